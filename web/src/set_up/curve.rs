//! Points against a price or an offer, as a line with a dot for each example.

use common_measure::number::Exact;
use common_measure_parts::words::rounded;
use yew::{AttrValue, Callback, Html, Properties, component, html};

/// How many pieces the line is made of.
const PIECES: i64 = 80;

/// From where to where the line goes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reach {
    /// From here.
    pub from: Exact,
    /// To here: more than that.
    pub to: Exact,
}

/// What is drawn.
#[derive(Properties, PartialEq)]
pub(super) struct CurveProps {
    /// What stands along the bottom, in one word.
    pub what: &'static str,
    /// How far it goes.
    pub reach: Reach,
    /// A sign in front of it.
    pub prefix: Option<AttrValue>,
    /// A unit behind it.
    pub suffix: Option<AttrValue>,
    /// The points that can be had.
    pub points: Exact,
    /// The examples.
    pub examples: Vec<Exact>,
    /// The share of the points beside all examples.
    pub share: Callback<(Exact, Vec<Exact>), Option<Exact>>,
}

/// The line, with its ends written beside it. The table says the same in figures.
#[component]
pub(super) fn Curve(props: &CurveProps) -> Html {
    let Reach { from, to } = &props.reach;
    let width = to.minus(from);
    let share = |at: &Exact| props.share.emit((at.clone(), props.examples.clone()));
    let places = (0..=PIECES).filter_map(|piece| {
        let at = from.plus(&width.times(&Exact::ratio(piece, PIECES)?));
        Some((share(&at)?, at))
    });
    let line: Vec<(Exact, Exact)> = places.collect();
    let dots: Vec<(Exact, Exact)> =
        props.examples.iter().filter_map(|at| Some((share(at)?, at.clone()))).collect();
    if line.is_empty() {
        return Html::default();
    }
    let shares = || line.iter().chain(&dots).map(|(share, _)| share.clone());
    let top = shares().fold(Exact::ONE, Exact::max);
    let bottom = shares().fold(Exact::ZERO, Exact::min);
    let part = |of: Exact, whole: &Exact| {
        rounded(&of.over(whole).unwrap_or(Exact::ZERO).times(&Exact::from(100)))
    };
    let x = |at: &Exact| part(at.minus(from), &width);
    let y = |share: &Exact| part(top.minus(share), &top.minus(&bottom));
    let path: Vec<String> =
        line.iter().map(|(share, at)| format!("{},{}", x(at), y(share))).collect();
    let ground = y(&Exact::ZERO);
    let written = |figure: &Exact| {
        let (before, unit) = (props.prefix.as_deref().unwrap_or(""), props.suffix.as_deref());
        let unit = unit.map_or_else(String::new, |unit| format!("\u{a0}{unit}"));
        format!("{before}{}{unit}", grouped(figure))
    };
    let points = |share: &Exact| rounded(&share.times(&props.points));
    let told: Vec<String> =
        dots.iter().map(|(share, at)| format!("{}: {}", written(at), points(share))).collect();
    let title = format!("Points by {}", props.what);
    html! {
        <figure class="app-curve">
            <span class="app-curve__top" aria-hidden="true">{ format!("{} points", points(&top)) }</span>
            <svg class="app-curve__picture" viewBox="-2 -5 104 110" preserveAspectRatio="none" role="img" aria-labelledby="curve-title curve-description" focusable="false">
                <title id="curve-title">{ title }</title>
                <desc id="curve-description">
                    { format!("A line from {} to {}. {}.", written(from), written(to), told.join("; ")) }
                </desc>
                <line class="app-curve__axis" x1="0" x2="100" y1={ground.clone()} y2={ground} />
                <line class="app-curve__axis" x1="0" x2="0" y1="0" y2="100" />
                <polyline class="app-curve__line" points={path.join(" ")} />
                { for dots.iter().filter(|(_, at)| at >= from && at <= to).map(|(share, at)| html! {
                    // A line without length has a round end: a dot that keeps its shape at any width.
                    <path class="app-curve__dot" d={format!("M {} {} h 0.001", x(at), y(share))} />
                }) }
            </svg>
            <span class="app-curve__ends" aria-hidden="true">
                <span>{ written(from) }</span>
                <span>{ written(to) }</span>
            </span>
        </figure>
    }
}

/// A figure with commas between thousands and without places that say nothing.
fn grouped(figure: &Exact) -> String {
    let text = rounded(figure);
    let text = text.strip_suffix(".00").unwrap_or(&text);
    let (whole, rest) = text.split_once('.').map_or((text, None), |(a, b)| (a, Some(b)));
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) && !out.ends_with('-') {
            out.push(',');
        }
        out.push(digit);
    }
    rest.map_or_else(|| out.clone(), |rest| format!("{out}.{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_grouped_and_end_where_they_end() {
        assert_eq!(grouped(&Exact::from(210_000)), "210,000");
        assert_eq!(grouped(&Exact::ratio(15, 2).unwrap_or_default()), "7.50");
        assert_eq!(grouped(&Exact::from(12)), "12");
    }
}
