//! Award criteria at random: every kind of question, in sections up to three deep, with every kind
//! of weight, minimum, rounding, ladder and award.

use common_measure::id::{CriterionId, LevelId, ScaleId};
use common_measure::number::{Mode, Percentage, Places, Quantity};
use common_measure::scheme::{
    BelowMinimum, Criterion, DraftScheme, Group, Kind, Level, PassFail, PriceOpening, Quality,
    QualityRule, Rounding, Scale, Stage, WeightsAre,
};

use super::award::{award, award_rule, ladder, lot};
use super::numbers::{self, Size, money, parts, pence, percentage, quantity, share};
use super::plan::{Plan, Rule};
use super::random::Random;
use super::weights::{Worth, weigh};
use super::{Made, commitments, prices};

/// How deep sections stand in one another.
const DEPTH: usize = 3;

pub fn criterion_id(text: &str) -> CriterionId {
    CriterionId::new(text).unwrap()
}

fn criterion(id: &str, kind: Kind) -> Criterion {
    let title = id.to_owned();
    Criterion { id: criterion_id(id), title, weight: None, minimum: None, kind }
}

/// A whole scheme.
pub fn scheme(random: &mut Random, plan: &Plan, made: &mut Made) -> DraftScheme {
    let rule = random.one(plan.rules);
    let scales = scales(random, rule == Rule::PriceAfterQualityValue);
    let questions = questions(random, plan, rule, &scales, made);
    let mut sections = 0;
    let mut criteria = arrange(random, questions, DEPTH, &mut sections);
    let weights = random.one(&[WeightsAre::OfGroup, WeightsAre::OfGroup, WeightsAre::Points]);
    weigh(random, &mut criteria, weights, Worth::ALL);
    if plan.minimums {
        minimums(random, &mut criteria);
    }
    let lots =
        if plan.most_lots > 1 && random.chance(20) { random.count(2, plan.most_lots) } else { 1 };
    let mut scheme = DraftScheme {
        points_available: None,
        weights,
        criteria,
        minimum: (plan.minimums && random.chance(25)).then(|| percentage(share(random))),
        scales,
        rounding: rounding(random),
        tie_break: Vec::new(),
        below_minimum: BelowMinimum {
            set_aside: random.chance(70),
            still_compared: random.chance(40),
        },
        award: award(random, lots),
        price_opening: PriceOpening::default(),
        lots: (0..lots).map(|at| lot(random, at, lots)).collect(),
    };
    scheme.points_available = points_available(random, &scheme);
    scheme.award.rule = award_rule(random, rule, &scheme);
    if rule == Rule::PricePerQualityPoint && scheme.minimum.is_none_or(Percentage::is_zero) {
        let least = if plan.minimums { random.pick(1, 80) * (numbers::WHOLE / 100) } else { 1 };
        scheme.minimum = Some(percentage(least));
    }
    scheme.tie_break = ladder(random, &scheme);
    scheme
}

fn scales(random: &mut Random, with_values: bool) -> Vec<Scale> {
    let mut scale = |at: usize| {
        let (count, is_even) = (random.count(2, 5), random.chance(50));
        let levels = (0..count).map(|level| Level {
            value: (with_values || random.chance(20)).then(|| {
                let size = random.one(&[Size::Round, Size::Round, Size::Usual]);
                if random.chance(30) { money(0) } else { money(pence(random, size)) }
            }),
            ..Level::new(
                LevelId::new(&format!("l{level}")).unwrap(),
                &level.to_string(),
                Some(percentage(if is_even {
                    numbers::WHOLE / (count as u64 - 1) * level as u64
                } else {
                    share(random)
                })),
            )
        });
        let levels = levels.collect();
        Scale { id: ScaleId::new(&format!("s{at}")).unwrap(), title: format!("s{at}"), levels }
    };
    (0..2).map(&mut scale).collect()
}

