//! Bids that came after the deadline: each stays unopened until it is decided about.

use common_measure::id::LotId;
use common_measure::record::{Act, LateBid, LateDecision, LateOutcome};
use common_measure_parts::clock;
use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::form::{AskFirst, Button, Details, Draft, Look, Press, use_draft, use_kept_focus};
use crate::screen::Screen;
use crate::session::use_session;

use super::form::all_or_one;

const SUPPLIER: &str = "supplier";
const LOT: &str = "lot";
const RECEIVED: &str = "received";
const CIRCUMSTANCES: &str = "circumstances";
const FIELDS: [&str; 7] =
    [SUPPLIER, LOT, RECEIVED, "received-month", "received-year", "received-time", CIRCUMSTANCES];
const TAKEN_IN: &str = "taken_in";
const REASON: &str = "reason";

const HEADING: &str = "late-heading";

/// The late bids, and the form for another.
#[component]
pub(super) fn LateBids() -> Html {
    let session = use_session();
    use_kept_focus(session.entries, HEADING);
    let late = &session.process().late;
    let bids = late.iter().map(|(entry, bid, outcome)| {
        html! { <Late key={*entry} entry={*entry} bid={bid.clone()} outcome={outcome.clone()} /> }
    });
    html! {
        <>
            <h2 id={HEADING} tabindex="-1" class="govuk-heading-m">{ "Late bids" }</h2>
            <p class="govuk-body">{ "A bid that comes after the deadline stays unopened until it is decided whether it is taken in." }</p>
            if late.is_empty() {
                <p class="govuk-body">{ "No late bid is recorded." }</p>
            }
            { for bids }
            <LateForm />
        </>
    }
}

#[derive(Properties, PartialEq)]
struct LateProps {
    entry: u64,
    bid: LateBid,
    outcome: Option<LateOutcome>,
}

/// One late bid, and what was or is to be decided about it.
#[component]
fn Late(props: &LateProps) -> Html {
    let LateProps { entry, bid, outcome } = props;
    let session = use_session();
    let scheme = &session.confirmed.scheme;
    let lot = match &bid.lot {
        Some(lot) => format!("For {}. ", scheme.lot_name(lot)),
        None if scheme.lots.len() > 1 => "For all lots. ".to_owned(),
        None => String::new(),
    };
    let draft = use_draft(&AttrValue::from(format!("record/late/{entry}")));
    let onpress = {
        let (draft, entry) = (draft.clone(), *entry);
        Callback::from(move |press| decide(&draft, entry, press))
    };
    let onother = {
        let (draft, entry) = (draft.clone(), *entry);
        Callback::from(move |press| another(&draft, entry, press))
    };
    let is_out = outcome.as_ref().is_some_and(|it| !it.accepted && !it.other_in_time);
    let decided = outcome.as_ref().map(|outcome| {
        let is_said_with_it = outcome.other_in_time && outcome.said_since.is_none();
        let decided = match (outcome.accepted, is_said_with_it) {
            (true, _) => "Taken in",
            (false, false) => "Not taken in",
            (false, true) => "Not taken in; another bid of this supplier came in time",
        };
        html! {
            <>
                <p class="govuk-body">{ format!("{decided}: {}", outcome.reason) }</p>
                if let Some(since) = &outcome.said_since {
                    <p class="govuk-body">{ format!("Another bid of this supplier came in time: {since}") }</p>
                }
            </>
        }
    });
    html! {
        <div class="app-said">
            <h3 class="govuk-heading-s">{ &bid.supplier }</h3>
            <p class="govuk-body">
                { format!("{lot}Received {} (entry {entry}). {}", clock::in_words(&bid.received), bid.circumstances) }
            </p>
            if let Some(decided) = decided {
                { decided }
                if is_out {
                    <Details summary={format!("Another bid of {} came in time", bid.supplier)}>
                        <p class="govuk-body">{ "Until you say so, no bid of this supplier can be entered in its place, because it could be the late one." }</p>
                        { draft.sentences(REASON, "When and how it came", None) }
                        <AskFirst {draft} label="Record it" question={format!("Record that another bid of {} came in time?", bid.supplier)} yes="Yes, record it"
                            look={Look::Secondary} about={format!("about {}", bid.supplier)} onpress={onother}>
                            <p class="govuk-body">{ "This cannot be undone." }</p>
                        </AskFirst>
                    </Details>
                }
            } else {
                <p class="govuk-body"><strong class="govuk-tag govuk-tag--yellow">{ "Unopened until decided" }</strong></p>
                { draft.radios(TAKEN_IN, "What is decided", &[
                    ("yes".into(), "Take it in".into(), "It is opened and assessed like the others."),
                    ("no".into(), "Do not take it in".into(), "It stays unopened."),
                ]) }
                { draft.sentences(REASON, "Reason", None) }
                <AskFirst {draft} label="Record the decision" question={format!("Record the decision about {}?", bid.supplier)} yes="Yes, record it"
                    look={Look::Secondary} about={format!("about {}", bid.supplier)} {onpress}>
                    <p class="govuk-body">{ "This cannot be undone." }</p>
                </AskFirst>
            }
        </div>
    }
}

