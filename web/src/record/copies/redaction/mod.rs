//! A copy of the record in which names and texts are withheld.

mod choice;
mod list;
mod made;
mod protects;

use std::rc::Rc;

use common_measure::record::{Preset, Record, RedactedCopy, TextKind, Withheld};
use common_measure_parts::words::count;
use yew::{AttrValue, Callback, Html, component, html, use_effect_with, use_memo, use_state};

use crate::form::{BackLink, Button, Checkbox, Draft, focus, use_draft};
use crate::screen::Screen;
use crate::session::{Session, Shared, use_acts, use_session};

use choice::{Chosen, KINDS, Rows, kind_code, kind_in_words};
use list::Texts;
use made::{HEADING, Made};
use protects::Protects;

const PURPOSE: &str = "purpose";
const BY: &str = "by";
const GROUND: &str = "ground";
/// One exemption seldom covers both people's names and what suppliers wrote.
const GROUND_HINT: &str = "It stands in the copy beside every gap, such as “Freedom of Information Act 2000, section 40 (personal information)”. Where texts are withheld on different grounds, first leave in those that have another ground. Then open the copy and make a copy of it, in which these are withheld on theirs: the gaps before keep their own.";
const FIELDS: [&str; 3] = [PURPOSE, BY, GROUND];

/// What a copy is for, and what it withholds and why.
const PURPOSES: [(Preset, &str, &str); 3] = [
    (
        Preset::FreedomOfInformation,
        "A request under the Freedom of Information Act",
        "Withholds people’s names and contact details, which are personal data, and what suppliers wrote, which may be theirs in confidence. Suppliers’ names and the authority’s reasons stay, and so do the prices and rates of all bids, beside those names.",
    ),
    (
        Preset::Disclosure,
        "Disclosure to a bidder or a court",
        "Withholds contact details only. Who did what, what was offered and the reasons stay, because they are what is looked into.",
    ),
    (
        Preset::Auditor,
        "An auditor",
        "Withholds nothing but files that were taken in, whose contents stand in the entries as well.",
    ),
];

/// Chooses what is withheld, by whom and on what ground, and makes the copy.
#[component]
pub(crate) fn Redaction() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let draft = use_draft(&AttrValue::Static("record/redaction"));
    let rows = {
        let journal = session.journal().cloned();
        use_memo((journal, session.entries), |(journal, _)| {
            let texts = journal.as_ref().and_then(|journal| journal.read(Record::texts));
            Shared::new(Rows::of(texts.unwrap_or_default()))
        })
    };
    let purpose = draft.text(PURPOSE);
    let preset = Preset::ALL.into_iter().find(|preset| preset.code() == purpose);
    // What was chosen by hand belongs to its purpose, and is kept with what is typed here: whoever comes back from
    // another screen finds it again.
    let by_hand = preset.map(|preset| format!("by-hand/{}", preset.code()));
    let chosen = preset.zip(by_hand.as_ref()).map(|(preset, by_hand)| {
        serde_json::from_str(&draft.text(by_hand)).unwrap_or_else(|_| Chosen::of(preset))
    });
    let why = Withheld { by: draft.text_or(BY, &session.name), ground: draft.text(GROUND) };
    let made = use_state(|| None::<(Asked, Shared<RedactedCopy>)>);
    let asked = Asked { why, chosen: chosen.clone(), entries: session.entries };
    let copy = made.as_ref().filter(|(of, _)| *of == asked).map(|(_, copy)| copy.clone());
    use_effect_with(copy.clone(), |copy| {
        if copy.is_some() {
            focus(HEADING);
        }
    });
    let offered = PURPOSES.map(|(preset, label, hint)| (preset.code().into(), label.into(), hint));
    let onchoose = {
        let draft = draft.clone();
        Callback::from(move |chosen: Chosen| {
            if let (Some(by_hand), Ok(kept)) = (&by_hand, serde_json::to_string(&chosen)) {
                draft.set(by_hand, kept);
            }
        })
    };
    let onmake = {
        let (session, acts, rows, made) = (session.clone(), acts, (*rows).clone(), made.clone());
        let draft = draft.clone();
        Callback::from(move |()| {
            if draft.faulty(&FIELDS, missing(&draft, &asked.why)) {
                return;
            }
            match make(&session, &rows, &asked) {
                Ok(copy) => made.set(Some((asked.clone(), Shared::new(copy)))),
                Err(reason) => acts.tell(reason),
            }
        })
    };
    html! {
        <>
            <BackLink to={Screen::History} />
            <h1 class="govuk-heading-l">{ Screen::Redaction.title(&session.confirmed) }</h1>
            <p class="govuk-body">{ "For someone who may see the record, but not all that is written in it. The record itself is not changed." }</p>
            <Protects />
            { draft.radios(PURPOSE, "What the copy is for", &offered) }
            { draft.person_from(BY, "Who withholds", Some("It stands in the copy beside every gap."), &session.name) }
            { draft.sentences(GROUND, "On what ground", Some(GROUND_HINT)) }
            if let Some(chosen) = chosen {
                { kinds(&rows, &chosen, &onchoose) }
                <h2 class="govuk-heading-m">{ "Text by text" }</h2>
                <p class="govuk-body">{ "A text that is ticked is withheld wherever the same text stands." }</p>
                <Texts rows={(*rows).clone()} {chosen} {onchoose} />
            }
            <Button onclick={onmake}>{ "Make the copy" }</Button>
            if let Some(copy) = copy {
                <Made {copy} />
            }
        </>
    }
}

