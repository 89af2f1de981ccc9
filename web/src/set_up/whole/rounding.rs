//! How figures are rounded.

use common_measure::number::{Exact, Mode, Places};
use common_measure::record::Command;
use common_measure::scheme::{Rounding, Stage};
use yew::{AttrValue, Callback, Html, component, html};

use crate::form::{Choice, InsetText, Radios, Select};
use crate::session::{use_acts, use_session};

const MODES: [(Mode, &str, &str, &str); 3] = [
    (
        Mode::HalfAwayFromZero,
        "half-up",
        "To the nearest; exactly half goes up, below 0 down",
        "2.5 becomes 3. What most tenders mean.",
    ),
    (
        Mode::HalfEven,
        "half-even",
        "To the nearest; exactly half goes to the even neighbour",
        "2.5 becomes 2, and 3.5 becomes 4.",
    ),
    (Mode::Down, "down", "Down: further digits are cut off", "2.99 becomes 2."),
];

const STAGES: [(Stage, &str, &str, &str); 3] = [
    (
        Stage::Total,
        "total",
        "Only when figures are shown",
        "Bids rank on exact totals. Two bids tie only if they are exactly equal.",
    ),
    (
        Stage::Leaf,
        "leaf",
        "Each question’s points",
        "Sections and totals are sums of the rounded points, and bids rank on those.",
    ),
    (
        Stage::TotalAsRounded,
        "total-as-rounded",
        "The totals, which are then final",
        "Bids rank on rounded totals, so two bids can tie that are not exactly equal. The result says so.",
    ),
];

/// Places, way and stage.
#[component]
pub(super) fn RoundingPart() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let rounding = session.confirmed.scheme.rounding;
    let set = |change: fn(&mut Rounding, &str)| {
        let acts = acts.clone();
        Callback::from(move |value: AttrValue| {
            let mut rounding = rounding;
            change(&mut rounding, &value);
            acts.issue(Command::SetRounding(rounding));
        })
    };
    let places = (0..=Places::MOST)
        .map(|places| Choice::new(places.to_string(), places.to_string()))
        .collect::<Vec<_>>();
    let modes: Vec<Choice> = MODES
        .iter()
        .map(|(_, value, label, hint)| Choice::new(*value, *label).hint(*hint))
        .collect();
    let stages: Vec<Choice> = STAGES
        .iter()
        .map(|(_, value, label, hint)| Choice::new(*value, *label).hint(*hint))
        .collect();
    let mode = MODES.iter().find(|(mode, ..)| *mode == rounding.mode).map(|(_, value, ..)| *value);
    let stage =
        STAGES.iter().find(|(stage, ..)| *stage == rounding.stage).map(|(_, value, ..)| *value);
    html! {
        <section class="app-block">
            <h2 class="govuk-heading-m">{ "Rounding" }</h2>
            <p class="govuk-body">{ "Every figure is computed exactly. Minimum scores are always tested on exact figures." }</p>
            <Select
                path="scheme/rounding/places"
                legend="Decimal places"
                choices={places}
                chosen={AttrValue::from(rounding.places.count().to_string())}
                onchoose={set(|rounding, value| {
                    if let Some(places) = value.parse().ok().and_then(Places::new) {
                        rounding.places = places;
                    }
                })}
            />
            <Radios
                path="scheme/rounding/mode"
                legend="Which way"
                choices={modes}
                chosen={mode.map(AttrValue::from)}
                onchoose={set(|rounding, value| {
                    if let Some((mode, ..)) = MODES.iter().find(|(_, name, ..)| *name == value) {
                        rounding.mode = *mode;
                    }
                })}
            />
            <Radios
                path="scheme/rounding/stage"
                legend="What is rounded"
                choices={stages}
                chosen={stage.map(AttrValue::from)}
                onchoose={set(|rounding, value| {
                    if let Some((stage, ..)) = STAGES.iter().find(|(_, name, ..)| *name == value) {
                        rounding.stage = *stage;
                    }
                })}
            />
            <InsetText>{ example(rounding) }</InsetText>
        </section>
    }
}

/// What the rounding does with two thirds of ten points.
fn example(rounding: Rounding) -> String {
    let figure = Exact::ratio(20, 3).unwrap_or(Exact::ZERO);
    let shown = figure.fixed(rounding.places, rounding.mode);
    format!("For example: two thirds of 10 points are 6.666…, written as {shown}.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_follows_places_and_way() {
        let two = Rounding::default();
        assert!(example(two).ends_with("written as 6.67."));
        assert!(example(Rounding { mode: Mode::Down, ..two }).ends_with("written as 6.66."));
    }
}
