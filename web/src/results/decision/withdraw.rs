//! The form in which an award decision is withdrawn: it was recorded by mistake, or must be decided again.

use common_measure::record::{Act, WithdrawnAward};
use common_measure_parts::clock;
use yew::{AttrValue, Callback, Html, component, html};

use crate::form::{AskFirst, Details, Draft, Look, Press, use_draft};
use crate::screen::Screen;
use crate::session::use_session;

use super::form::{DECIDED_BY, REASON, WHEN, WHEN_FIELDS};

/// Why the decision that stands is withdrawn, when and by whom; nothing where none stands.
#[component]
pub(super) fn WithdrawForm() -> Html {
    let session = use_session();
    let draft = use_draft(&AttrValue::Static("record/award_withdrawal"));
    let Some(award) = session.process().award() else { return Html::default() };
    let onpress = {
        let (draft, entry) = (draft.clone(), award.entry);
        Callback::from(move |press| submit(&draft, entry, press))
    };
    html! {
        <div class="app-no-print">
            <Details summary="Withdraw this award decision">
                <p class="govuk-body">
                    { "If it was recorded by mistake, or has to be decided again before the contract is entered into. Take advice first: suppliers may have been told." }
                </p>
                { draft.sentences(REASON, "Why it is withdrawn", None) }
                { draft.moment(WHEN, "When this was decided", "In UK time, such as 27 3 2027 and 12:00.") }
                { draft.person(DECIDED_BY, "Decided by", None) }
                <AskFirst {draft} label="Withdraw the award decision" question="Withdraw this award decision?" yes="Yes, withdraw it" look={Look::Secondary} {onpress}>
                    <p class="govuk-body">
                        { "Nobody is awarded the contract from then on, until another decision is recorded. This one stays on the record, with the reason. What you published of it stays where it is until you take it down. Nothing is sent to anyone." }
                    </p>
                </AskFirst>
            </Details>
        </div>
    }
}

fn submit(draft: &Draft, entry: u64, press: Press) -> bool {
    let mut problems = draft.missing(&[(
        REASON,
        "An award decision is withdrawn for a reason. Say why, in a sentence.",
    )]);
    let [day, month, year, time] = WHEN_FIELDS.map(|name| draft.text(name));
    let when = clock::read(&day, &month, &year, &time)
        .map_err(|problem| problems.push((WHEN.to_owned(), problem)))
        .ok();
    problems.extend(
        draft.missing(&[(DECIDED_BY, "Enter the name of the person, or people, who decided.")]),
    );
    let act = when.map(|when| {
        let (reason, decided_by) = (draft.text(REASON), draft.text(DECIDED_BY));
        Act::WithdrawAward(WithdrawnAward { entry, reason, when, decided_by })
    });
    let fields: Vec<&str> = [REASON, DECIDED_BY].into_iter().chain(WHEN_FIELDS).collect();
    draft.enter(press, &fields, problems, act, Screen::Decision)
}
