//! A price question: how prices become points, what a price is made of and covers, what is reported.

mod abnormal;
mod bands;
mod basis;
mod benchmark;
mod kept;
mod limits;
mod linear;
mod lines;
mod method;
mod schedule;

use common_measure::number::Exact;
use common_measure::scheme::{Kind, PriceMethod};
use yew::{AttrValue, Callback, Html, component, html, use_mut_ref};

use crate::form::InsetText;
use crate::session::{use_acts, use_session};

use super::super::page::points_of;
use super::super::try_out::{TryOut, What};
use super::CriterionProps;
use super::on::{Ask, On};
use kept::{Kept, Stated};

/// Example prices to begin with, the lowest first.
const EXAMPLES: [&str; 3] = ["100,000", "125,000", "210,000"];

/// The parts of a price question's page.
#[component]
pub(super) fn PricePart(props: &CriterionProps) -> Html {
    let (session, acts) = (use_session(), use_acts());
    let kept: Kept = use_mut_ref(Stated::default);
    let confirmed = session.confirmed.scheme.criterion(&props.id);
    let current = session.current().scheme.criterion(&props.id);
    let (Some(confirmed), Some(current)) = (confirmed, current) else { return Html::default() };
    let (Kind::Price(price), Kind::Price(live)) = (&confirmed.kind, &current.kind) else {
        return Html::default();
    };
    let on = On::new(&props.id, &acts);
    let live = live.method.clone();
    let points = points_of(&session.current().scheme, &props.id);
    let budget = Ask {
        field: "budget",
        label: "Budget: the most that you mean to pay (optional)",
        hint: "A price above it is reported, and a person decides. It is never refused by itself.",
    };
    html! {
        <>
            <section class="app-block">
                <h2 class="govuk-heading-m">{ "How prices become points" }</h2>
                { method::choice(&on, &kept, confirmed, &price.method) }
                { fields(&on, &price.method) }
                if live.is_scored() {
                    { try_out(live, points) }
                }
            </section>
            { schedule::editor(&on, &session, &kept, price.schedule.as_ref()) }
            { basis::editor(&on, &price.basis) }
            <section class="app-block">
                <h2 class="govuk-heading-m">{ "Prices that are reported" }</h2>
                if !price.method.is_income() {
                    { on.money(budget, price.budget, common_measure::record::CriterionChange::Budget) }
                }
                { abnormal::editor(&on, &session, price.abnormally_low.as_ref()) }
            </section>
        </>
    }
}

/// The fields of the chosen method; most have none.
fn fields(on: &On, method: &PriceMethod) -> Html {
    match method {
        PriceMethod::LinearFromLowest(rule) => linear::editor(on, rule),
        PriceMethod::BenchmarkOverPrice(rule) => benchmark::editor(on, rule),
        PriceMethod::BetweenLimits(rule) => limits::editor(on, rule),
        PriceMethod::Bands(rule) => bands::editor(on, rule),
        PriceMethod::Lines(rule) => lines::editor(on, rule),
        PriceMethod::NotScored => html! {
            <InsetText>{ "This price earns no points and has no weight. Bids still give it: the award rule may use it, and a price above the budget is reported." }</InsetText>
        },
        PriceMethod::LowestOverPrice
        | PriceMethod::BetweenLowestAndHighest
        | PriceMethod::DistanceFromMean
        | PriceMethod::DistanceFromMedian
        | PriceMethod::Income => Html::default(),
    }
}

fn try_out(method: PriceMethod, points: Exact) -> Html {
    let relative = method.is_relative();
    let share = Callback::from(move |(price, all): (Exact, Vec<Exact>)| method.share(&price, &all));
    html! {
        <TryOut
            what={What::Price}
            caption="Try it out: example prices and the points that each would get"
            starts={EXAMPLES.map(AttrValue::from).to_vec()}
            prefix="£"
            {points}
            {relative}
            {share}
        />
    }
}
