//! Straight lines between stated quantities and their shares of the points.

use common_measure::record::CriterionChange;
use common_measure::scheme::{CommitmentRule, QuantityLines, QuantityPoint};
use yew::{Html, html};

use crate::form::{optional_percentage, optional_quantity_in};

use super::super::super::page::{percentage_text, quantity_text};
use super::super::super::pairs::{Column, Pairs};
use super::super::on::On;

/// The table of points.
pub(super) fn editor(on: &On, unit: &str, rule: &QuantityLines) -> Html {
    let with = |points| CriterionChange::Rule(CommitmentRule::Lines(QuantityLines { points }));
    let points = rule.points.clone();
    let counted_in = unit.to_owned();
    let parse = on.row(&points, with, move |point: &mut QuantityPoint, column, text| {
        match column {
            0 => point.quantity = optional_quantity_in(&counted_in, text)?,
            _ => point.share = optional_percentage(text)?,
        }
        Ok(())
    });
    html! {
        <Pairs
            path={on.path("points")}
            caption="Stated points"
            one="point"
            hint="From the smallest quantity up, at least two. Between two of them the share lies on a straight line; beyond the first and the last it is held."
            columns={[Column::quantity("quantity", "Quantity", unit), Column::share()]}
            rows={points.iter().map(|point| [quantity_text(point.quantity), percentage_text(point.share)]).collect::<Vec<_>>()}
            {parse}
            onadd={on.add_row(&points, with)}
            onremove={on.remove_row(&points, with)}
        />
    }
}
