//! A price: one amount, or a rate for each line of a price list.

use common_measure::bid::PriceOffer;
use common_measure::id::{CriterionId, LotId};
use common_measure::number::Quantity;
use common_measure::number::words::pounds;
use common_measure::publication::stated;
use common_measure::scheme::{Kind, Price, Schedule, ScheduleLine};
use common_measure_parts::words::count;
use common_measure_parts::{all, bullets_of_said, heading_s, paragraph};
use yew::{Html, html};

use super::field::Field;
use super::helps::helps;
use super::here::Here;
use super::inputs::{Input, input};
use super::layout::{heading, onwards};
use super::outlook::worth;

/// The page of a price.
pub(super) fn price(here: &Here, lot: &LotId, question: &CriterionId) -> Html {
    let form = here.form();
    let Some(criterion) = form.scheme.criterion(question) else { return heading(here) };
    let Kind::Price(price) = &criterion.kind else { return heading(here) };
    let offer = here.response().bid(lot).and_then(|bid| bid.price_offer(question));
    let asked = match &price.schedule {
        None => {
            let field = Field::Price(lot.clone(), question.clone());
            let asked = Input::of(field, "Your price");
            input(here, Input { prefix: "£", width: 20, number: true, ..asked })
        }
        Some(schedule) => {
            let rates = schedule.lines.iter().map(|line| {
                let field = Field::Rate(lot.clone(), question.clone(), line.id.clone());
                rate(here, field, schedule, line, offer)
            });
            let sum = sum(price, offer);
            all(vec![
                paragraph(
                    "The council compares prices on the quantities below. Enter what you ask for one of each; the price is worked out from that.",
                ),
                all(rates.collect()),
                html! { <p class="govuk-body app-respond__sum" role="status">{ sum }</p> },
            ])
        }
    };
    let opened = form.scheme.price_opening.in_words();
    all(vec![
        heading(here),
        heading_s("How the council scores it"),
        bullets_of_said(stated(&form.procurement(), criterion)),
        paragraph(&format!("Prices go into a file of their own. {opened}")),
        asked,
        worth(here),
        helps(here),
        onwards(here),
    ])
}

/// The field for the rate of a line, and what it comes to.
fn rate(
    here: &Here,
    field: Field,
    schedule: &Schedule,
    line: &ScheduleLine,
    offer: Option<&PriceOffer>,
) -> Html {
    let stated = line.quantity.map(Quantity::in_words).unwrap_or_default();
    let option = match (line.option, schedule.options_count) {
        (false, _) => "",
        (true, true) => " The council may take it or leave it.",
        (true, false) => " The council may take it or leave it; it does not count in the price.",
    };
    let comes_to =
        offer.and_then(|offer| line.comes_to(offer.rate(&line.id)?)).map(|sum| pounds(&sum));
    let id = format!("{}/comes-to", field.path());
    let asked = Input {
        hint: &format!("For one {}. Stated quantity: {stated}.{option}", unit(line)),
        prefix: "£",
        width: 10,
        number: true,
        described_by: &id,
        ..Input::of(field, line.title.trim())
    };
    let asked = input(here, asked);
    html! {
        <div class="app-respond__rate" key={line.id.as_str()}>
            { asked }
            <p {id} class="govuk-hint">{ comes_to.map(|sum| format!("Comes to {sum}.")).unwrap_or_default() }</p>
        </div>
    }
}

fn unit(line: &ScheduleLine) -> &str {
    match line.unit.trim() {
        "" => "of it",
        unit => unit,
    }
}

/// What the rates come to, in a sentence.
fn sum(price: &Price, offer: Option<&PriceOffer>) -> String {
    let whole = offer.and_then(|offer| offer.evaluated(price));
    let missing = price.schedule.as_ref().map_or(0, |schedule| {
        let given = |line: &&ScheduleLine| offer.and_then(|it| it.rate(&line.id)).is_some();
        schedule.counted().filter(|line| !given(line)).count()
    });
    match whole {
        Some(sum) => format!("Your rates come to {}.", pounds(&sum)),
        None => format!("{} left to enter.", count(missing, "rate is", "rates are")),
    }
}
