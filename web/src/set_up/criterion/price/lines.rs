//! Straight lines between stated points: the points, and what holds beyond them.

use common_measure::record::CriterionChange;
use common_measure::scheme::{Beyond, PriceLines, PriceMethod, PricePoint};
use yew::{AttrValue, Html, html};

use crate::form::{Choice, Radios, optional_money, optional_percentage};

use super::super::super::page::{money_text, percentage_text};
use super::super::super::pairs::{Column, Pairs};
use super::super::on::On;

const CONTINUED: &str = "continued";

/// The table of points, and the choice for what lies beyond.
pub(super) fn editor(on: &On, rule: &PriceLines) -> Html {
    let beyond = rule.beyond;
    let with =
        move |points| CriterionChange::Method(PriceMethod::Lines(PriceLines { points, beyond }));
    let points = rule.points.clone();
    let parse = on.row(&points, with, |point: &mut PricePoint, column, text| {
        match column {
            0 => point.price = optional_money(text)?,
            _ => point.share = optional_percentage(text)?,
        }
        Ok(())
    });
    let columns = [Column::money("price", "Price"), Column::share()];
    let kept = points.clone();
    let onbeyond = on.choose(move |value| {
        let beyond = if value == CONTINUED { Beyond::Continued } else { Beyond::Held };
        CriterionChange::Method(PriceMethod::Lines(PriceLines { points: kept.clone(), beyond }))
    });
    html! {
        <>
            <Pairs
                path={on.path("points")}
                caption="Stated points"
                one="point"
                hint="From the lowest price up, at least two. Between two of them the share lies on a straight line."
                {columns}
                rows={points.iter().map(|point| [money_text(point.price), percentage_text(point.share)]).collect::<Vec<_>>()}
                {parse}
                onadd={on.add_row(&points, with)}
                onremove={on.remove_row(&points, with)}
            />
            <Radios
                path={on.path("beyond")}
                legend="Beyond the first and the last point"
                choices={vec![
                    Choice::new("held", "The share is held").hint("A price beyond a point gets what that point gets."),
                    Choice::new(CONTINUED, "The line goes on").hint("A price far beyond can get less than nothing, or more than all points."),
                ]}
                chosen={AttrValue::from(match beyond { Beyond::Held => "held", Beyond::Continued => CONTINUED })}
                onchoose={onbeyond}
            />
        </>
    }
}
