//! What comes of the choice: shown before anything is stored.

use std::collections::BTreeMap;
use std::rc::Rc;

use common_measure::record::{HistoryLine, Record};
use common_measure_parts::words::count;
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, Html, Properties, component, html, use_state_eq};

use crate::form::{Button, Look, WarningText};
use crate::session::{Parted, Shared, entries, file, use_acts, use_session};

use super::super::super::history::{Entries, Past};

/// The heading of the page.
pub(super) const HEADING: &str = "parted-check";

/// How many entries are shown at once.
const PAGE: usize = 20;

/// The record as it would go on.
pub(super) struct Outcome {
    is_ours: bool,
    record: Option<Record>,
    /// How many entries the chosen copy has.
    own: usize,
    brought: usize,
    /// The new entries.
    added: Shared<Past>,
    refused: usize,
    /// What is not brought over, in the words of the other copy, and why, by its numbers.
    left: Shared<Past>,
    why: Rc<BTreeMap<u64, String>>,
}

impl Outcome {
    /// What comes of one side, with or without what was done on the other.
    pub(super) fn of(parted: &Parted, is_ours: bool, bring: bool) -> Self {
        let sides = (parted.ours(), &parted.theirs);
        let (chosen, other) = if is_ours { sides } else { (sides.1, sides.0) };
        let own = chosen.len();
        let made = chosen.read(|chosen| {
            if !bring {
                return Some((chosen.clone(), Vec::new(), Vec::new()));
            }
            other.read(|other| {
                let (record, refused) = entries::brought_over(chosen, other);
                let lines = if refused.is_empty() { Vec::new() } else { other.history() };
                (record, refused, lines)
            })
        });
        let Some((record, refused, mut lines)) = made.flatten() else {
            return Self { record: None, ..Self::nothing(is_ours) };
        };
        let why: BTreeMap<u64, String> = refused
            .into_iter()
            .map(|(number, fault)| (number, format!("{} {}", fault.problem, fault.remedy)))
            .collect();
        lines.retain(|line| why.contains_key(&line.entry));
        let brought = record.entries().len().saturating_sub(own);
        let after = |line: &HistoryLine| usize::try_from(line.entry).is_ok_and(|at| at > own);
        let mut added = if brought == 0 { Vec::new() } else { record.history() };
        added.retain(after);
        Self {
            is_ours,
            record: Some(record),
            own,
            brought,
            added: Shared::new(Past::of(added)),
            refused: why.len(),
            left: Shared::new(Past::of(lines)),
            why: Rc::new(why),
        }
    }

    fn nothing(is_ours: bool) -> Self {
        let none = || Shared::new(Past::of(Vec::new()));
        let why = Rc::default();
        let (added, left) = (none(), none());
        Self { is_ours, record: None, own: 0, brought: 0, added, refused: 0, left, why }
    }

    /// What is told once it is stored.
    fn news(&self, name: &str) -> String {
        let (which, other) = if self.is_ours {
            ("the copy in this browser".to_owned(), format!("“{name}”"))
        } else {
            (format!("“{name}”"), "the copy that was in this browser".to_owned())
        };
        format!(
            "The record goes on from {which}. Of {other}, {} brought over and {} not.",
            count(self.brought, "entry was", "entries were"),
            count(self.refused, "was", "were")
        )
    }
}

/// The outcome's properties.
#[derive(Properties, PartialEq)]
pub(super) struct OutcomeProps {
    /// The two copies.
    pub parted: Shared<Parted>,
    /// What comes of the choice.
    pub outcome: Shared<Outcome>,
    /// To choose again.
    pub onback: Callback<()>,
    /// To leave all as it is.
    pub oncancel: Callback<()>,
}

