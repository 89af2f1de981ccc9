//! Between stated limits: the price that gets all points, and the one that gets none.

use common_measure::record::CriterionChange;
use common_measure::scheme::{BetweenLimits, PriceMethod};
use yew::{Html, html};

use super::super::on::{Ask, On};

/// The fields of the method.
pub(super) fn editor(on: &On, rule: &BetweenLimits) -> Html {
    let with = |rule| CriterionChange::Method(PriceMethod::BetweenLimits(rule));
    let BetweenLimits { all_points_at, no_points_at } = *rule;
    let low = Ask { field: "all_points_at", label: "All points at this price or less", hint: "" };
    let high = Ask {
        field: "no_points_at",
        label: "No points at this price or more",
        hint: "Above the price that gets all points.",
    };
    html! {
        <>
            { on.money(low, all_points_at, move |all_points_at| with(BetweenLimits { all_points_at, no_points_at })) }
            { on.money(high, no_points_at, move |no_points_at| with(BetweenLimits { all_points_at, no_points_at })) }
        </>
    }
}
