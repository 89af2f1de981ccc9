//! What a plain procurement with bids in it is: nothing shows that its award criteria were locked
//! before the bids, so a person says whether they were published, or only tries things out.

use common_measure::fault::Fault;
use common_measure::record::Standing;
use common_measure::time::Time;
use common_measure_parts::clock;
use common_measure_parts::words::count;
use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::form::{
    AskFirst, Button, Draft, InsetText, Look, Press, WarningText, YourName, use_draft,
};
use crate::screen::Screen;
use crate::session::{self, Shared, entries, use_acts, use_session};

const KIND: &str = "kind";
const NOTICE: &str = "notice";
const WHEN: &str = "when";
const FIELDS: [&str; 6] = [KIND, NOTICE, WHEN, "when-month", "when-year", "when-time"];

/// What is asked about.
#[derive(Properties, PartialEq)]
pub(crate) struct UnlockedProps {
    /// The file.
    pub file: Shared<session::Unlocked>,
}

/// Asks what the file is, and before what cannot be undone, whether that is meant.
#[component]
pub(crate) fn Unlocked(props: &UnlockedProps) -> Html {
    let (session, acts) = (use_session(), use_acts());
    let draft = use_draft(&AttrValue::Static("file/published"));
    let file = &props.file;
    let bids = count(file.procurement.bids.len(), "bid", "bids");
    let oncancel = {
        let acts = acts.clone();
        Callback::from(move |()| acts.go(Screen::Start))
    };
    let onpress = {
        let (draft, acts, session, file) =
            (draft.clone(), acts.clone(), session.clone(), file.clone());
        Callback::from(move |press: Press| {
            let (standing, mut problems) = answered(&draft);
            let begun = standing.map(|standing| {
                entries::from_file(&file.text, file.procurement.clone(), standing, session.who())
            });
            // What the record would refuse is known before anything is opened.
            if let Some(Err(fault)) = &begun {
                problems.push(at_field(fault));
            }
            if draft.faulty(&FIELDS, problems) {
                return false;
            }
            if let (Press::Sure, Some(Ok(record))) = (press, begun) {
                acts.open_new(record, Screen::TaskList);
            }
            true
        })
    };
    let published = draft.text(KIND) == "published";
    let oncontinue = {
        let onpress = onpress.clone();
        Callback::from(move |()| {
            onpress.emit(Press::Sure);
        })
    };
    html! {
        <>
            <h1 class="govuk-heading-l">{ Screen::Unlocked.title(&session.confirmed) }</h1>
            <p class="govuk-body app-said">{ format!("“{}” is a plain procurement with {bids} in it and no record. Nothing in it shows that its award criteria were settled before the bids came.", file.name) }</p>
            { draft.radios(KIND, "What is it to be opened as?", &[
                ("practice".into(), "A practice copy, not for award".into(), "To try things out, or to check a result. Everything in it can be changed."),
                ("published".into(), "The start of a record".into(), "The award criteria were published before bids were opened. They are locked from the start, and you say where and when they were published."),
            ]) }
            if published {
                { draft.line(NOTICE, "Where the award criteria were published", Some("The notice’s reference or address.")) }
                { draft.moment(WHEN, "When they were published", "In UK time, such as 27 3 2026 and 12:00.") }
                <YourName />
                <AskFirst draft={draft.clone()} label="Begin the record" question="Begin the record with these award criteria?" yes="Yes, begin the record" {onpress}>
                    <p class="govuk-body app-said">{ format!("The record of “{}” will say, under the name “{}”:", file.name, session.who()) }</p>
                    <InsetText><span class="app-said">{ will_say(&draft) }</span></InsetText>
                    <WarningText>{ "This cannot be undone. The award criteria in the file are locked from the first entry on, and cannot be changed or amended in this record." }</WarningText>
                </AskFirst>
            } else {
                <Button onclick={oncontinue}>{ "Continue" }</Button>
            }
            <p class="govuk-body"><Button look={Look::Link} onclick={oncancel}>{ "Cancel: open nothing" }</Button></p>
        </>
    }
}

/// What the first entry says of the criteria, if the form says it.
fn will_say(draft: &Draft) -> String {
    match answered(draft).0 {
        Some(Standing::Published { notice, when }) => format!(
            "The award criteria were published in {notice} on {}, UK time, before the record began.",
            clock::in_words(&when)
        ),
        _ => String::new(),
    }
}

/// As what the file is to be opened, and what is missing or wrong.
fn answered(draft: &Draft) -> (Option<Standing>, Vec<(String, String)>) {
    let kind = draft.text(KIND);
    if kind != "published" {
        let problems = draft.missing(&[(KIND, "Choose what the file is to be opened as.")]);
        return ((kind == "practice").then_some(Standing::Practice), problems);
    }
    let mut problems = draft.missing(&[(
        NOTICE,
        "Enter the reference or address of the notice in which the award criteria were published.",
    )]);
    match moment(draft) {
        Ok(when) if problems.is_empty() => {
            (Some(Standing::Published { notice: draft.text(NOTICE), when }), problems)
        }
        Ok(_) => (None, problems),
        Err(problem) => {
            problems.push((WHEN.to_owned(), problem));
            (None, problems)
        }
    }
}

fn moment(draft: &Draft) -> Result<Time, String> {
    let [day, month, year, time] =
        [WHEN, "when-month", "when-year", "when-time"].map(|name| draft.text(name));
    clock::read(&day, &month, &year, &time)
}

/// A refusal beside the field that it is about; one that is about what is in the file, beside the choice.
fn at_field(fault: &Fault) -> (String, String) {
    let field = fault.place.path().strip_prefix("record/published/");
    match FIELDS.into_iter().find(|name| Some(*name) == field) {
        Some(field) => (field.to_owned(), format!("{} {}", fault.problem, fault.remedy)),
        None => (
            KIND.to_owned(),
            format!("{fault} Open it as a practice copy, put this right, and export it."),
        ),
    }
}
