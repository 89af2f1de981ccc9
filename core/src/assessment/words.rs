//! Results in plain English: sentences for methods, findings, ties and rounding.

use crate::number::{Exact, Mode, Places, Quantity};
use crate::scheme::{
    CommitmentRule, Leaf, LeafKind, LockedScheme, Node, PriceMethod, Rounding, Stage, TieBreak,
    percent,
};

use super::{Effect, Finding, FindingKind, LotResult, RoundingEffect, Tie};

/// The places that a figure which never ends is written to in workings.
fn six() -> Places {
    Places::new(6).unwrap_or_default()
}

/// A figure for reading: whole if it ends within six places, else cut there and marked with `…`.
pub(super) fn plain(figure: &Exact) -> String {
    figure.as_decimal(six()).unwrap_or_else(|| format!("{}…", figure.fixed(six(), Mode::Down)))
}

/// The same, with its exact fraction where it never ends: `38.095238… (exactly 800/21)`.
pub(super) fn plain_and_exact(figure: &Exact) -> String {
    match figure.as_decimal(six()) {
        Some(decimal) => decimal,
        None => format!("{} (exactly {figure})", plain(figure)),
    }
}

/// An amount of pounds: `£105,000` or `£99.50`.
pub(super) fn pounds(amount: &Exact) -> String {
    let text = plain(amount);
    crate::number::Money::parse(&text)
        .map_or_else(|_| format!("£{text}"), crate::number::Money::in_words)
}

/// A quantity in its unit: `12 tonnes`, `£500`.
pub(super) fn quantity(amount: &Exact, unit: &str) -> String {
    let number =
        || Quantity::parse(&plain(amount)).map_or_else(|_| plain(amount), Quantity::in_words);
    match unit {
        "" => number(),
        "£" => pounds(amount),
        unit => format!("{} {unit}", number()),
    }
}

/// What points on a question are relative to: a price, or a quantity of its measure.
pub(super) fn compared(leaf: &Leaf, figure: &Exact) -> String {
    match &leaf.kind {
        LeafKind::Commitment(rule) => quantity(figure, &rule.unit),
        LeafKind::Price(_) | LeafKind::Quality(_) => pounds(figure),
    }
}

