//! What a price method does with three invented prices.

use common_measure::number::{Exact, Money};
use common_measure::scheme::PriceMethod;
use yew::{Html, Properties, component, html};

use crate::form::Scroll;
use crate::words::rounded;

/// Invented prices, the lowest first.
const PRICES: [&str; 3] = ["100000", "125000", "210000"];

/// Which method.
#[derive(Properties, PartialEq)]
pub(super) struct PriceExampleProps {
    /// The method, as typed so far.
    pub method: PriceMethod,
}

/// Three prices and the points that they would get.
#[component]
pub(super) fn PriceExample(props: &PriceExampleProps) -> Html {
    let prices: Vec<Money> = PRICES.iter().filter_map(|price| Money::parse(price).ok()).collect();
    let all: Vec<Exact> = prices.iter().map(|price| price.exact()).collect();
    let rows = prices.iter().map(|price| {
        let share = props.method.share(&price.exact(), &all);
        let points = share.map_or_else(
            || "Not stated yet".to_owned(),
            |share| rounded(&share.times(&Exact::from(100))),
        );
        html! {
            <tr class="govuk-table__row">
                <td class="govuk-table__cell">{ price.in_words() }</td>
                <td class="govuk-table__cell govuk-table__cell--numeric">{ points }</td>
            </tr>
        }
    });
    html! {
        <Scroll label="Example of the price method">
            <table class="govuk-table app-example">
                <caption class="govuk-table__caption govuk-table__caption--s">{ "For example: three invented prices" }</caption>
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row">
                        <th scope="col" class="govuk-table__header">{ "Price" }</th>
                        <th scope="col" class="govuk-table__header govuk-table__header--numeric">{ "Points of 100" }</th>
                    </tr>
                </thead>
                <tbody class="govuk-table__body">{ for rows }</tbody>
            </table>
        </Scroll>
    }
}
