//! Against a target: the quantity that earns all points.

use common_measure::record::CriterionChange;
use common_measure::scheme::{AgainstTarget, CommitmentRule};
use yew::Html;

use super::super::on::{Ask, On};

/// The field of the rule.
pub(super) fn editor(on: &On, unit: &str, rule: &AgainstTarget) -> Html {
    let ask = Ask {
        field: "target",
        label: "Target: the quantity that earns all points",
        hint: "Set it to what is realistic for this contract. An offer above it earns no more.",
    };
    on.quantity(ask, unit, rule.target, |target| {
        CriterionChange::Rule(CommitmentRule::AgainstTarget(AgainstTarget { target }))
    })
}
