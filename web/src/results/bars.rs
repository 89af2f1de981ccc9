//! Where each bid's points come from: one bar for each bid, and the same as a table.

use common_measure::assessment::{BidReport, CriterionReport};
use common_measure::number::{Exact, Mode, Places};
use yew::{AttrValue, Html, component, html};

use crate::form::{Details, Scroll};

use super::derived::{Derived, LotProps};
use super::method::of_lot;

/// Patterns in the style sheet and below; parts past these take them again from the first.
const PATTERNS: usize = 8;

/// What a bar is parted by: what stands at the top, and, where a section there has sections in it
/// (“Quality” with “Social value” inside), what is in that one. Beyond the patterns that can be told
/// apart, only what stands at the top.
fn parts_of(derived: &Derived) -> Vec<&CriterionReport> {
    // What earns no points has no part in a bar.
    let earns = |part: &&CriterionReport| part.section || part.weight.is_some();
    let top: Vec<&CriterionReport> = derived.inside(None).into_iter().filter(earns).collect();
    let opened: Vec<&CriterionReport> = top
        .iter()
        .flat_map(|part| {
            let inside = derived.inside(Some(&part.criterion)).into_iter();
            let inside: Vec<_> = inside.filter(earns).collect();
            if part.section && inside.iter().any(|each| each.section) {
                inside
            } else {
                vec![*part]
            }
        })
        .collect();
    if opened.len() > PATTERNS { top } else { opened }
}

/// A bar for each bid.
#[component]
pub(super) fn Bars(props: &LotProps) -> Html {
    let LotProps { derived, at } = props;
    let Some((_, report)) = derived.lot(*at) else { return Html::default() };
    let parts = parts_of(derived);
    let legend = parts.iter().enumerate().map(|(part, criterion)| {
        html! {
            <li class="app-points-legend__item">
                <svg class="app-points-legend__sample" width="36" height="24" aria-hidden="true" focusable="false">
                    <rect class="app-points-bar__part" width="100%" height="100%" fill={fill(*at, part)} />
                    <text class="app-points-bar__letter" aria-hidden="true" x="50%" y="50%">{ letter(part) }</text>
                </svg>
                <span>{ format!("{} ({} points)", criterion.title, plain(&criterion.points_available.shown)) }</span>
            </li>
        }
    });
    let bars = report.bids.iter().enumerate().map(|(bid, report)| {
        html! {
            <li class="app-points-bars__row" key={report.bid.as_str().to_owned()}>
                <span class="app-points-bars__name">
                    { &report.name }
                    <span class="app-points-bars__total">{ total(report) }</span>
                </span>
                { bar(derived, *at, bid, &parts) }
            </li>
        }
    });
    html! {
        <div class="app-results__part">
            <h3 class="govuk-heading-m">{ "Where the points come from" }</h3>
            if !derived.assessment.scheme.award().rule.is_highest_total() {
                <p class="govuk-body">{ format!("Points do not decide by themselves: bids are ranked by {}.", derived.report.statement.deciding_figure) }</p>
            }
            { patterns(*at) }
            <ul class="app-points-legend govuk-list">{ for legend }</ul>
            <ol class="app-points-bars govuk-list">{ for bars }</ol>
            <Details summary="The same as a table">{ table(derived, *at, &parts) }</Details>
        </div>
    }
}

fn total(bid: &BidReport) -> String {
    match (&bid.total, bid.rank) {
        (Some(total), Some(_)) => format!("{} points", total.shown),
        (Some(total), None) => format!("{} points, {}", total.shown, bid.standing_in_words),
        (None, _) => bid.standing_in_words.clone(),
    }
}

/// The same beside what can be had, where there is a total.
fn total_of_all(derived: &Derived, bid: &BidReport) -> String {
    let total = total(bid);
    match bid.total {
        Some(_) => format!("{total} of {}", derived.report.statement.points),
        None => total,
    }
}

/// One bid's bar. Its lengths are percentages, so that it fits any width without being stretched.
fn bar(derived: &Derived, at: usize, bid: usize, parts: &[&CriterionReport]) -> Html {
    let Some((lot, report)) = derived.lot(at) else { return Html::default() };
    let Some(report) = report.bids.get(bid) else { return Html::default() };
    let Some(result) = lot.position(&report.bid) else { return Html::default() };
    let scheme = &derived.assessment.scheme;
    let mut from = Exact::ZERO;
    let mut drawn = Vec::new();
    let mut said = Vec::new();
    for (part, criterion) in parts.iter().enumerate() {
        let points =
            scheme.node(&criterion.criterion).and_then(|node| lot.node_points(result, node));
        let available = plain(&criterion.points_available.shown);
        let Some(points) = points else {
            said.push(format!("{}: none yet of {available}", criterion.title));
            continue;
        };
        let shown = points.fixed(scheme.rounding().places, scheme.rounding().mode);
        said.push(format!("{}: {shown} of {available}", criterion.title));
        let share = points.exact().over(scheme.points()).unwrap_or_default();
        // A method may give less than nothing, of which no length can be drawn.
        if share.is_negative() {
            continue;
        }
        let (x, width) = (percent(&from), percent(&share));
        let middle =
            Exact::ratio(1, 2).map(|half| from.plus(&share.times(&half))).unwrap_or_default();
        // A letter needs about this much room on a narrow screen.
        let has_room = Exact::ratio(1, 20).is_some_and(|least| share >= least);
        drawn.push(html! {
            <>
                <rect class="app-points-bar__part" {x} {width} height="100%" fill={fill(at, part)} />
                if has_room {
                    <text class="app-points-bar__letter" x={percent(&middle)} y="50%">{ letter(part) }</text>
                }
            </>
        });
        from = from.plus(&share);
    }
    let (title, desc) = (format!("bar-{at}-{bid}-title"), format!("bar-{at}-{bid}-desc"));
    html! {
        <svg
            class="app-points-bar"
            width="100%"
            height="28"
            role="img"
            focusable="false"
            aria-labelledby={title.clone()}
            aria-describedby={desc.clone()}
        >
            <title id={title}>{ format!("{}: {}", report.name, total_of_all(derived, report)) }</title>
            <desc id={desc}>{ format!("{}.", said.join("; ")) }</desc>
            <rect class="app-points-bar__ground" width="100%" height="100%" />
            { for drawn }
            <rect class="app-points-bar__frame" width="100%" height="100%" />
        </svg>
    }
}

