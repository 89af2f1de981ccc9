//! Bids that come to the same total in different ways: one gets the middle level on two questions
//! of equal weight, the other the best level on the one and the worst on the other. Where each
//! question is rounded, rounding can tell such bids apart.

use common_measure::id::LevelId;
use common_measure::number::Percentage;
use common_measure::procurement::Procurement;
use common_measure::scheme::{Criterion, DraftScheme, Kind, Quality, QualityRule, Scale};

use super::numbers::{parts, percent_weight};
use super::random::Random;

/// Balances two bids, where two questions allow it.
pub fn balance(random: &mut Random, procurement: &mut Procurement) {
    let Some([first, second, scale]) = questions(&mut procurement.scheme) else { return };
    let Some((low, middle, high)) = levels(&procurement.scheme, &scale) else { return };
    let bids = &mut procurement.bids;
    if bids.len() < 2 {
        return;
    }
    let (one, other) = (random.index(bids.len()), random.index(bids.len()));
    if one == other || bids[one].lot != bids[other].lot {
        return;
    }
    let like = bids[one].clone();
    bids[other].prices = like.prices;
    bids[other].commitments = like.commitments;
    let (one, other) = (bids[one].id.clone(), bids[other].id.clone());
    let mut scores = procurement.evaluation.scores.clone();
    scores.retain(|score| score.bid != other);
    for score in &mut scores {
        let is_one = score.bid == one;
        if is_one && [first.as_str(), second.as_str()].contains(&score.criterion.as_str()) {
            score.level = middle.clone();
        }
    }
    let mut others: Vec<_> = scores.iter().filter(|score| score.bid == one).cloned().collect();
    for score in &mut others {
        score.bid = other.clone();
        if score.criterion.as_str() == first {
            score.level = high.clone();
        } else if score.criterion.as_str() == second {
            score.level = low.clone();
        }
    }
    scores.extend(others);
    procurement.evaluation.scores = scores;
}

/// Two questions of one section on one scale, made to weigh the same, and the scale.
fn questions(scheme: &mut DraftScheme) -> Option<[String; 3]> {
    let sections = scheme.all().map(Criterion::children);
    let sections = std::iter::once(scheme.criteria.as_slice()).chain(sections);
    let (first, second, scale) = sections.into_iter().find_map(|inside| {
        let mut scored = inside.iter().filter_map(|criterion| match &criterion.kind {
            Kind::Quality(Quality { scale, rule: QualityRule::OfLevel, .. }) => {
                Some((criterion, scale.clone()?))
            }
            _ => None,
        });
        let (first, scale) = scored.next()?;
        let (second, _) = scored.find(|(_, other)| *other == scale)?;
        Some((first.clone(), second.clone(), scale))
    })?;
    // In the smallest steps of a weight.
    let both = parts(first.weight?, 10) + parts(second.weight?, 10);
    if !both.is_multiple_of(2) {
        return None;
    }
    for id in [&first.id, &second.id] {
        scheme.criterion_mut(id)?.weight = Some(percent_weight(both / 2));
    }
    Some([first.id.to_string(), second.id.to_string(), scale.to_string()])
}

/// The worst level, the best, and one halfway between them.
fn levels(scheme: &DraftScheme, scale: &str) -> Option<(LevelId, LevelId, LevelId)> {
    let scale: &Scale = scheme.scales.iter().find(|other| other.id.as_str() == scale)?;
    let share = |at: usize| scale.levels[at].share.map(Percentage::exact);
    let low = (0..scale.levels.len()).min_by_key(|at| share(*at))?;
    let high = (0..scale.levels.len()).max_by_key(|at| share(*at))?;
    let both = share(low)?.plus(&share(high)?);
    let is_middle = |at: &usize| share(*at).is_some_and(|own| own.plus(&own) == both);
    let middle = (0..scale.levels.len()).find(is_middle).filter(|at| *at != low)?;
    let id = |at: usize| scale.levels[at].id.clone();
    Some((id(low), id(middle), id(high)))
}
