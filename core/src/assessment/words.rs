//! Results in plain English: sentences for methods, findings, ties and what rounding did.

use std::borrow::Cow;

use crate::evaluation::About;
use crate::number::{Exact, list, percent, pounds, quantity};
use crate::scheme::{Leaf, LeafKind, LockedScheme, QualityRule, Rounding, Stage};

use super::{Effect, Finding, FindingKind, LotAward, LotResult, RoundingEffect, Tie};

/// What points on a question are relative to: a price, a quantity of its measure, a share.
pub(super) fn compared(leaf: &Leaf, figure: &Exact) -> String {
    match &leaf.kind {
        LeafKind::Commitment(rule) => quantity(figure, &rule.unit),
        LeafKind::Quality(_) => percent(figure),
        LeafKind::Price(_) | LeafKind::Value(_) | LeafKind::PassFail => pounds(figure),
    }
}

pub(super) fn names(result: &LotResult, bids: &[usize]) -> String {
    let names: Vec<String> =
        bids.iter().filter_map(|at| Some(result.bids.get(*at)?.name.clone())).collect();
    list(&names)
}

/// How a question turns what bids give into points.
pub(super) fn method(leaf: &Leaf) -> String {
    match &leaf.kind {
        LeafKind::Price(price) => price.method.in_words(),
        LeafKind::Quality(scale) if scale.statement_on.is_some() => {
            "points available × the share of the level agreed for the method statement".to_owned()
        }
        LeafKind::Quality(scale) => match scale.rule {
            QualityRule::OfLevel => "points available × the share of the agreed level".to_owned(),
            QualityRule::RelativeToBest => {
                "points available × the share of the agreed level ÷ the best share of any bid"
                    .to_owned()
            }
        },
        LeafKind::PassFail => "passed or failed; earns no points".to_owned(),
        LeafKind::Value(value) => value.in_words(),
        LeafKind::Commitment(rule) => {
            let scaled = rule.scaled.in_words();
            let formula = rule.rule.in_words();
            let formula = if scaled.is_empty() {
                formula
            } else {
                format!("{formula}; quantities are stated{scaled}")
            };
            match rule.minimum_quantity {
                None => formula,
                Some(minimum) => format!(
                    "{formula}; an offer below {} gets 0",
                    quantity(&minimum.exact(), &rule.unit)
                ),
            }
        }
    }
}

pub(super) fn tie(scheme: &LockedScheme, result: &LotResult, tie: &Tie) -> String {
    let figure = scheme.award().rule.figure_in_words();
    let mut sentences = vec![format!("{} are equal on {figure}.", names(result, &tie.bids))];
    if !tie.decided_by.is_empty() {
        let steps: Vec<String> =
            tie.decided_by.iter().map(|step| step.in_words(&|id| scheme.called(id))).collect();
        sentences.push(format!("Decided by {}.", list(&steps)));
    }
    for group in &tie.left_equal {
        let end = if tie.lots_to_be_drawn {
            "are still equal after every step: people draw lots."
        } else {
            "are still equal, and the award criteria state nothing further: they share a rank."
        };
        sentences.push(format!("{} {end}", names(result, group)));
    }
    sentences.join(" ")
}

pub(super) fn effect(result: &LotResult, effect: RoundingEffect) -> String {
    let both = names(result, &[effect.first, effect.second]);
    match effect.effect {
        Effect::MadeTie => format!(
            "Rounding made a tie: the exact figures of {both} differ, and are equal as rounded."
        ),
        Effect::BrokeTie => format!(
            "Rounding broke a tie: the exact figures of {both} are equal, and differ as rounded."
        ),
        Effect::TurnedRound => format!(
            "Rounding turned an order round: on exact figures {} would stand before {}.",
            names(result, &[effect.second]),
            names(result, &[effect.first])
        ),
        Effect::HidesDifference => format!(
            "{both} show the same figure, but their exact figures differ and decide the order."
        ),
    }
}

