//! A price: one amount, or a rate for each line of a price list.

use common_measure::bid::PriceOffer;
use common_measure::id::{CriterionId, LotId};
use common_measure::number::{Exact, Money, Places, Quantity};
use common_measure::scheme::{Kind, Price, PriceOpening, Schedule, ScheduleLine, Vat};
use common_measure_parts::words::{count, rounded};
use yew::{Html, Properties, component, html};

use super::field::Field;
use super::helps::Helps;
use super::inputs::Input;
use super::layout::{Heading, Onwards};
use super::outlook::Worth;
use super::page::Page;
use super::use_work;

/// Which price.
#[derive(Properties, PartialEq)]
pub(super) struct PricePageProps {
    /// The lot.
    pub lot: LotId,
    /// The price question.
    pub question: CriterionId,
}

/// The page of a price.
#[component]
pub(super) fn PricePage(props: &PricePageProps) -> Html {
    let work = use_work();
    let PricePageProps { lot, question } = props;
    let page = Page::Price(lot.clone(), question.clone());
    let found = work.response.form.scheme.criterion(question);
    let Some(Kind::Price(price)) = found.map(|found| &found.kind) else {
        return html! { <Heading {page} /> };
    };
    let offer = work.response.bid(lot).and_then(|bid| bid.price_offer(question));
    let asked = match &price.schedule {
        None => html! {
            <Input field={Field::Price(lot.clone(), question.clone())} label="Your price" prefix="£" width=20 number=true />
        },
        Some(schedule) => html! {
            <>
                <p class="govuk-body">{ "The council compares prices on the quantities below. Enter what you ask for one of each; the price is worked out from that." }</p>
                { for schedule.lines.iter().map(|line| rate(props, schedule, line, offer)) }
                <p class="govuk-body app-respond__sum" role="status">{ sum(price, offer) }</p>
            </>
        },
    };
    html! {
        <>
            <Heading page={page.clone()} />
            <ul class="govuk-list govuk-list--bullet app-said">
                { for basis(price).into_iter().map(|line| html! { <li>{ line }</li> }) }
            </ul>
            <p class="govuk-body">{ own_file(work.response.form.scheme.price_opening) }</p>
            { asked }
            <Worth lot={lot.clone()} question={question.clone()} />
            <Helps page={page.clone()} />
            <Onwards {page} />
        </>
    }
}

/// Why prices go into a file of their own.
fn own_file(opening: PriceOpening) -> &'static str {
    match opening {
        PriceOpening::AfterScores => {
            "Prices go into a file of their own, which the council opens once your answers are scored."
        }
        PriceOpening::WithBids => "Prices go into a file of their own.",
    }
}

/// What a price covers, and how it is scored.
fn basis(price: &Price) -> Vec<String> {
    let mut lines = vec![match price.basis.vat {
        Vat::Excluded => "Without VAT.".to_owned(),
        Vat::Included => "With VAT.".to_owned(),
    }];
    for (what, text) in
        [("Term", &price.basis.term), ("Changes over time", &price.basis.indexation)]
    {
        if !text.trim().is_empty() {
            lines.push(format!("{what}: {}", text.trim()));
        }
    }
    if let Some(budget) = price.budget {
        lines.push(format!("The council means to pay at most {}.", budget.in_words()));
    }
    lines.push(format!("Points: {}.", price.method.in_words()));
    lines
}

/// The field for the rate of a line, and what it comes to.
fn rate(
    props: &PricePageProps,
    schedule: &Schedule,
    line: &ScheduleLine,
    offer: Option<&PriceOffer>,
) -> Html {
    let field = Field::Rate(props.lot.clone(), props.question.clone(), line.id.clone());
    let stated = line.quantity.map(Quantity::in_words).unwrap_or_default();
    let option = match (line.option, schedule.options_count) {
        (false, _) => "",
        (true, true) => " The council may take it or leave it.",
        (true, false) => " The council may take it or leave it; it does not count in the price.",
    };
    let comes_to = offer
        .and_then(|offer| offer.rate(&line.id))
        .zip(line.quantity)
        .map(|(rate, quantity)| pounds(&quantity.exact().times(&rate.exact())));
    let id = format!("{}/comes-to", field.path());
    html! {
        <div class="app-respond__rate" key={line.id.as_str()}>
            <Input {field} label={line.title.trim().to_owned()} hint={format!("For one {}. Stated quantity: {stated}.{option}", unit(line))}
                prefix="£" width=10 number=true described_by={id.clone()} />
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

/// An amount as people write it.
pub(super) fn pounds(amount: &Exact) -> String {
    let most = Places::new(Places::MOST).unwrap_or_default();
    let text = amount.as_decimal(most).unwrap_or_else(|| rounded(amount));
    Money::parse(&text).map_or_else(|_| format!("£{text}"), Money::in_words)
}
