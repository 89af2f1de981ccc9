//! What is still open when the award is decided. It keeps nobody from deciding.

use common_measure_parts::words::count;
use yew::{Html, component, html};

use crate::form::{InsetText, LinkTo, WarningText};
use crate::screen::Screen;
use crate::session::use_session;

use super::super::method::ResultProps;
use super::super::unread::unread;

/// Everything that is unchecked, unapproved or undecided, each with where it is settled.
#[component]
pub(super) fn StillOpen(props: &ResultProps) -> Html {
    let session = use_session();
    let process = session.process();
    let lots = &props.derived.report.lots;
    let findings = props.derived.assessment.lots.iter().flat_map(|lot| &lot.findings);
    let undecided = findings.filter(|finding| finding.is_open).count();
    let unapproved = session.record(|record| record.unapproved().len()).unwrap_or_default();
    let late = process.late.iter().filter(|(_, _, decision)| decision.is_none()).count();
    let though_late =
        session.record(|record| record.state().entered_though_late().len()).unwrap_or_default();
    let equal = lots.iter().filter(|lot| !lot.award.undecided.is_empty()).count();
    let in_reserve = lots.iter().filter(|lot| !lot.award.equal_in_reserve.is_empty()).count();
    let provisional = lots.iter().filter(|lot| lot.provisional).count();
    let open = [
        (
            session.record(|record| record.state().unchecked().count()).unwrap_or_default(),
            "figure that nobody else has compared with the bid",
            "figures that nobody else has compared with the bids",
            Screen::Checks,
        ),
        (
            unapproved,
            "entry that nobody else has approved",
            "entries that nobody else has approved",
            Screen::Checks,
        ),
        (
            undecided,
            "finding that nobody has decided",
            "findings that nobody has decided",
            Screen::Results,
        ),
        (
            equal,
            "lot with equal bids of which only some can be awarded",
            "lots with equal bids of which only some can be awarded",
            Screen::Results,
        ),
        (
            in_reserve,
            "lot with equal bids in reserve",
            "lots with equal bids in reserve",
            Screen::Results,
        ),
        (
            provisional,
            "result that is provisional",
            "results that are provisional",
            Screen::Results,
        ),
        (
            late,
            "late bid that nobody has decided about",
            "late bids that nobody has decided about",
            Screen::Opening,
        ),
        (
            though_late,
            "bid entered as in time, of a supplier with a late bid that was not taken in, or not decided about",
            "bids entered as in time, of suppliers with a late bid that was not taken in, or not decided about",
            Screen::Opening,
        ),
        (
            unread(&session, &props.derived).len(),
            "entry that could not be read",
            "entries that could not be read",
            Screen::Results,
        ),
    ];
    let lines: Vec<Html> = open
        .into_iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, one, many, to)| {
            html! { <li><LinkTo {to}>{ count(number, one, many) }</LinkTo></li> }
        })
        .collect();
    if lines.is_empty() {
        return html! { <InsetText>{ "Nothing that was entered here is left to check, approve or decide." }</InsetText> };
    }
    html! {
        <>
            <WarningText>{ "These are still open. You can decide all the same; the record shows that they were." }</WarningText>
            <ul class="govuk-list govuk-list--bullet">{ for lines }</ul>
        </>
    }
}
