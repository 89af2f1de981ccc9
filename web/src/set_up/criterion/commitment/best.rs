//! Relative to the best offer: the most that counts, and the least that earns all points.

use common_measure::record::CriterionChange;
use common_measure::scheme::{CommitmentRule, RelativeToBest};
use yew::{Html, html};

use super::super::on::{Ask, On};

/// The fields of the rule.
pub(super) fn editor(on: &On, unit: &str, rule: &RelativeToBest) -> Html {
    let with = |rule| CriterionChange::Rule(CommitmentRule::RelativeToBest(rule));
    let RelativeToBest { floor, cap } = *rule;
    let most = Ask {
        field: "cap",
        label: "Cap: the most that counts (optional)",
        hint: "An offer above it counts as this much.",
    };
    let least = Ask {
        field: "floor",
        label: "Floor: the least quantity that earns all points (optional)",
        hint: "Where every offer is small, the best must reach this for all points.",
    };
    html! {
        <>
            { on.quantity(most, unit, cap, move |cap| with(RelativeToBest { floor, cap })) }
            { on.quantity(least, unit, floor, move |floor| with(RelativeToBest { floor, cap })) }
        </>
    }
}