/// The questions, in any order; at least one earns points.
fn questions(
    random: &mut Random,
    plan: &Plan,
    rule: Rule,
    scales: &[Scale],
    made: &mut Made,
) -> Vec<Criterion> {
    let scales: Vec<ScaleId> = scales.iter().map(|scale| scale.id.clone()).collect();
    let is_total = rule == Rule::HighestTotal;
    let mut found = Vec::new();
    let prices = match random.pick(0, 9) {
        0 if is_total => 0,
        0..8 => 1,
        _ => 2,
    };
    for at in 0..prices {
        let scored = is_total && random.chance(90);
        let (price, size) = prices::question(random, scored);
        let question = criterion(&format!("p{at}"), Kind::Price(price));
        made.prices.push((question.id.clone(), size));
        found.push(question);
    }
    let least = usize::from(!is_total);
    for at in 0..random.count(least, 3) {
        let quality = Quality {
            scale: Some(random.one(&scales)),
            rule: random.one(&[
                QualityRule::OfLevel,
                QualityRule::OfLevel,
                QualityRule::RelativeToBest,
            ]),
            ..Quality::default()
        };
        found.push(criterion(&format!("q{at}"), Kind::Quality(quality)));
    }
    let most = random.one(&[1, 2, 2, 3, 5]);
    let measures = random.count(0, most);
    let mut measures = commitments::measures(random, measures);
    if rule != Rule::PriceAfterQualityValue && random.chance(20) {
        let count = random.count(1, 3).min(measures.len());
        let valued = measures.split_off(measures.len() - count);
        made.measures.extend(valued.iter().map(|id| (id.clone(), Size::Round)));
        if !valued.is_empty() {
            let value = commitments::value(random, &valued);
            found.push(criterion("value", Kind::CommitmentValue(value)));
        }
    }
    for measure in measures {
        let size = numbers::size(random);
        made.measures.push((measure.clone(), size));
        let id = format!("m{measure}");
        let by_people = rule == Rule::PriceAfterQualityValue || random.chance(12);
        let commitment = if by_people {
            commitments::statement(random, measure, &scales)
        } else {
            commitments::question(random, measure, size)
        };
        found.push(criterion(&id, Kind::Commitment(commitment)));
    }
    if plan.minimums && random.chance(25) {
        found.push(criterion("pass", Kind::PassFail(PassFail::default())));
    }
    if !found.iter().any(Criterion::is_weighted) {
        let scale = Some(random.one(&scales));
        let quality = Quality { scale, ..Quality::default() };
        found.push(criterion("only", Kind::Quality(quality)));
    }
    random.shuffle(&mut found);
    found
}

/// Puts some neighbours into sections, each with something in it that earns points.
fn arrange(
    random: &mut Random,
    mut questions: Vec<Criterion>,
    deeper: usize,
    sections: &mut usize,
) -> Vec<Criterion> {
    let mut arranged = Vec::new();
    while !questions.is_empty() {
        let count = random.count(1, 4).min(questions.len());
        let rest = questions.split_off(count);
        let some = std::mem::replace(&mut questions, rest);
        if deeper > 0 && random.chance(45) && some.iter().any(Criterion::is_weighted) {
            let id = format!("g{sections}");
            *sections += 1;
            let criteria = arrange(random, some, deeper - 1, sections);
            let group = Group { weights: WeightsAre::OfGroup, criteria };
            arranged.push(criterion(&id, Kind::Group(group)));
        } else {
            arranged.extend(some);
        }
    }
    arranged
}

fn minimums(random: &mut Random, criteria: &mut [Criterion]) {
    for criterion in criteria {
        if criterion.is_weighted() && random.chance(12) {
            criterion.minimum = Some(percentage(share(random)));
        }
        if let Kind::Group(group) = &mut criterion.kind {
            minimums(random, &mut group.criteria);
        }
    }
}

fn points_available(random: &mut Random, scheme: &DraftScheme) -> Option<Quantity> {
    match scheme.weights {
        WeightsAre::Points if random.chance(50) => None,
        WeightsAre::Points => {
            let stated = scheme.criteria.iter().filter_map(|criterion| criterion.weight);
            // Weights in points have at most six places here.
            let sum: u64 = stated.map(|weight| parts(weight, 6)).sum();
            Some(quantity(sum))
        }
        _ => random
            .one(&[None, Some("100"), Some("40"), Some("1000"), Some("1"), Some("0.7")])
            .map(|points| points.parse().unwrap()),
    }
}

fn rounding(random: &mut Random) -> Rounding {
    Rounding {
        places: Places::new(random.one(&[0, 0, 1, 2, 2, 3, 4])).unwrap(),
        mode: random.one(&[Mode::HalfAwayFromZero, Mode::HalfEven, Mode::Down]),
        stage: random.one(&[Stage::Leaf, Stage::Total, Stage::TotalAsRounded]),
    }
}
