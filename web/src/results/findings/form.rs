//! The form in which a finding is decided.

use common_measure::assessment::FindingReport;
use common_measure::evaluation::{About, Decision, Ground, Outcome};
use common_measure::record::Command;
use common_measure_parts::words::capital;
use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::form::{Button, Draft, Offered, focus, use_draft};
use crate::session::Shared;

use super::super::derived::Derived;

/// Which finding is decided.
#[derive(Properties, PartialEq)]
pub(super) struct DecisionFormProps {
    /// The place of the decision.
    pub path: AttrValue,
    /// The result that it is part of.
    pub derived: Shared<Derived>,
    /// The finding.
    pub found: Shared<FindingReport>,
}

/// The fields of the form.
const OUTCOME: &str = "outcome";
const GROUND: &str = "ground";
const REASON: &str = "reason";
const DECIDED_BY: &str = "decided_by";
const APPROVED_BY: &str = "approved_by";

/// Accept, ask or exclude; why; and who says so.
#[component]
pub(super) fn DecisionForm(props: &DecisionFormProps) -> Html {
    let draft = use_draft(&props.path);
    let onsubmit = {
        let (draft, found) = (draft.clone(), props.found.clone());
        Callback::from(move |()| submit(&draft, &found))
    };
    let name = props.derived.name(&props.found.bid);
    let title = props.derived.title(props.found.criterion.as_ref());
    let excludes = outcome(&draft.text(OUTCOME)) == Some(Outcome::Exclude);
    // A missing price is never taken as £0, so there is nothing to accept.
    let can_accept = props.found.kind != "price_missing";
    let outcomes: [Offered; 3] = [
        ("accept".into(), "Accept".into(), accepted(props.found.about)),
        ("clarify".into(), "Ask the supplier".into(), "Nothing is decided until it has answered."),
        ("exclude".into(), "Exclude".into(), excluded(&props.derived, props.found.about)),
    ];
    let offered = outcomes.get(usize::from(!can_accept)..).unwrap_or_default();
    html! {
        <>
            { draft.radios(OUTCOME, "What is decided", offered) }
            if excludes {
                { draft.select(GROUND, "Ground", &grounds()) }
            }
            { draft.sentences(REASON, "Reason", Some("It is shown with the result.")) }
            { draft.person(DECIDED_BY, "Decided by", None) }
            if excludes {
                { draft.person(APPROVED_BY, "Approved by", Some("Someone other than the person who decided. The entry itself is approved under checks and approvals.")) }
            }
            <Button onclick={onsubmit} about={format!("about {name} on {title}")}>{ "Save the decision" }</Button>
        </>
    }
}

/// What accepting it means.
fn accepted(about: About) -> &'static str {
    if about == About::Failed {
        "The bid stays in, and others are compared with it. Not for a condition of participation: a tender of a supplier that does not meet one must be disregarded (Procurement Act 2023, section 19)."
    } else {
        "The bid stays in, and others are compared with it."
    }
}

/// What excluding the bid means for it and for the others.
fn excluded(derived: &Derived, about: About) -> &'static str {
    let still = derived.assessment.scheme.below_minimum().still_compared;
    if still && about.disqualifies() {
        "The bid is not ranked. Its price and offers still count when others are compared, as the award criteria say of a bid below a minimum, unless it is excluded for something else too. It needs a ground, and someone else to approve it."
    } else {
        "The bid is not ranked, and once it is out, no other is compared with it. It needs a ground, and someone else to approve it."
    }
}

/// The grounds, by their place in [`Ground::ALL`].
fn grounds() -> Vec<Offered> {
    let grounds = Ground::ALL.iter().enumerate();
    grounds
        .map(|(at, ground)| (at.to_string().into(), capital(ground.in_words()).into(), ""))
        .collect()
}

/// Takes the decision if it is complete; else says beside each field what is missing.
fn submit(draft: &Draft, found: &FindingReport) {
    let outcome = outcome(&draft.text(OUTCOME));
    let excludes = outcome == Some(Outcome::Exclude);
    let mut needed = vec![
        (OUTCOME, "Choose what is decided."),
        (REASON, "A decision needs a reason. Say why, in a sentence."),
        (DECIDED_BY, "Enter the name of the person who decided."),
    ];
    if excludes {
        needed.insert(1, (GROUND, "Choose the ground on which the bid is excluded."));
        needed.push((APPROVED_BY, "Enter the name of the person who approved the exclusion."));
    }
    let ground = draft.text(GROUND).parse::<usize>().ok();
    let ground = ground.and_then(|at| Ground::ALL.get(at)).copied();
    let command = outcome.map(|outcome| {
        Command::Decide(Decision {
            bid: found.bid.clone(),
            criterion: found.criterion.clone(),
            about: found.about,
            outcome,
            ground: ground.filter(|_| excludes),
            reason: draft.text(REASON),
            decided_by: draft.text(DECIDED_BY),
            approved_by: if excludes { draft.text(APPROVED_BY) } else { String::new() },
            // As the person saw them, whatever was changed in another tab meanwhile.
            figures: (outcome == Outcome::Accept).then(|| found.figures.clone()),
        })
    });
    let fields = [OUTCOME, GROUND, REASON, DECIDED_BY, APPROVED_BY];
    if draft.submit(&fields, draft.missing(&needed), command, OUTCOME) {
        // The form goes with the finding that it was about.
        focus(&draft.path);
    }
}

fn outcome(text: &str) -> Option<Outcome> {
    match text {
        "accept" => Some(Outcome::Accept),
        "clarify" => Some(Outcome::Clarify),
        "exclude" => Some(Outcome::Exclude),
        _ => None,
    }
}
