//! What a plain procurement with bids in it is: nothing shows that its award criteria were locked
//! before the bids, so a person says whether they were published, or only tries things out.

use common_measure::fault::Fault;
use common_measure::procurement::Procurement;
use common_measure::record::Standing;
use common_measure::time::Time;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_memo, use_state};

use crate::form::{
    Button, Draft, InsetText, Look, WarningText, YourName, use_draft, use_kept_focus,
};
use crate::screen::Screen;
use crate::session::{self, Acts, Session, Shared, entries, use_acts, use_session};
use crate::words::count;

use crate::clock;

const KIND: &str = "kind";
const NOTICE: &str = "notice";
const WHEN: &str = "when";
const FIELDS: [&str; 6] = [KIND, NOTICE, WHEN, "when-month", "when-year", "when-time"];
const ASKED: &str = "unlocked-asked";
const CHECK: &str = "unlocked-check";

/// What is asked about.
#[derive(Properties, PartialEq)]
pub(crate) struct UnlockedProps {
    /// The file.
    pub file: Shared<session::Unlocked>,
}

/// Asks what the file is, and once it is answered with what cannot be undone, whether that is meant.
#[component]
pub(crate) fn Unlocked(props: &UnlockedProps) -> Html {
    let (session, acts) = (use_session(), use_acts());
    let draft = use_draft(&AttrValue::Static("file/published"));
    let bids = use_memo(props.file.clone(), |file| {
        Procurement::parse(&file.text).map_or(0, |procurement| procurement.bids.len())
    });
    let meant = use_state(|| None::<Published>);
    use_kept_focus(meant.is_some(), if meant.is_some() { CHECK } else { ASKED });
    let session::Unlocked { name, text } = &*props.file;
    let oncancel = {
        let acts = acts.clone();
        Callback::from(move |()| acts.go(Screen::Start))
    };
    if let Some((notice, when)) = &*meant {
        let onback = {
            let meant = meant.clone();
            Callback::from(move |()| meant.set(None))
        };
        let standing = Standing::Published { notice: notice.clone(), when: when.clone() };
        let onbegin = begin(&acts, &session, text, standing);
        return html! {
            <div key="check">
                <h1 id={CHECK} tabindex="-1" class="govuk-heading-l">{ "Check before the record begins" }</h1>
                <p class="govuk-body app-said">{ format!("The record of “{name}” will say, under the name “{}”:", session.who()) }</p>
                <InsetText><span class="app-said">{ format!("The award criteria were published in {notice} on {}, UK time, before the record began.", clock::in_words(when)) }</span></InsetText>
                <WarningText>{ "This cannot be undone. The award criteria in the file are locked from the first entry on, and cannot be changed or amended in this record." }</WarningText>
                <div class="govuk-button-group">
                    <Button onclick={onbegin}>{ "Begin the record" }</Button>
                    <Button look={Look::Secondary} onclick={onback}>{ "Go back" }</Button>
                    <Button look={Look::Link} onclick={oncancel}>{ "Cancel: open nothing" }</Button>
                </div>
            </div>
        };
    }
    let onclick = {
        let (draft, acts, session) = (draft.clone(), acts.clone(), session.clone());
        let (meant, text) = (meant.clone(), text.clone());
        Callback::from(move |()| {
            let (published, mut problems) = answered(&draft);
            if let Some((notice, when)) = &published {
                // What the record would refuse is known before anything is made.
                let standing = Standing::Published { notice: notice.clone(), when: when.clone() };
                if let Err(fault) = entries::from_file_as(&text, standing, session.who()) {
                    problems.push(at_field(&fault));
                }
            }
            if draft.faulty(&FIELDS, problems) {
                return;
            }
            match published {
                Some(published) => meant.set(Some(published)),
                None => begin(&acts, &session, &text, Standing::Practice).emit(()),
            }
        })
    };
    html! {
        // Another key than the other step's: what was pressed there must not be pressed here.
        <div key="asked">
            <h1 id={ASKED} tabindex="-1" class="govuk-heading-l">{ Screen::Unlocked.title(&session.confirmed) }</h1>
            <p class="govuk-body app-said">{ format!("“{name}” is a plain procurement with {} in it and no record. Nothing in it shows that its award criteria were settled before the bids came.", count(*bids, "bid", "bids")) }</p>
            { draft.radios(KIND, "What is it to be opened as?", &[
                ("practice".into(), "A practice copy, not for award".into(), "To try things out, or to check a result. Everything in it can be changed."),
                ("published".into(), "The start of a record".into(), "The award criteria were published before bids were opened. They are locked from the start, and you say where and when they were published."),
            ]) }
            if draft.text(KIND) == "published" {
                { draft.line(NOTICE, "Where the award criteria were published", Some("The notice’s reference or address.")) }
                { draft.moment(WHEN, "When they were published", "In UK time, such as 27 3 2026 and 12:00.") }
                <YourName />
            }
            <div class="govuk-button-group">
                <Button {onclick}>{ "Continue" }</Button>
                <Button look={Look::Link} onclick={oncancel}>{ "Cancel: open nothing" }</Button>
            </div>
        </div>
    }
}

/// A notice, and when it was published.
type Published = (String, Time);

/// Where and when the criteria were published, if they were, and what is missing or wrong.
fn answered(draft: &Draft) -> (Option<Published>, Vec<(String, String)>) {
    let problems = draft.missing(&[(KIND, "Choose what the file is to be opened as.")]);
    if draft.text(KIND) != "published" {
        return (None, problems);
    }
    let [day, month, year, time] =
        [WHEN, "when-month", "when-year", "when-time"].map(|name| draft.text(name));
    let mut problems = draft.missing(&[(
        NOTICE,
        "Enter the reference or address of the notice in which the award criteria were published.",
    )]);
    match clock::read(&day, &month, &year, &time) {
        Ok(when) if problems.is_empty() => (Some((draft.text(NOTICE), when)), problems),
        Ok(_) => (None, problems),
        Err(problem) => {
            problems.push((WHEN.to_owned(), problem));
            (None, problems)
        }
    }
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

/// Begins the record and opens it.
fn begin(acts: &Acts, session: &Session, text: &str, standing: Standing) -> Callback<()> {
    let (acts, who, text) = (acts.clone(), session.who().to_owned(), text.to_owned());
    Callback::from(move |()| match entries::from_file_as(&text, standing.clone(), &who) {
        Ok(record) => acts.open_new(record, Screen::TaskList),
        Err(fault) => acts.tell(fault.to_string()),
    })
}