/// What a copy is asked for with: another wish is another copy.
#[derive(Clone, PartialEq)]
struct Asked {
    why: Withheld,
    chosen: Option<Chosen>,
    entries: usize,
}

/// A box for each kind, with how many of its texts are withheld.
fn kinds(rows: &Rc<Shared<Rows>>, chosen: &Chosen, onchoose: &Callback<Chosen>) -> Html {
    let boxes = KINDS.into_iter().map(|kind| {
        let (name, about) = kind_in_words(kind);
        let (all, withheld) = rows.count(kind, chosen);
        let label = format!("{name}: {withheld} of {}", count(all, "text", "texts"));
        if kind == TextKind::File && all == 0 {
            return Html::default();
        }
        if kind == TextKind::File {
            return html! { <p class="govuk-body">{ format!("{label}. {about}") }</p> };
        }
        let onchange = {
            let (chosen, onchoose) = (chosen.clone(), onchoose.clone());
            Callback::from(move |wanted| {
                let mut chosen = chosen.clone();
                chosen.set(kind, wanted);
                onchoose.emit(chosen);
            })
        };
        html! {
            <Checkbox path={format!("redaction-{}", kind_code(kind))} {label} hint={about} checked={chosen.has(kind)} {onchange} />
        }
    });
    html! {
        <>
            <h2 class="govuk-heading-m">{ "What is withheld" }</h2>
            if rows.gone > 0 {
                <p class="govuk-body">{ format!("{} withheld in this record already, and stay so.", count(rows.gone, "text is", "texts are")) }</p>
            }
            <div class="govuk-form-group">
                <fieldset class="govuk-fieldset">
                    <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{ "Kinds of text" }</legend>
                    <div class="govuk-checkboxes govuk-checkboxes--small">{ for boxes }</div>
                </fieldset>
            </div>
        </>
    }
}

/// What is still to be said before there can be a copy.
fn missing(draft: &Draft, why: &Withheld) -> Vec<(String, String)> {
    let mut problems = draft.missing(&[(PURPOSE, "Choose what the copy is for.")]);
    if why.by.is_empty() {
        problems.push((BY.to_owned(), "Enter the name of whoever withholds the texts.".to_owned()));
    }
    problems.extend(draft.missing(&[(
        GROUND,
        "Enter the ground, such as an exemption of the Freedom of Information Act.",
    )]));
    problems
}

/// Makes the copy and gives it to the person. Fails in words.
fn make(session: &Session, rows: &Rows, asked: &Asked) -> Result<RedactedCopy, String> {
    let places = asked.chosen.as_ref().map(|chosen| rows.chosen(chosen)).unwrap_or_default();
    let made = session.record(|record| {
        record.redacted_copy(&asked.why, &|entry, at, _| places.contains(&(entry.number, at)))
    });
    let copy = made.ok_or("No procurement is open.")?.map_err(|fault| fault.to_string())?;
    made::download(&copy, session.title())?;
    Ok(copy)
}
