//! The straight line down from the lowest price: where it ends, and what lies beyond.

use common_measure::record::CriterionChange;
use common_measure::scheme::{LinearFromLowest, PriceMethod};
use yew::{Html, html};

use crate::form::Checkbox;

use super::super::on::{Ask, On};

/// The fields of the method.
pub(super) fn editor(on: &On, rule: &LinearFromLowest) -> Html {
    let with = |rule| CriterionChange::Method(PriceMethod::LinearFromLowest(rule));
    let LinearFromLowest { zero_at, below_zero } = *rule;
    let ask = Ask {
        field: "zero_at",
        label: "No points from this many times the lowest price",
        hint: "More than 1. With 2, a price twice the lowest gets nothing.",
    };
    html! {
        <>
            { on.quantity(ask, "", zero_at, move |zero_at| with(LinearFromLowest { zero_at, below_zero })) }
            <div class="govuk-form-group">
                <div class="govuk-checkboxes govuk-checkboxes--small">
                    <Checkbox
                        path={on.path("below_zero")}
                        label="A price beyond that gets less than nothing"
                        hint="Points are taken from its other questions. Unless this is ticked it gets 0."
                        checked={below_zero}
                        onchange={on.tick(move |below_zero| with(LinearFromLowest { zero_at, below_zero }))}
                    />
                </div>
            </div>
        </>
    }
}