/// Shows what would be stored, offers the other copy as a file, and asks.
#[component]
pub(super) fn OutcomePage(props: &OutcomeProps) -> Html {
    let (session, acts) = (use_session(), use_acts());
    let storing = use_state_eq(|| false);
    let OutcomeProps { parted, outcome, .. } = props;
    let (chosen, other) = if outcome.is_ours {
        ("The copy in this browser", "the copy in the file")
    } else {
        ("The copy in the file", "the copy in this browser")
    };
    let onsave = {
        let (acts, parted, is_ours) = (acts.clone(), parted.clone(), outcome.is_ours);
        Callback::from(move |()| {
            if let Err(reason) = save(&parted, is_ours) {
                acts.tell(reason);
            }
        })
    };
    let onconfirm = {
        let (acts, session, storing) = (acts.clone(), session.clone(), storing.clone());
        let (parted, outcome) = (parted.clone(), outcome.clone());
        Callback::from(move |()| {
            let (acts, session, storing) = (acts.clone(), session.clone(), storing.clone());
            let (parted, outcome) = (parted.clone(), outcome.clone());
            // Pressed twice, it is done once.
            storing.set(true);
            spawn_local(async move {
                if let Some(record) = outcome.record.clone() {
                    parted.go_on(&acts, &session, record, outcome.news(&parted.name)).await;
                }
                storing.set(false);
            });
        })
    };
    let last = outcome.own + outcome.brought;
    html! {
        <>
            <h1 id={HEADING} tabindex="-1" class="govuk-heading-l">{ "Check before it is stored" }</h1>
            <p class="govuk-body">
                { format!("{chosen} goes on, with its {}.", count(outcome.own, "entry", "entries")) }
                if outcome.brought > 0 {
                    { format!(" {} brought over from {other}, up to entry {last}. Each keeps who made it and when.", count(outcome.brought, "entry is", "entries are")) }
                } else {
                    { format!(" Nothing is brought over from {other}.") }
                }
            </p>
            if outcome.refused > 0 {
                <section aria-labelledby="parted-left">
                    <h2 id="parted-left" class="govuk-heading-m">{ format!("{} not brought over", count(outcome.refused, "entry is", "entries are")) }</h2>
                    <Entries past={outcome.left.clone()} notes={outcome.why.clone()} page={PAGE} of="what is not brought over" />
                </section>
            }
            if outcome.brought > 0 {
                <section aria-labelledby="parted-added">
                    <h2 id="parted-added" class="govuk-heading-m">{ format!("{} brought over", count(outcome.brought, "entry is", "entries are")) }</h2>
                    <Entries past={outcome.added.clone()} page={PAGE} of="what is brought over" />
                </section>
            }
            if outcome.is_ours && outcome.brought == 0 {
                <p class="govuk-body">{ "Nothing is added to the copy in this browser, and nothing is taken from it." }</p>
            } else if outcome.is_ours {
                <WarningText>{ format!("This cannot be undone: what is brought over stays in the record. The file “{}” is not changed; what is entered in it from now on parts from the record again.", parted.name) }</WarningText>
            } else {
                <WarningText>{ format!("This cannot be undone. The entries from {} on that were made in this browser are no longer kept in it, but for what the file holds too and what is brought over.", parted.common + 1) }</WarningText>
            }
            <p class="govuk-body">
                <Button look={Look::Secondary} onclick={onsave}>{ format!("Save {other} as a file first") }</Button>
            </p>
            <div class="govuk-button-group">
                <Button look={Look::Warning} onclick={onconfirm} disabled={*storing || outcome.record.is_none()}>
                    { format!("Go on with {}{}", chosen.chars().take(1).flat_map(char::to_lowercase).collect::<String>(), chosen.chars().skip(1).collect::<String>()) }
                </Button>
                <Button look={Look::Secondary} onclick={props.onback.clone()}>{ "Choose again" }</Button>
                <Button look={Look::Link} onclick={props.oncancel.clone()}>{ "Cancel: leave all as it is" }</Button>
            </div>
        </>
    }
}

/// Offers the copy that does not go on as a download. Fails in words.
fn save(parted: &Parted, is_ours: bool) -> Result<(), String> {
    let (other, which) = if is_ours {
        (&parted.theirs, " (copy of the file)")
    } else {
        (parted.ours(), " (copy of the browser)")
    };
    let there = other.read(|record| {
        let title = &record.procurement().details.title;
        (record.to_text(), file::file_name(title, &format!("{which}{}", file::RECORD)))
    });
    let (text, name) = there.ok_or("The copy cannot be read.")?;
    file::download(&text, &name)
}
