//! The award as people decided it: nothing is sent to anyone.

mod form;
mod moved_on;
mod open;
mod publish;
mod recorded;
mod withdraw;

use common_measure::assessment::Reading;
use yew::{Html, component, html};

use crate::form::{BackLink, InsetText, LinkTo, use_kept_focus};
use crate::screen::Screen;
use crate::session::use_session;

use super::derived::use_derived;
use form::DecisionForm;
pub(super) use moved_on::MovedOn;
use open::StillOpen;
use publish::Publish;
pub(super) use recorded::{Earlier, Recorded};
use withdraw::WithdrawForm;

const HEADING: &str = "award-decision-heading";

/// Records the award decision; once it is recorded, shows it.
#[component]
pub(crate) fn AwardDecision() -> Html {
    let session = use_session();
    use_kept_focus(session.entries, HEADING);
    let derived = use_derived(session.confirmed.clone(), Reading::AsStated);
    let title = Screen::Decision.title(&session.confirmed);
    let body = match &*derived {
        _ if session.process().award().is_some() => {
            html! { <><MovedOn /><Recorded /><Publish /><WithdrawForm /></> }
        }
        Ok(derived) if !session.confirmed.bids.is_empty() => html! {
            <>
                <p class="govuk-body">{ "This records who is awarded the contract, as people decided it. Nothing is sent to anyone." }</p>
                <StillOpen derived={derived.clone()} />
                <DecisionForm derived={derived.clone()} />
            </>
        },
        _ => html! {
            <InsetText>
                { "There is no result to decide on yet. " }
                <LinkTo to={Screen::Results}>{ "See why" }</LinkTo>
            </InsetText>
        },
    };
    html! {
        <>
            <BackLink to={Screen::Results} />
            <h1 id={HEADING} tabindex="-1" class="govuk-heading-l">{ title }</h1>
            { body }
            <Earlier />
        </>
    }
}

/// What stands below the award on the results: the decision, or the way to it.
#[component]
pub(super) fn DecisionPart() -> Html {
    let session = use_session();
    html! {
        <section aria-labelledby="decision-heading">
            <h2 id="decision-heading" class="govuk-heading-l">{ "Award decision" }</h2>
            if session.process().award().is_some() {
                <Recorded />
                <Publish />
                <WithdrawForm />
            } else {
                <p class="govuk-body">{ "The award above is what the award criteria come to. People decide." }</p>
                <p class="govuk-body"><LinkTo to={Screen::Decision}>{ "Record the award decision" }</LinkTo></p>
            }
            <Earlier />
        </section>
    }
}
