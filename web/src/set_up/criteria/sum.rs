//! How the weights in one section add up: in words, and as a bar.

use common_measure::id::CriterionId;
use common_measure::number::{Exact, Weight};
use common_measure::scheme::{Shares, WeightSum, WeightsAre};
use common_measure_parts::words::{percent, rounded};
use yew::{Html, Properties, classes, component, html};

use crate::session::{Shared, use_session};

/// Of which section.
#[derive(Properties, PartialEq)]
pub(super) struct SumProps {
    /// The section; `None` for the whole award.
    pub section: Option<CriterionId>,
    /// What every weight comes to.
    pub shares: Shared<Shares>,
}

/// The sum of a section's weights, and by how much it is off.
#[component]
pub(super) fn Sum(props: &SumProps) -> Html {
    let session = use_session();
    let Some(sum) = props.shares.sum(props.section.as_ref()) else { return Html::default() };
    let path = match &props.section {
        Some(id) => format!("scheme/criteria/{id}/criteria"),
        None => "scheme/criteria".to_owned(),
    };
    let scheme = &session.current().scheme;
    let children = match &props.section {
        Some(id) => scheme.criterion(id).map_or(&[][..], |section| section.children()),
        None => &scheme.criteria,
    };
    let value = |weight: Weight| match sum.weights {
        WeightsAre::OfGroup | WeightsAre::OfAward => weight.share(),
        WeightsAre::Points => weight.exact(),
    };
    let weighted = children.iter().filter(|child| child.is_weighted());
    let parts: Vec<Exact> = weighted.filter_map(|child| Some(value(child.weight?))).collect();
    html! {
        <div class="app-sum" id={path} tabindex="-1">
            { bar(&parts, sum) }
            <p class={classes!("govuk-body", "app-sum__words", (!sum.is_right()).then_some("app-sum__words--off"))} role="status">
                { words(sum) }
            </p>
        </div>
    }
}

/// The sum in words.
fn words(sum: &WeightSum) -> String {
    let of = |figure: &Exact| match sum.weights {
        WeightsAre::OfGroup | WeightsAre::OfAward => percent(figure),
        WeightsAre::Points => points(figure),
    };
    let comes_to = of(&sum.sum);
    let Some((expected, difference)) = sum.expected.as_ref().zip(sum.difference()) else {
        return format!(
            "The weights come to {comes_to}. Enter the section’s own weight to see whether they add up."
        );
    };
    let expected = of(expected);
    let missing = if sum.complete { "" } else { " Some weights are still missing." };
    if difference.is_zero() {
        format!("The weights add up to {expected}.{missing}")
    } else if difference.is_negative() {
        let short = of(&difference.negated());
        format!("The weights come to {comes_to}: {short} short of {expected}.{missing}")
    } else {
        let over = of(&difference);
        format!("The weights come to {comes_to}: {over} over {expected}.{missing}")
    }
}

/// So many points, without places that say nothing.
fn points(figure: &Exact) -> String {
    let text = rounded(figure);
    let text = text.strip_suffix(".00").unwrap_or(&text);
    if text == "1" { "1 point".to_owned() } else { format!("{text} points") }
}

/// The weights side by side, and a mark where they should end. The words beside it say the same.
fn bar(parts: &[Exact], sum: &WeightSum) -> Html {
    let expected = sum.expected.clone().unwrap_or(Exact::ONE);
    let whole = sum.sum.clone().max(expected.clone());
    let of_whole = |part: &Exact| {
        let share = part.over(&whole).unwrap_or(Exact::ZERO);
        rounded(&share.times(&Exact::from(100)))
    };
    let mut at = Exact::ZERO;
    let segments: Vec<Html> = parts
        .iter()
        .enumerate()
        .map(|(number, part)| {
            let x = of_whole(&at);
            at = at.plus(part);
            let shade = if number % 2 == 0 { "app-bar__part" } else { "app-bar__part--other" };
            html! { <rect class={shade} {x} y="1" width={of_whole(part)} height="8" /> }
        })
        .collect();
    let mark = of_whole(&expected);
    html! {
        <svg class="app-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="app-bar__ground" x="0" y="1" width="100" height="8" />
            { for segments }
            <line class="app-bar__mark" x1={mark.clone()} x2={mark} y1="0" y2="10" />
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_off_is_named_with_the_difference() {
        let sum = |per_cent: i64, complete| WeightSum {
            section: None,
            weights: WeightsAre::OfGroup,
            sum: Exact::ratio(per_cent, 100).unwrap_or(Exact::ZERO),
            expected: Some(Exact::ONE),
            complete,
        };
        let plain = |sum: &WeightSum| words(sum).replace('\u{a0}', " ");
        assert_eq!(plain(&sum(100, true)), "The weights add up to 100 %.");
        assert_eq!(plain(&sum(95, true)), "The weights come to 95 %: 5 % short of 100 %.");
        assert_eq!(
            plain(&sum(105, false)),
            "The weights come to 105 %: 5 % over 100 %. Some weights are still missing."
        );
        let in_points = WeightSum {
            weights: WeightsAre::Points,
            sum: Exact::from(601),
            expected: Some(Exact::from(600)),
            ..sum(0, true)
        };
        assert_eq!(words(&in_points), "The weights come to 601 points: 1 point over 600 points.");
    }
}
