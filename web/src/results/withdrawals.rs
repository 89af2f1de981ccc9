//! Bids that are withdrawn after results: recorded, shown with what follows, taken back.

use common_measure::assessment::LotReport;
use common_measure::evaluation::Withdrawn;
use common_measure::id::BidId;
use common_measure::record::Command;
use common_measure::scheme::Withdrawal;
use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::form::{Button, Details, Draft, Look, Offered, focus, use_draft};
use crate::session::{Shared, use_acts};

use super::derived::{Derived, LotProps};
use super::findings::sentence;

const BID: &str = "bid";
const REASON: &str = "reason";
const RECORDED_BY: &str = "recorded_by";

/// The withdrawals of a lot, and a form to record one.
#[component]
pub(super) fn Withdrawals(props: &LotProps) -> Html {
    let acts = use_acts();
    let LotProps { derived, at } = props;
    let Some((_, report)) = derived.lot(*at) else { return Html::default() };
    let id = format!("withdrawals-{at}");
    let lines = report.withdrawals.iter().map(|withdrawn| {
        let onclick = {
            let (acts, id, bid) = (acts.clone(), id.clone(), withdrawn.bid.clone());
            Callback::from(move |()| {
                acts.issue(Command::TakeBackWithdrawal(bid.clone()));
                // The button goes with the withdrawal.
                focus(&id);
            })
        };
        let about = format!("the withdrawal of {}", derived.name(&withdrawn.bid));
        html! {
            <div class="app-finding">
                <p class="govuk-body">{ withdrawn_in_words(derived, withdrawn) }</p>
                <div class="app-no-print">
                    <Button look={Look::Link} {onclick} {about}>{ "Take back" }</Button>
                </div>
            </div>
        }
    });
    let path = AttrValue::from(format!("evaluation/withdrawals/{}", report.lot));
    html! {
        <div id={id.clone()} class="app-results__part app-results__reading app-results__text" tabindex="-1">
            if !report.withdrawals.is_empty() {
                <h3 class="govuk-heading-m">{ "Withdrawn" }</h3>
                { for lines }
            }
            <div class="app-no-print">
                <Details summary="Record that a bid was withdrawn">
                    <WithdrawalForm {path} derived={derived.clone()} at={*at} after={AttrValue::from(id)} />
                </Details>
            </div>
        </div>
    }
}

/// A withdrawal in sentences, with what follows by the award criteria.
pub(super) fn withdrawn_in_words(derived: &Derived, withdrawn: &Withdrawn) -> String {
    format!(
        "{} was withdrawn. Reason: {} Recorded by {}. {}",
        derived.name(&withdrawn.bid),
        sentence(&withdrawn.reason),
        withdrawn.recorded_by.trim(),
        effect(derived)
    )
}

/// The withdrawals of a lot on paper.
pub(super) fn on_paper(derived: &Derived, lot: &LotReport) -> Html {
    let lines = lot.withdrawals.iter().map(|withdrawn| {
        html! { <p class="govuk-body">{ withdrawn_in_words(derived, withdrawn) }</p> }
    });
    html! { <>{ for lines }</> }
}

/// What a withdrawal leads to.
fn effect(derived: &Derived) -> &'static str {
    match derived.assessment.scheme.award().withdrawal {
        Withdrawal::AwardToNext => {
            "By the award criteria, points stay as they were, and the award goes to the next."
        }
        Withdrawal::Recalculate => "By the award criteria, points are worked out again without it.",
    }
}

#[derive(Properties, PartialEq)]
struct WithdrawalFormProps {
    path: AttrValue,
    derived: Shared<Derived>,
    at: usize,
    /// Where the focus goes with the form.
    after: AttrValue,
}

/// Which bid, what was said, and who records it.
#[component]
fn WithdrawalForm(props: &WithdrawalFormProps) -> Html {
    let draft = use_draft(&props.path);
    let derived = &props.derived;
    let Some((_, report)) = derived.lot(props.at) else { return Html::default() };
    let there = report.bids.iter().filter(|bid| bid.standing != "withdrawn");
    let offered: Vec<Offered> = there
        .map(|bid| (bid.bid.as_str().to_owned().into(), bid.name.clone().into(), ""))
        .collect();
    let onsubmit = {
        let (draft, after) = (draft.clone(), props.after.clone());
        Callback::from(move |()| {
            if submit(&draft) {
                focus(&after);
            }
        })
    };
    html! {
        <>
            <p class="govuk-body">
                { format!("For a bid that is withdrawn once there are results. {}", effect(derived)) }
                { " One that was withdrawn before there were any counts for nobody: remove it instead, on its page under Bids. The history keeps what it gave." }
            </p>
            { draft.select(BID, "Which bid was withdrawn", &offered) }
            { draft.sentences(REASON, "Reason", Some("What the supplier said. It is shown with the result.")) }
            { draft.person(RECORDED_BY, "Recorded by", None) }
            <Button onclick={onsubmit}>{ "Save the withdrawal" }</Button>
        </>
    }
}

/// Records the withdrawal if it is complete; else says beside each field what is missing.
fn submit(draft: &Draft) -> bool {
    let problems = draft.missing(&[
        (BID, "Choose the bid that was withdrawn."),
        (REASON, "A withdrawal needs a reason. Say what the supplier said."),
        (RECORDED_BY, "Enter the name of the person who records this."),
    ]);
    let command = BidId::new(&draft.text(BID)).ok().map(|bid| {
        Command::Withdraw(Withdrawn {
            bid,
            reason: draft.text(REASON),
            recorded_by: draft.text(RECORDED_BY),
        })
    });
    draft.submit(&[BID, REASON, RECORDED_BY], problems, command, BID)
}
