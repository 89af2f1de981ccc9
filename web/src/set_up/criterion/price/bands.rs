//! Price bands: the highest price of each, and its share of the points.

use common_measure::record::CriterionChange;
use common_measure::scheme::{PriceBand, PriceBands, PriceMethod};
use yew::{Html, html};

use crate::form::{optional_money, optional_percentage};

use super::super::super::page::{money_text, percentage_text};
use super::super::super::pairs::{Column, Pairs};
use super::super::on::On;

/// The table of bands.
pub(super) fn editor(on: &On, rule: &PriceBands) -> Html {
    let with = |bands| CriterionChange::Method(PriceMethod::Bands(PriceBands { bands }));
    let bands = rule.bands.clone();
    let parse = on.row(&bands, with, |band: &mut PriceBand, column, text| {
        match column {
            0 => band.up_to = optional_money(text)?,
            _ => band.share = optional_percentage(text)?,
        }
        Ok(())
    });
    let columns = [Column::money("up_to", "Price up to"), Column::share()];
    html! {
        <Pairs
            path={on.path("bands")}
            caption="Price bands"
            one="band"
            hint="From the lowest prices up. A price belongs to the first band that it does not exceed. Leave the last band’s price empty: it holds any higher price."
            {columns}
            rows={bands.iter().map(|band| [money_text(band.up_to), percentage_text(band.share)]).collect::<Vec<_>>()}
            {parse}
            onadd={on.add_row(&bands, with)}
            onremove={on.remove_row(&bands, with)}
        />
    }
}