/// The patterns that tell parts apart without colour. One set for each lot: ids are the page's.
fn patterns(at: usize) -> Html {
    let marks: [Html; PATTERNS] = [
        Html::default(),
        html! { <path class="app-points-pattern__mark" d="M-2,2 l4,-4 M0,12 l12,-12 M10,14 l4,-4" /> },
        html! { <circle class="app-points-pattern__dot" cx="6" cy="6" r="2" /> },
        html! { <path class="app-points-pattern__mark" d="M0,6 h12" /> },
        html! { <path class="app-points-pattern__mark" d="M-2,10 l4,4 M0,0 l12,12 M10,-2 l4,4" /> },
        html! { <path class="app-points-pattern__mark" d="M6,0 v12" /> },
        html! { <path class="app-points-pattern__mark" d="M0,6 h12 M6,0 v12" /> },
        html! { <path class="app-points-pattern__mark" d="M0,0 l12,12 M12,0 l-12,12" /> },
    ];
    let patterns = marks.into_iter().enumerate().map(|(part, mark)| {
        html! {
            <pattern id={format!("pattern-{at}-{part}")} width="12" height="12" patternUnits="userSpaceOnUse">
                <rect class={format!("app-points-pattern__ground app-points-pattern__ground--{part}")} width="12" height="12" />
                { mark }
            </pattern>
        }
    });
    html! {
        <svg class="app-points-patterns" width="0" height="0" aria-hidden="true" focusable="false">
            <defs>{ for patterns }</defs>
        </svg>
    }
}

fn fill(at: usize, part: usize) -> AttrValue {
    format!("url(#pattern-{at}-{})", part % PATTERNS).into()
}

/// A, B, … Z, AA, AB, …
fn letter(part: usize) -> String {
    let last = char::from(b'A' + u8::try_from(part % 26).unwrap_or(0));
    match part / 26 {
        0 => last.to_string(),
        before => letter(before - 1) + &last.to_string(),
    }
}

/// A share as a percentage with the places that a screen can show.
fn percent(share: &Exact) -> AttrValue {
    let places = Places::new(3).unwrap_or_default();
    format!("{}%", share.times(&Exact::from(100)).fixed(places, Mode::default())).into()
}

/// `60.00` as `60`: what can be had needs no places where they say nothing.
pub(super) fn plain(figure: &str) -> &str {
    if figure.contains('.') { figure.trim_end_matches('0').trim_end_matches('.') } else { figure }
}

fn table(derived: &Derived, at: usize, parts: &[&CriterionReport]) -> Html {
    let Some((_, report)) = derived.lot(at) else { return Html::default() };
    let heads = parts.iter().map(|criterion| {
        html! { <th scope="col" class="govuk-table__header govuk-table__header--numeric">{ &criterion.title }</th> }
    });
    let rows = report.bids.iter().map(|bid| {
        let cells = parts.iter().map(|criterion| {
            let points = bid.points.iter().find(|points| points.criterion == criterion.criterion);
            let shown = points.and_then(|points| points.points.as_ref());
            html! {
                <td class="govuk-table__cell govuk-table__cell--numeric">
                    { shown.map_or("none", |figure| &figure.shown) }
                </td>
            }
        });
        html! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{ &bid.name }</th>
                { for cells }
                <td class="govuk-table__cell govuk-table__cell--numeric">
                    { bid.total.as_ref().map_or("none", |total| &total.shown) }
                </td>
            </tr>
        }
    });
    html! {
        <Scroll label={of_lot("Table of where the points come from", derived, at)}>
            <table class="govuk-table govuk-!-margin-bottom-0">
                <caption class="govuk-table__caption govuk-visually-hidden">{ "Points of each bid on each part of the award criteria" }</caption>
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row">
                        <th scope="col" class="govuk-table__header">{ "Bid" }</th>
                        { for heads }
                        <th scope="col" class="govuk-table__header govuk-table__header--numeric">{ "Total" }</th>
                    </tr>
                </thead>
                <tbody class="govuk-table__body">{ for rows }</tbody>
            </table>
        </Scroll>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_lettered_past_z() {
        assert_eq!([0, 25, 26, 27, 52].map(letter), ["A", "Z", "AA", "AB", "BA"]);
    }

    #[test]
    fn shares_are_percentages() {
        assert_eq!(percent(&Exact::ratio(1, 3).unwrap()), "33.333%");
        assert_eq!((plain("60.00"), plain("7.50"), plain("100")), ("60", "7.5", "100"));
    }
}
