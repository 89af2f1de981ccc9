//! What was found about bids, and what people decide about it.

mod form;

use common_measure::assessment::{DecisionReport, FindingReport, Reading};
use common_measure::fault::Place;
use common_measure::procurement::{Procurement, places};
use common_measure::record::Command;
use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::form::{Button, Details, Look, focus};
use crate::session::{Shared, use_acts};

use super::derived::{Derived, LotProps};
use form::DecisionForm;

/// Every finding of a lot.
#[component]
pub(super) fn Findings(props: &LotProps) -> Html {
    let LotProps { derived, at } = props;
    let Some((_, report)) = derived.lot(*at) else { return Html::default() };
    let findings = report.findings.iter().enumerate().map(|(finding, report)| {
        html! { <Finding key={key(report)} derived={derived.clone()} at={*at} {finding} /> }
    });
    html! {
        <div class="app-results__part">
            <h3 class="govuk-heading-m">{ "Findings" }</h3>
            { for findings }
        </div>
    }
}

#[derive(Clone, Properties, PartialEq)]
struct FindingProps {
    derived: Shared<Derived>,
    at: usize,
    /// The finding's position in its lot.
    finding: usize,
}

/// One finding: what, what was decided, and the way to decide or to take that back.
#[component]
fn Finding(props: &FindingProps) -> Html {
    let acts = use_acts();
    let FindingProps { derived, at, finding } = props;
    let found = derived.lot(*at).and_then(|(_, report)| report.findings.get(*finding));
    let Some(found) = found else { return Html::default() };
    let place = place_of(&derived.procurement, found);
    let path = AttrValue::from(place.path().to_owned());
    let onundecide = {
        let (acts, found, path) = (acts.clone(), found.clone(), path.clone());
        Callback::from(move |()| {
            acts.issue(Command::Undecide {
                bid: found.bid.clone(),
                criterion: found.criterion.clone(),
                about: found.about,
            });
            // The button goes with the decision.
            focus(&path);
        })
    };
    // The other reading is looked at; what is decided, and on which figures, is decided in the result as stated.
    let decides = derived.reading == Reading::AsStated;
    let about = format!("the decision about {}", derived.name(&found.bid));
    let form = html! { <DecisionForm {path} derived={derived.clone()} found={Shared::new(found.clone())} /> };
    let summary = format!("Decide about {}", derived.name(&found.bid));
    html! {
        <div class="app-finding">
            <p id={place.path().to_owned()} class="govuk-body app-finding__sentence" tabindex="-1">{ &found.sentence }</p>
            if let Some(decision) = &found.decision {
                { decided(decision) }
                if decides {
                    <div class="app-no-print govuk-!-margin-bottom-3">
                        <Button look={Look::Link} onclick={onundecide} {about}>{ "Take back" }</Button>
                    </div>
                }
            } else if !found.open {
                <p class="govuk-body">{ found.undecided_in_words() }</p>
            }
            if decides && !found.is_decided() {
                <div class="app-no-print"><Details {summary}>{ form }</Details></div>
            }
        </div>
    }
}

/// What tells a finding from the others of its lot.
fn key(found: &FindingReport) -> String {
    let criterion = found.criterion.as_ref().map_or("", |id| id.as_str());
    format!("{}/{criterion}/{}", found.bid, found.kind)
}

/// The place of the decision about a finding.
fn place_of(of: &Procurement, found: &FindingReport) -> Place {
    places::decision(of, &found.bid, found.criterion.as_ref(), found.about)
}

/// What was decided, why and by whom.
pub(super) fn decided(decision: &DecisionReport) -> Html {
    html! {
        <p class="govuk-body">
            <strong>{ decision.outcome_in_words() }</strong>
            { format!(" {}", decision.reason_in_words()) }
        </p>
    }
}

/// A text that ends as a sentence does.
pub(super) fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?', '…']) { text.to_owned() } else { format!("{text}.") }
}