/// That the last bid awarded and the next that could be are close, where the scheme says what that means; or equal bids of
/// which only some can be awarded. One whose supplier wins as many lots as it may could not be.
pub(super) fn close(scheme: &LockedScheme, result: &LotResult, award: &LotAward) -> Option<String> {
    let close = scheme.award().close?;
    let (first, second) = if let &[first, second, ..] = award.undecided.as_slice() {
        (first, second)
    } else {
        (*award.winners.last()?, award.next?)
    };
    let Rounding { places, mode, stage } = scheme.rounding();
    // The figure that decides, so that what is called close is what keeps the two apart.
    let figure = |bid: usize| -> Option<Exact> {
        if scheme.award().rule.is_highest_total() {
            return result.sheet.final_total(bid).map(Cow::into_owned);
        }
        let own = result.bids.get(bid)?.figure.as_ref()?;
        Some(if stage == Stage::TotalAsRounded { own.round(places, mode) } else { own.clone() })
    };
    let rule = &scheme.award().rule;
    let difference = figure(first)?.minus(&figure(second)?);
    let apart = if difference.is_negative() { difference.negated() } else { difference };
    (apart <= close.exact()).then(|| {
        format!(
            "Close: {} and {} are {} apart on {}. The award criteria call {} or less close.",
            names(result, &[first]),
            names(result, &[second]),
            rule.apart_in_words(&apart),
            rule.figure_in_words(),
            rule.apart_in_words(&close.exact())
        )
    })
}

/// Why a bid to which nothing is missing has no figure that decides.
pub(super) fn no_figure(scheme: &LockedScheme, result: &LotResult, bid: usize) -> String {
    format!(
        "{} has no {}, so it is not ranked: a price can only be divided by more than 0 points, and it has {}.",
        names(result, &[bid]),
        scheme.award().rule.figure_in_words(),
        result.shown_total(bid).unwrap_or_default()
    )
}

pub(super) fn finding(scheme: &LockedScheme, result: &LotResult, finding: &Finding) -> String {
    let name = names(result, &[finding.bid]);
    let node = finding.criterion.as_ref().and_then(|id| scheme.node(id));
    let on = node.map_or_else(|| "the whole award".to_owned(), |node| format!("“{}”", node.title));
    match &finding.kind {
        FindingKind::Excluded { about } => format!(
            "{name} was excluded on {on} ({}). Among the bids that count now, nothing of that is found; the exclusion holds until it is taken back.",
            about_words(*about)
        ),
        FindingKind::PriceMissing { is_zero: true, .. } => format!(
            "The price of {name} for {on} comes to £0, which cannot be scored. It is not ranked until that is put right."
        ),
        FindingKind::PriceMissing { lines, .. } if lines.is_empty() => format!(
            "{name} gives no price for {on}. It is not ranked; a missing price is never taken as £0."
        ),
        FindingKind::PriceMissing { lines, .. } => {
            let lines: Vec<String> = lines.iter().map(|line| format!("“{line}”")).collect();
            format!(
                "{name} gives no rate for {} on {on}. It is not ranked; a missing rate is never taken as £0.",
                list(&lines)
            )
        }
        FindingKind::SumDiffers { derived, stated } => {
            let difference = stated.minus(derived);
            let (apart, way) = if difference.is_negative() {
                (difference.negated(), "less")
            } else {
                (difference, "more")
            };
            format!(
                "{name} states {} for {on}; its rates come to {}. Its own sum is {} {way}. The rates are used.",
                pounds(stated),
                pounds(derived),
                pounds(&apart)
            )
        }
        FindingKind::OverBudget { price, budget } => format!(
            "{name} is above the budget on {on}: {} against {}.",
            pounds(price),
            budget.in_words()
        ),
        FindingKind::AbnormallyLow { price, why, .. } => format!(
            "The price of {name} on {on} may be abnormally low: {} is {why}. Ask the supplier to explain before anything is decided.",
            pounds(price)
        ),
        FindingKind::Failed => format!("{name} fails {on}."),
        FindingKind::BelowMinimum { share, minimum } => format!(
            "{name} is below the minimum score on {on}: it gets {} of the points and must reach {}.",
            percent(share),
            minimum.in_words()
        ),
        FindingKind::BeyondLimit { offered, limit, unit } => format!(
            "{name} offers {} on {on}, more than the stated limit of {}. Ask whether it can be kept.",
            quantity(offered, unit),
            quantity(limit, unit)
        ),
    }
}

/// What was found, to stand in brackets.
pub(crate) fn about_words(about: About) -> &'static str {
    match about {
        About::PriceMissing => "price missing",
        About::SumDiffers => "sum differs",
        About::OverBudget => "over budget",
        About::AbnormallyLow => "abnormally low price",
        About::Failed => "failed",
        About::BelowMinimum => "below minimum score",
        About::BeyondLimit => "beyond the limit",
    }
}
