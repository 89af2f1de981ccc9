//! Bands of quantities: where each begins, and its share of the points.

use common_measure::record::CriterionChange;
use common_measure::scheme::{CommitmentRule, QuantityBand, QuantityBands};
use yew::{Html, html};

use crate::form::{optional_percentage, optional_quantity_in};

use super::super::super::page::{percentage_text, quantity_text};
use super::super::super::pairs::{Column, Pairs};
use super::super::on::On;

/// The table of bands.
pub(super) fn editor(on: &On, unit: &str, rule: &QuantityBands) -> Html {
    let with = |bands| CriterionChange::Rule(CommitmentRule::Bands(QuantityBands { bands }));
    let bands = rule.bands.clone();
    let counted_in = unit.to_owned();
    let parse = on.row(&bands, with, move |band: &mut QuantityBand, column, text| {
        match column {
            0 => band.from = optional_quantity_in(&counted_in, text)?,
            _ => band.share = optional_percentage(text)?,
        }
        Ok(())
    });
    html! {
        <Pairs
            path={on.path("bands")}
            caption="Bands of quantities"
            one="band"
            hint="From the smallest quantity up. Each band ends where the next begins; an offer below the first gets nothing."
            columns={[Column::quantity("from", "Quantity from", unit), Column::share()]}
            rows={bands.iter().map(|band| [quantity_text(band.from), percentage_text(band.share)]).collect::<Vec<_>>()}
            {parse}
            onadd={on.add_row(&bands, with)}
            onremove={on.remove_row(&bands, with)}
        />
    }
}