fn decide(draft: &Draft, entry: u64, press: Press) -> bool {
    let missing = draft.missing(&[
        (TAKEN_IN, "Choose what is decided."),
        (REASON, "A decision about a late bid needs a reason. Say why, in a sentence."),
    ]);
    let accepted = draft.text(TAKEN_IN) == "yes";
    let reason = draft.text(REASON);
    let act = Act::DecideLate(LateDecision { entry, accepted, other_in_time: false, reason });
    draft.enter(press, &[REASON, TAKEN_IN], missing, Some(act), Screen::Opening)
}

/// Says of a late bid that was not taken in that another of the same supplier came in time.
fn another(draft: &Draft, entry: u64, press: Press) -> bool {
    let missing = draft.missing(&[(REASON, "Say when and how it came, in a sentence.")]);
    let reason = draft.text(REASON);
    let act = Act::DecideLate(LateDecision { entry, accepted: false, other_in_time: true, reason });
    draft.enter(press, &[REASON], missing, Some(act), Screen::Opening)
}

/// Whose bid came late, when, and why.
#[component]
fn LateForm() -> Html {
    let session = use_session();
    let draft = use_draft(&AttrValue::Static("record/late"));
    let onclick = {
        let draft = draft.clone();
        Callback::from(move |()| receive(&draft))
    };
    html! {
        <Details summary="Record a late bid">
            { draft.line(SUPPLIER, "Supplier", None) }
            if session.confirmed.scheme.lots.len() > 1 {
                { draft.select_from(LOT, "Lot", &all_or_one(&session.confirmed.scheme), "") }
            }
            { draft.moment(RECEIVED, "When it was received", "In UK time, such as 27 3 2027 and 12:05.") }
            { draft.sentences(CIRCUMSTANCES, "What is known of why it was late (optional)", None) }
            <Button look={Look::Secondary} {onclick}>{ "Record the late bid" }</Button>
        </Details>
    }
}

fn receive(draft: &Draft) {
    let [day, month, year, time] =
        [RECEIVED, "received-month", "received-year", "received-time"].map(|name| draft.text(name));
    let mut problems = draft.missing(&[(SUPPLIER, "Enter the supplier’s name.")]);
    let act = match clock::read(&day, &month, &year, &time) {
        Ok(received) => Some(Act::ReceiveLate(LateBid {
            supplier: draft.text(SUPPLIER),
            lot: LotId::new(&draft.text(LOT)).ok(),
            received,
            circumstances: draft.text(CIRCUMSTANCES),
        })),
        Err(problem) => {
            problems.push((RECEIVED.to_owned(), problem));
            None
        }
    };
    draft.enter(Press::Sure, &FIELDS, problems, act, Screen::Opening);
}