/// `Alpha, Bravo and Charlie`.
pub(super) fn list(names: &[String]) -> String {
    match names {
        [] => "no bid".to_owned(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

pub(super) fn names(result: &LotResult, bids: &[usize]) -> String {
    let names: Vec<String> =
        bids.iter().filter_map(|at| Some(result.bids.get(*at)?.name.clone())).collect();
    list(&names)
}

/// What a weight comes to: `20 % of the 40 % for “Quality” = 8 % of the award`.
pub(super) fn share(scheme: &LockedScheme, node: &Node) -> String {
    let own = percent(&node.of_award);
    let section = scheme
        .nodes()
        .iter()
        .take_while(|other| other.id != node.id)
        .filter(|other| other.is_group && other.depth + 1 == node.depth)
        .last();
    match section.filter(|_| node.depth > 0) {
        Some(section) => format!(
            "{} of the {} for “{}” = {own} of the award",
            percent(&node.of_group),
            percent(&section.of_award),
            section.title
        ),
        None => format!("{own} of the award"),
    }
}

/// How a question turns what bids give into points.
pub(super) fn method(leaf: &Leaf) -> String {
    match &leaf.kind {
        LeafKind::Price(PriceMethod::LowestOverPrice) => {
            "points available × lowest price ÷ the bid’s price".to_owned()
        }
        LeafKind::Price(PriceMethod::LinearFromLowest { zero_at }) => {
            let n = zero_at.map_or_else(|| "n".to_owned(), Quantity::in_words);
            format!(
                "points available × ({n} × lowest price − the bid’s price) ÷ (({n} − 1) × lowest price), never below 0"
            )
        }
        LeafKind::Quality(_) => "points available × the share of the agreed level".to_owned(),
        LeafKind::Commitment(rule) => {
            let formula = match &rule.rule {
                CommitmentRule::AgainstTarget { .. } => {
                    "points available × quantity offered ÷ target, never above all points"
                        .to_owned()
                }
                CommitmentRule::RelativeToBest { floor, cap } => {
                    let counted =
                        if cap.is_some() { "quantity that counts" } else { "quantity offered" };
                    let full = if floor.is_some() {
                        "the larger of the best offer and the least quantity for all points"
                    } else {
                        "best offer"
                    };
                    format!("points available × {counted} ÷ {full}")
                }
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

pub(super) fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::HalfAwayFromZero => "half away from zero",
        Mode::HalfEven => "half to the even neighbour",
        Mode::Down => "further digits cut off",
    }
}

pub(super) fn places(rounding: Rounding) -> String {
    match rounding.places.count() {
        0 => format!("whole points, {}", mode(rounding.mode)),
        1 => format!("1 decimal place, {}", mode(rounding.mode)),
        n => format!("{n} decimal places, {}", mode(rounding.mode)),
    }
}

pub(super) fn rounding(rounding: Rounding) -> String {
    let to = places(rounding);
    match rounding.stage {
        Stage::Leaf => format!(
            "Each question’s points are rounded to {to}; totals are sums of those and decide the ranking."
        ),
        Stage::Total => format!("Points are shown to {to}; bids are ranked on exact totals."),
        Stage::TotalAsRounded => {
            format!("Totals are rounded to {to}, and are final as rounded.")
        }
    }
}

pub(super) fn tie_step(scheme: &LockedScheme, step: &TieBreak) -> String {
    let title = |id| scheme.node(id).map_or_else(String::new, |node| node.title.clone());
    match step {
        TieBreak::HigherPoints(id) => format!("more points on “{}”", title(id)),
        TieBreak::LowerPrice(id) => format!("the lower price on “{}”", title(id)),
        TieBreak::LotsDrawn => "lots drawn by people".to_owned(),
    }
}

pub(super) fn below_minimum(rule: crate::scheme::BelowMinimum) -> String {
    let compared = if rule.still_compared { "still counts" } else { "does not count" };
    let place = if rule.set_aside {
        "set aside and not ranked until a person decides"
    } else {
        "ranked, and reported for a person to decide"
    };
    format!(
        "A bid below a minimum score is {place}. While set aside, it {compared} when the lowest price or the best offer is taken."
    )
}

pub(super) fn tie(scheme: &LockedScheme, result: &LotResult, tie: &Tie) -> String {
    let mut sentences = vec![format!("{} have equal totals.", names(result, &tie.bids))];
    if !tie.decided_by.is_empty() {
        let steps: Vec<String> = tie.decided_by.iter().map(|step| tie_step(scheme, step)).collect();
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
            "Rounding made a tie: the exact totals of {both} differ, and are equal as rounded."
        ),
        Effect::BrokeTie => format!(
            "Rounding broke a tie: the exact totals of {both} are equal, and differ as rounded."
        ),
        Effect::TurnedRound => format!(
            "Rounding turned an order round: on exact totals {} would stand before {}.",
            names(result, &[effect.second]),
            names(result, &[effect.first])
        ),
        Effect::HidesDifference => format!(
            "{both} show the same total, but their exact totals differ and decide the order."
        ),
    }
}

pub(super) fn finding(scheme: &LockedScheme, result: &LotResult, finding: &Finding) -> String {
    let name = names(result, &[finding.bid]);
    let title = scheme.node(&finding.criterion).map_or_else(String::new, |node| node.title.clone());
    match &finding.kind {
        FindingKind::Excluded => format!(
            "{name} was excluded on “{title}”. Nothing is found there now; the exclusion holds until it is taken back."
        ),
        FindingKind::PriceMissing => format!(
            "{name} gives no price for “{title}”. It is not ranked; a missing price is never taken as £0."
        ),
        FindingKind::BelowMinimum { share, minimum } => format!(
            "{name} is below the minimum score on “{title}”: it gets {} % of the points and must reach {}.",
            plain(&share.times(&Exact::from(100))),
            minimum.in_words()
        ),
    }
}
