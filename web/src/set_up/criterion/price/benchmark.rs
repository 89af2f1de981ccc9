//! A benchmark divided by the bid's price: the benchmark, and what a lower price gets.

use common_measure::record::CriterionChange;
use common_measure::scheme::{BenchmarkOverPrice, PriceMethod};
use yew::{Html, html};

use crate::form::Checkbox;

use super::super::on::{Ask, On};

/// The fields of the method.
pub(super) fn editor(on: &On, rule: &BenchmarkOverPrice) -> Html {
    let with = |rule| CriterionChange::Method(PriceMethod::BenchmarkOverPrice(rule));
    let BenchmarkOverPrice { benchmark, above_all } = *rule;
    let ask = Ask {
        field: "benchmark",
        label: "Benchmark price",
        hint: "A bid at this price gets all points. State in the tender documents where it comes from.",
    };
    html! {
        <>
            { on.money(ask, benchmark, move |benchmark| with(BenchmarkOverPrice { benchmark, above_all })) }
            <div class="govuk-form-group">
                <div class="govuk-checkboxes govuk-checkboxes--small">
                    <Checkbox
                        path={on.path("above_all")}
                        label="A price below the benchmark gets more than all points"
                        hint="Unless this is ticked it gets all points and no more."
                        checked={above_all}
                        onchange={on.tick(move |above_all| with(BenchmarkOverPrice { benchmark, above_all }))}
                    />
                </div>
            </div>
        </>
    }
}
