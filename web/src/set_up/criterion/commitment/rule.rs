//! Which rule turns offered quantities into points: the usual one, and the others.

use common_measure::record::CriterionChange;
use common_measure::scheme::{
    AgainstTarget, CommitmentRule, MethodStatement, QuantityBand, QuantityBands, QuantityLines,
    QuantityPoint, RelativeToBest, Scaled,
};
use yew::{AttrValue, Callback, Html, html};

use crate::form::{Choice, Radios};
use crate::session::Session;

use super::super::on::On;

const AGAINST_TARGET: &str = "against-target";

/// The other rules: their name in the page, what they say, and what to know.
const OTHERS: [(&str, &str, &str); 4] = [
    (
        "bands",
        "Bands of quantities",
        "A stated share from each stated quantity on. A middle offer gains nothing until it reaches the next band. Do not use it when small steps matter.",
    ),
    (
        "lines",
        "Straight lines between stated points",
        "A stated share at each of some quantities, and straight lines between. Do not use it where a target does the same.",
    ),
    (
        "relative-to-best",
        "Relative to the best offer",
        "Offer divided by the largest offer. A middle offer’s points depend on someone else, and nobody knows theirs before bids are opened. Do not use it when one bidder is much larger than the others.",
    ),
    (
        "statement",
        "The method statement, scored by people",
        "People score how the commitment will be kept, on a scale; the quantity is recorded and not scored. Do not use it when the quantity is what matters.",
    ),
];

/// The paths of the fields that belong to rules.
const FIELDS: [&str; 5] = ["target", "cap", "floor", "bands/", "points/"];

/// The choice of the rule.
pub(super) fn choice(on: &On, session: &Session, chosen: &CommitmentRule) -> Html {
    let onchoose = {
        let (on, session) = (on.clone(), session.clone());
        Callback::from(move |value: AttrValue| {
            for field in FIELDS {
                on.abandon(&session, field);
            }
            let rule = made(&session, &value);
            // Quantities for each £1m or each year mean nothing under these two.
            let whole = rule.is_relative() || rule.is_statement();
            let rule = CriterionChange::Rule(rule);
            if whole {
                on.issue_all([rule, CriterionChange::Scaled(Scaled::Not)]);
            } else {
                on.issue(rule);
            }
        })
    };
    html! {
        <Radios
            path={on.path("rule")}
            legend="Rule"
            choices={vec![
                Choice::new(AGAINST_TARGET, "Against a target")
                    .hint("Offer divided by the target, at most all points. Bidders know their points before they bid. The usual rule."),
            ]}
            others={OTHERS.iter().map(|(key, label, hint)| Choice::new(*key, *label).hint(*hint)).collect::<Vec<_>>()}
            chosen={AttrValue::from(key(chosen))}
            {onchoose}
        />
    }
}

fn key(rule: &CommitmentRule) -> &'static str {
    match rule {
        CommitmentRule::AgainstTarget(_) => AGAINST_TARGET,
        CommitmentRule::Bands(_) => "bands",
        CommitmentRule::Lines(_) => "lines",
        CommitmentRule::RelativeToBest(_) => "relative-to-best",
        CommitmentRule::Statement(_) => "statement",
    }
}

/// A rule as it is when it is chosen. A method statement takes the only scale, where there is
/// only one.
fn made(session: &Session, key: &str) -> CommitmentRule {
    match key {
        "bands" => CommitmentRule::Bands(QuantityBands { bands: vec![QuantityBand::default(); 2] }),
        "lines" => {
            CommitmentRule::Lines(QuantityLines { points: vec![QuantityPoint::default(); 2] })
        }
        "relative-to-best" => CommitmentRule::RelativeToBest(RelativeToBest::default()),
        "statement" => CommitmentRule::Statement(MethodStatement {
            scale: match session.confirmed.scheme.scales.as_slice() {
                [only] => Some(only.id.clone()),
                _ => None,
            },
        }),
        _ => CommitmentRule::AgainstTarget(AgainstTarget::default()),
    }
}
