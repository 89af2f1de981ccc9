//! Which method turns prices into points: the two that most tenders use, and all others.

use common_measure::scheme::{
    BenchmarkOverPrice, BetweenLimits, Criterion, LinearFromLowest, PriceBand, PriceBands,
    PriceLines, PriceMethod, PricePoint,
};
use yew::{AttrValue, Callback, Html, html};

use crate::form::{Choice, Radios, optional_quantity};

use super::super::on::On;
use super::kept::Kept;

/// A method: its name in the page, what it says, and what it does to a bid in the middle.
type Entry = (&'static str, &'static str, &'static str);

const USUAL: [Entry; 2] = [
    (
        "lowest-over-price",
        "Lowest price divided by the bid’s price",
        "The lowest price gets all points; a bid at twice the lowest gets half. One very low bid pulls everyone else down.",
    ),
    (
        "straight-line",
        "Straight line down from the lowest price",
        "The lowest price gets all points; they fall evenly to none at a stated multiple of it. The middle bid gets less than under the method above, and one very low bid can leave all others with nothing.",
    ),
];

const OTHERS: [Entry; 9] = [
    (
        "between",
        "Between the lowest and the highest price",
        "The middle bid gets what its place between the two says. It exaggerates small differences: the highest gets nothing, however close it is. Do not use it when prices may be close or bids few.",
    ),
    (
        "mean",
        "Distance from the mean price",
        "A bid at the mean gets half the points, one bid alone as well; each per cent below or above the mean is a per cent of the points more or less. Every bid moves everyone’s points. Do not use it where a bid that cannot win could shift the mean.",
    ),
    (
        "median",
        "Distance from the median price",
        "A bid in the middle gets half the points; each per cent below or above it is a per cent of the points more or less. One extreme price moves it less than a mean, but any bid can move everyone’s points. Do not use it when bids may be few.",
    ),
    (
        "benchmark",
        "A benchmark divided by the bid’s price",
        "The middle bid’s points depend on no other bid: everyone is certain of theirs before bids are opened. Do not use it unless you can say where the benchmark comes from.",
    ),
    (
        "limits",
        "Between stated limits",
        "All points at a stated price or less, none at another or more. The middle bid depends on no other. Do not use it when prices may all fall beyond a limit: they then get the same.",
    ),
    (
        "bands",
        "Price bands",
        "A stated share for each range of prices. A bid in the middle of a band gains nothing from a lower price, and £1 at its edge counts for much. Do not use it when prices may be close.",
    ),
    (
        "lines",
        "Straight lines between stated points",
        "A stated share at each of some prices, and straight lines between. The middle bid depends on no other. Do not use it where a simpler method does the same.",
    ),
    (
        "income",
        "Income: the highest is best",
        "For what bidders pay you, as for concessions and rents. The middle bid gets its share of the highest, so one very high bid pulls everyone down. Do not use it for anything that you pay.",
    ),
    (
        "not-scored",
        "Not scored",
        "The price is fixed, or the award rule uses it beside points. It makes no difference to the middle bid’s points. Do not use it when price is to earn points.",
    ),
];

/// The choice of the method.
pub(super) fn choice(on: &On, kept: &Kept, question: &Criterion, chosen: &PriceMethod) -> Html {
    let choices = |entries: &[Entry]| -> Vec<Choice> {
        entries.iter().map(|(key, label, hint)| Choice::new(*key, *label).hint(*hint)).collect()
    };
    let onchoose = {
        let (on, kept, question) = (on.clone(), kept.clone(), question.clone());
        Callback::from(move |value: AttrValue| {
            on.issue_all(kept.borrow_mut().choose(&question, made(&value)));
        })
    };
    html! {
        <Radios
            path={on.path("method")}
            legend="Method"
            choices={choices(&USUAL)}
            others={choices(&OTHERS)}
            chosen={AttrValue::from(key(chosen))}
            {onchoose}
        />
    }
}

fn key(method: &PriceMethod) -> &'static str {
    match method {
        PriceMethod::LowestOverPrice => "lowest-over-price",
        PriceMethod::LinearFromLowest(_) => "straight-line",
        PriceMethod::BetweenLowestAndHighest => "between",
        PriceMethod::DistanceFromMean => "mean",
        PriceMethod::DistanceFromMedian => "median",
        PriceMethod::BenchmarkOverPrice(_) => "benchmark",
        PriceMethod::BetweenLimits(_) => "limits",
        PriceMethod::Bands(_) => "bands",
        PriceMethod::Lines(_) => "lines",
        PriceMethod::Income => "income",
        PriceMethod::NotScored => "not-scored",
    }
}

/// A method as it is when it is chosen.
fn made(key: &str) -> PriceMethod {
    match key {
        "straight-line" => PriceMethod::LinearFromLowest(LinearFromLowest {
            // Twice the lowest price is what notices with this method usually state.
            zero_at: optional_quantity("2").ok().flatten(),
            below_zero: false,
        }),
        "between" => PriceMethod::BetweenLowestAndHighest,
        "mean" => PriceMethod::DistanceFromMean,
        "median" => PriceMethod::DistanceFromMedian,
        "benchmark" => PriceMethod::BenchmarkOverPrice(BenchmarkOverPrice::default()),
        "limits" => PriceMethod::BetweenLimits(BetweenLimits::default()),
        "bands" => PriceMethod::Bands(PriceBands { bands: vec![PriceBand::default(); 3] }),
        "lines" => PriceMethod::Lines(PriceLines {
            points: vec![PricePoint::default(); 2],
            ..PriceLines::default()
        }),
        "income" => PriceMethod::Income,
        "not-scored" => PriceMethod::NotScored,
        _ => PriceMethod::LowestOverPrice,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_method_on_the_page_is_the_one_that_it_makes() {
        for (name, ..) in USUAL.iter().chain(&OTHERS) {
            assert_eq!(key(&made(name)), *name);
        }
    }
}
