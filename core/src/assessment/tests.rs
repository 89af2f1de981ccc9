//! What the engine does with a small contest whose figures can be worked out by hand.

use crate::evaluation::{About, Decision, Ground, Outcome};
use crate::id::{BidId, CriterionId, LevelId};
use crate::number::{Exact, Money, Percentage, Places, Quantity};
use crate::procurement::Procurement;
use crate::scheme::{AbnormallyLow, BelowMinimum, CommitmentRule, Kind, Rounding, Stage, TieBreak};

use super::*;

/// Price 60, one question 30, one measure 10; Alpha £100, Bravo £120, Carrick £150.
const CONTEST: &str = r#"{
  "format": "common-measure procurement", "version": 1,
  "measures": {"built_in": "knowsley-2013"},
  "scheme": {
    "points_available": "100",
    "criteria": [
      {"id": "price", "title": "Price", "weight": "60", "kind": {"price": {"method": "lowest_over_price"}}},
      {"id": "method", "title": "Method", "weight": "30", "kind": {"quality": {"scale": "s"}}},
      {"id": "jobs", "title": "Jobs", "weight": "10", "kind": {"commitment": {
        "measure": "1", "rule": {"against_target": {"target": "4"}}, "relevance": "Builders are hired."}}}
    ],
    "scales": [{"id": "s", "title": "0 to 4", "levels": [
      {"id": "0", "label": "0", "share": "0"}, {"id": "2", "label": "2", "share": "50"},
      {"id": "4", "label": "4", "share": "100"}]}],
    "tie_break": [{"higher_points": "method"}, "lots_drawn"],
    "lots": [{"id": "lot-1"}]
  },
  "suppliers": [{"id": "a", "name": "Alpha"}, {"id": "b", "name": "Bravo"}, {"id": "c", "name": "Carrick"}],
  "bids": [
    {"id": "a", "supplier": "a", "lot": "lot-1", "prices": [{"criterion": "price", "amount": "100"}],
     "commitments": [{"measure": "1", "quantity": "2"}]},
    {"id": "b", "supplier": "b", "lot": "lot-1", "prices": [{"criterion": "price", "amount": "120"}],
     "commitments": [{"measure": "1", "quantity": "4"}]},
    {"id": "c", "supplier": "c", "lot": "lot-1", "prices": [{"criterion": "price", "amount": "150"}],
     "commitments": [{"measure": "1", "quantity": "9"}]}
  ],
  "evaluation": {"scores": [
    {"bid": "a", "criterion": "method", "level": "0"},
    {"bid": "b", "criterion": "method", "level": "2"},
    {"bid": "c", "criterion": "method", "level": "4", "reason": "Page 3 shows the whole plan."}]}
}"#;

fn contest() -> Procurement {
    Procurement::parse(CONTEST).unwrap()
}

fn id(text: &str) -> CriterionId {
    CriterionId::new(text).unwrap()
}

fn lot(procurement: &Procurement, reading: Reading) -> LotResult {
    assess(procurement, reading).unwrap().lots.remove(0)
}

/// Name, standing and exact total of every bid, in the order of the procurement.
fn standings(result: &LotResult) -> Vec<String> {
    result
        .bids
        .iter()
        .enumerate()
        .map(|(at, bid)| {
            let total = result.total(at).map_or("-".to_owned(), ToString::to_string);
            match bid.standing {
                Standing::Ranked { rank, shared } => {
                    format!("{} {rank}{} {total}", bid.name, if shared { "=" } else { "" })
                }
                other => format!("{} {other:?} {total}", bid.name),
            }
        })
        .collect()
}

fn decided(outcome: Outcome, bid: &str, criterion: &str) -> Decision {
    Decision {
        bid: BidId::new(bid).unwrap(),
        criterion: Some(id(criterion)),
        about: About::BelowMinimum,
        outcome,
        ground: (outcome == Outcome::Exclude).then_some(Ground::AwardCriterion),
        reason: "A reason.".into(),
        decided_by: "Head of procurement".into(),
        approved_by: "Director".into(),
        figures: None,
    }
}

fn require_half_on_method(procurement: &mut Procurement) {
    let criterion = procurement.scheme.criterion_mut(&id("method")).unwrap();
    criterion.minimum = Some(Percentage::parse("50").unwrap());
}

#[test]
fn totals_are_exact_and_bids_are_ranked() {
    // 60 + 0 + 5; 50 + 15 + 10; 40 + 30 + 10.
    assert_eq!(
        standings(&lot(&contest(), Reading::AsStated)),
        ["Alpha 3 65", "Bravo 2 75", "Carrick 1 80"]
    );
}

#[test]
fn a_bid_below_a_minimum_is_set_aside_and_prices_are_compared_without_it() {
    let mut procurement = contest();
    require_half_on_method(&mut procurement);
    let result = lot(&procurement, Reading::AsStated);
    // Alpha's £100 no longer counts: the lowest is £120. Bravo gets 60, Carrick 48.
    assert_eq!(standings(&result), ["Alpha SetAside -", "Bravo 2 85", "Carrick 1 88"]);
    assert!(result.is_provisional());
    assert_eq!(result.findings.len(), 1);
    // Bravo gets exactly the minimum, and reaches it.
    assert_eq!(result.bids[result.findings[0].bid].name, "Alpha");
    // The other reading: Alpha stays in.
    assert_eq!(
        standings(&lot(&procurement, Reading::Other)),
        ["Alpha 3 65", "Bravo 2 75", "Carrick 1 80"]
    );
}

#[test]
fn the_scheme_may_keep_a_bid_below_a_minimum_in_the_comparison() {
    let mut procurement = contest();
    require_half_on_method(&mut procurement);
    procurement.scheme.below_minimum = BelowMinimum { set_aside: true, still_compared: true };
    assert_eq!(
        standings(&lot(&procurement, Reading::AsStated)),
        ["Alpha SetAside 65", "Bravo 2 75", "Carrick 1 80"]
    );
    procurement.scheme.below_minimum = BelowMinimum { set_aside: false, still_compared: false };
    let reported = lot(&procurement, Reading::AsStated);
    assert_eq!(standings(&reported), ["Alpha 3 65", "Bravo 2 75", "Carrick 1 80"]);
    assert!(reported.is_provisional());
    assert_eq!(
        standings(&lot(&procurement, Reading::Other)),
        ["Alpha Excluded -", "Bravo 2 85", "Carrick 1 88"]
    );
}

#[test]
fn people_decide_and_their_decision_holds() {
    let mut procurement = contest();
    require_half_on_method(&mut procurement);
    procurement.evaluation.decisions = vec![decided(Outcome::Accept, "a", "method")];
    let accepted = lot(&procurement, Reading::AsStated);
    assert_eq!(standings(&accepted), ["Alpha 3 65", "Bravo 2 75", "Carrick 1 80"]);
    assert!(!accepted.is_provisional());
    procurement.evaluation.decisions = vec![decided(Outcome::Clarify, "a", "method")];
    let asked = lot(&procurement, Reading::AsStated);
    assert_eq!(standings(&asked), ["Alpha SetAside -", "Bravo 2 85", "Carrick 1 88"]);
    assert!(asked.is_provisional());
    procurement.evaluation.decisions = vec![decided(Outcome::Exclude, "a", "method")];
    let excluded = lot(&procurement, Reading::AsStated);
    assert_eq!(standings(&excluded), ["Alpha Excluded -", "Bravo 2 85", "Carrick 1 88"]);
    assert!(!excluded.is_provisional());
}

#[test]
fn who_misses_a_minimum_on_relative_points_does_not_depend_on_who_is_excluded_first() {
    let mut procurement = contest();
    // Prices get 100 %, 83 % and 67 %; offers of 2, 4 and 9 get 22 %, 44 % and 100 %.
    let price = procurement.scheme.criterion_mut(&id("price")).unwrap();
    price.minimum = Some(Percentage::parse("80").unwrap());
    let jobs = procurement.scheme.criterion_mut(&id("jobs")).unwrap();
    jobs.minimum = Some(Percentage::parse("40").unwrap());
    let Kind::Commitment(asked) = &mut jobs.kind else { panic!("jobs are offered") };
    asked.rule = CommitmentRule::RelativeToBest(crate::scheme::RelativeToBest::default());
    let found = |result: &LotResult| -> Vec<String> {
        let is_found = |it: &&Finding| matches!(it.kind, FindingKind::BelowMinimum { .. });
        let found = result.findings.iter().filter(is_found);
        found.map(|it| result.bids[it.bid].name.clone()).collect()
    };
    let missed = ["Carrick", "Alpha"];
    let first = lot(&procurement, Reading::AsStated);
    assert_eq!(standings(&first), ["Alpha SetAside -", "Bravo 1 85", "Carrick SetAside -"]);
    assert_eq!(found(&first), missed);
    // Without Alpha’s £100 from the start, Carrick’s price would get 80 %.
    procurement.evaluation.decisions = vec![decided(Outcome::Exclude, "a", "jobs")];
    let alpha_first = lot(&procurement, Reading::AsStated);
    assert_eq!(standings(&alpha_first), ["Alpha Excluded -", "Bravo 1 85", "Carrick SetAside -"]);
    assert_eq!(found(&alpha_first), missed);
    assert!(alpha_first.is_provisional());
    procurement.evaluation.decisions.push(decided(Outcome::Exclude, "c", "price"));
    let both = lot(&procurement, Reading::AsStated);
    assert_eq!(standings(&both), ["Alpha Excluded -", "Bravo 1 85", "Carrick Excluded -"]);
    assert_eq!(found(&both), missed);
    assert!(!both.is_provisional());
}

/// £100 of a mean of £123.33: 19 % below it. Without Alpha, the mean would be £135.
#[test]
fn a_price_stays_found_abnormally_low_once_its_bid_is_excluded_for_it() {
    let mut procurement = contest();
    let price = procurement.scheme.criterion_mut(&id("price")).unwrap();
    let Kind::Price(asked) = &mut price.kind else { panic!("it is a price") };
    asked.abnormally_low = Some(AbnormallyLow::BelowMean(Some(Percentage::parse("10").unwrap())));
    let said = |procurement: &Procurement| -> Vec<String> {
        let report = assess(procurement, Reading::AsStated).unwrap().report(procurement);
        report.lots[0].findings.iter().map(|finding| finding.sentence.clone()).collect()
    };
    let found = [
        "The price of Alpha on “Price” may be abnormally low: £100 is about 18.92 % below the mean of £123.333333…. Ask the supplier to explain before anything is decided.",
    ];
    assert_eq!(said(&procurement), found);
    let mut excluding = decided(Outcome::Exclude, "a", "price");
    excluding.about = About::AbnormallyLow;
    procurement.evaluation.decisions = vec![excluding];
    // Bravo’s £120 is 11 % below the mean of the two that are left.
    let bravo = "The price of Bravo on “Price” may be abnormally low: £120 is about 11.11 % below the mean of £135. Ask the supplier to explain before anything is decided.";
    assert_eq!(said(&procurement), [found[0], bravo]);
    // Each of two that are out is found beside those that are left: Alpha’s £100 beside £150.
    let mut excluding = procurement.evaluation.decisions[0].clone();
    excluding.bid = BidId::new("b").unwrap();
    procurement.evaluation.decisions.push(excluding);
    let alpha = "The price of Alpha on “Price” may be abnormally low: £100 is 20 % below the mean of £125. Ask the supplier to explain before anything is decided.";
    assert_eq!(said(&procurement), [alpha, bravo]);
}

#[test]
fn an_exclusion_is_named_also_when_its_reason_is_gone() {
    let mut procurement = contest();
    // Carrick gets 67 % for its price.
    let price = procurement.scheme.criterion_mut(&id("price")).unwrap();
    price.minimum = Some(Percentage::parse("60").unwrap());
    procurement.evaluation.decisions = vec![decided(Outcome::Exclude, "c", "price")];
    let result = lot(&procurement, Reading::AsStated);
    assert_eq!(standings(&result), ["Alpha 2 65", "Bravo 1 75", "Carrick Excluded -"]);
    assert_eq!(result.findings.len(), 1);
    assert_eq!(result.findings[0].kind, FindingKind::Excluded { about: About::BelowMinimum });
    assert!(!result.is_provisional());
    let report = assess(&procurement, Reading::AsStated).unwrap().report(&procurement);
    assert_eq!(
        report.lots[0].findings[0].sentence,
        "Carrick was excluded on “Price” (below minimum score). Among the bids that count now, nothing of that is found; the exclusion holds until it is taken back."
    );
}

#[test]
fn minimums_on_relative_points_are_tested_once_on_those_that_passed_the_first() {
    let mut procurement = contest();
    require_half_on_method(&mut procurement);
    let price = procurement.scheme.criterion_mut(&id("price")).unwrap();
    price.minimum = Some(Percentage::parse("80").unwrap());
    let result = lot(&procurement, Reading::AsStated);
    // Over Bravo and Carrick, Carrick gets 120/150 = 80 %: it reaches the minimum. Against Alpha,
    // which is out already, it would have had 67 %.
    assert_eq!(standings(&result), ["Alpha SetAside -", "Bravo 2 85", "Carrick 1 88"]);
    let price = procurement.scheme.criterion_mut(&id("price")).unwrap();
    price.minimum = Some(Percentage::parse("81").unwrap());
    let result = lot(&procurement, Reading::AsStated);
    assert_eq!(standings(&result), ["Alpha SetAside -", "Bravo 1 85", "Carrick SetAside -"]);
    assert_eq!(
        result.findings[1].kind,
        FindingKind::BelowMinimum {
            share: Exact::ratio(4, 5).unwrap(),
            minimum: Percentage::parse("81").unwrap()
        }
    );
}

#[test]
fn a_missing_price_is_never_nothing() {
    let mut procurement = contest();
    procurement.bids[0].prices.clear();
    let result = lot(&procurement, Reading::AsStated);
    assert_eq!(standings(&result), ["Alpha Incomplete -", "Bravo 2 85", "Carrick 1 88"]);
    assert_eq!(
        result.findings[0].kind,
        FindingKind::PriceMissing { lines: vec![], is_zero: false }
    );
    assert!(result.is_provisional());
    let mut decision = decided(Outcome::Exclude, "a", "price");
    decision.about = About::PriceMissing;
    procurement.evaluation.decisions = vec![decision];
    assert!(!lot(&procurement, Reading::AsStated).is_provisional());
}

#[test]
fn a_missing_score_leaves_the_bid_without_a_total() {
    let mut procurement = contest();
    procurement.evaluation.scores.remove(2);
    let result = lot(&procurement, Reading::AsStated);
    assert_eq!(standings(&result), ["Alpha 2 65", "Bravo 1 75", "Carrick Incomplete -"]);
    assert_eq!(result.points(2, 1), Points::ScoreMissing);
    assert!(result.is_provisional());
}

/// Makes Carrick's price so that it has Bravo's total, 75: 35 points for price, 6000/35 pounds.
fn tied() -> Procurement {
    let mut procurement = contest();
    // Bravo: 50 + 15 + 10 = 75. Carrick at £150: 40 + 15 + 20·… is made equal by level and offer.
    procurement.bids[2].prices[0].amount = Some(Money::parse("120").unwrap());
    procurement.evaluation.scores[2].level = LevelId::new("2").unwrap();
    procurement
}

#[test]
fn ties_are_found_and_the_ladder_is_climbed() {
    let result = lot(&tied(), Reading::AsStated);
    assert_eq!(standings(&result), ["Alpha 3 65", "Bravo 1= 75", "Carrick 1= 75"]);
    assert_eq!(
        result.ties,
        [Tie {
            bids: vec![1, 2],
            decided_by: vec![],
            left_equal: vec![vec![1, 2]],
            lots_to_be_drawn: true
        }]
    );
    let report = assess(&tied(), Reading::AsStated).unwrap().report(&tied());
    assert_eq!(
        report.lots[0].notes,
        [
            "Bravo and Carrick are equal on total points. Bravo and Carrick are still equal after every step: people draw lots."
        ]
    );
}

#[test]
fn a_step_of_the_ladder_decides_between_equal_totals() {
    let mut procurement = contest();
    // Alpha 60 + 15 + 0, Bravo 50 + 15 + 10: equal totals, equal on method, Alpha cheaper.
    procurement.evaluation.scores[0].level = LevelId::new("2").unwrap();
    procurement.bids[0].commitments.clear();
    procurement.scheme.tie_break =
        vec![TieBreak::HigherPoints(id("method")), TieBreak::LowerPrice(id("price"))];
    let result = lot(&procurement, Reading::AsStated);
    assert_eq!(standings(&result), ["Alpha 2 75", "Bravo 3 75", "Carrick 1 80"]);
    assert_eq!(result.ties[0].decided_by, [TieBreak::LowerPrice(id("price"))]);
    assert_eq!(result.ties[0].left_equal, Vec::<Vec<usize>>::new());
}

fn rounded(stage: Stage, places: u8) -> Rounding {
    Rounding { places: Places::new(places).unwrap(), stage, ..Rounding::default() }
}

#[test]
fn what_rounding_does_is_said() {
    let mut procurement = contest();
    procurement.bids[2].prices[0].amount = Some(Money::parse("149.99").unwrap());
    procurement.bids[1].prices[0].amount = Some(Money::parse("109.10").unwrap());
    procurement.evaluation.scores[1].level = LevelId::new("2").unwrap();
    // Bravo 60·100/109.1 + 15 + 10 = 79.9954…, Carrick 60·100/149.99 + 30 + 10 = 80.0026….
    procurement.scheme.rounding = rounded(Stage::Total, 1);
    let effects = |procurement: &Procurement| -> Vec<Effect> {
        lot(procurement, Reading::AsStated).roundings.iter().map(|found| found.effect).collect()
    };
    assert_eq!(effects(&procurement), [Effect::HidesDifference]);
    procurement.scheme.rounding = rounded(Stage::TotalAsRounded, 1);
    assert_eq!(effects(&procurement), [Effect::MadeTie]);
    procurement.scheme.rounding = rounded(Stage::Total, 3);
    assert_eq!(effects(&procurement), []);
}

#[test]
fn rounding_each_question_can_break_a_tie_and_turn_an_order_round() {
    let mut procurement = contest();
    // Two price questions of 30 each; the same sum of points, split differently.
    let halves = r#"[
      {"id": "p", "title": "Build", "weight": "50", "kind": {"price": {"method": "lowest_over_price"}}},
      {"id": "q", "title": "Upkeep", "weight": "50", "kind": {"price": {"method": "lowest_over_price"}}}]"#;
    procurement.scheme.criteria = serde_json::from_str(halves).unwrap();
    procurement.scheme.tie_break.clear();
    procurement.evaluation = crate::evaluation::Evaluation::default();
    for (bid, p, q) in [(0, "100", "300"), (1, "300", "100"), (2, "150", "150")] {
        procurement.bids[bid].prices = vec![
            crate::bid::PriceOffer::amount(id("p"), Money::parse(p).unwrap()),
            crate::bid::PriceOffer::amount(id("q"), Money::parse(q).unwrap()),
        ];
        procurement.bids[bid].commitments.clear();
    }
    // Each has 50 + 50/3 or 100/3 twice: all 200/3. Rounded to whole points: 50 + 17 against 33 + 33.
    procurement.scheme.rounding = rounded(Stage::Leaf, 0);
    let result = lot(&procurement, Reading::AsStated);
    assert_eq!(standings(&result), ["Alpha 1= 67", "Bravo 1= 67", "Carrick 3 66"]);
    assert_eq!(
        result.roundings,
        [RoundingEffect { first: 1, second: 2, effect: Effect::BrokeTie }]
    );
    // Carrick a little cheaper is first exactly, and last as rounded.
    procurement.bids[2].prices[0].amount = Some(Money::parse("149.50").unwrap());
    let result = lot(&procurement, Reading::AsStated);
    assert_eq!(result.roundings[0].effect, Effect::TurnedRound);
}

#[test]
fn the_largest_offer_can_decide_every_score_unless_capped() {
    let mut procurement = contest();
    let points = |procurement: &Procurement| -> Vec<String> {
        let result = lot(procurement, Reading::AsStated);
        (0..3).map(|bid| result.points(bid, 2).exact().unwrap().to_string()).collect()
    };
    let mut rule = |floor: Option<&str>, cap: Option<&str>| {
        let quantity = |text: Option<&str>| text.map(|text| Quantity::parse(text).unwrap());
        let criterion = procurement.scheme.criterion_mut(&id("jobs")).unwrap();
        if let Kind::Commitment(commitment) = &mut criterion.kind {
            commitment.rule = CommitmentRule::RelativeToBest(crate::scheme::RelativeToBest {
                floor: quantity(floor),
                cap: quantity(cap),
            });
        }
        procurement.clone()
    };
    assert_eq!(points(&rule(None, None)), ["20/9", "40/9", "10"]);
    assert_eq!(points(&rule(None, Some("5"))), ["4", "8", "10"]);
    assert_eq!(points(&rule(Some("20"), None)), ["1", "2", "9/2"]);
}

#[test]
fn workings_go_down_to_what_was_entered() {
    let procurement = contest();
    let assessment = assess(&procurement, Reading::AsStated).unwrap();
    let bid = BidId::new("c").unwrap();
    let workings = |subject: Subject| assessment.workings(&procurement, &bid, &subject).unwrap();
    let price = workings(Subject::Criterion(id("price")));
    assert_eq!(
        price.short,
        "Carrick gets 40.00 of 60 points: its price is £150 and the lowest is £100 (Alpha)."
    );
    assert_eq!(price.steps, ["60 × 100 ÷ 150 = 40", "Shown as 40.00; nothing is rounded away."]);
    let method = workings(Subject::Criterion(id("method")));
    assert_eq!(
        method
            .inputs
            .iter()
            .map(|input| format!("{}: {}", input.name, input.value))
            .collect::<Vec<_>>(),
        [
            "points available: 30 (30 % of the award)",
            "agreed score: “4”, which gets 100 %",
            "reason: Page 3 shows the whole plan.",
        ]
    );
    let jobs = workings(Subject::Criterion(id("jobs")));
    assert_eq!(
        jobs.steps,
        [
            "9 people is above the target of 4 people; no more than all points are given.",
            "10 × 1 = 10",
            "Shown as 10.00; nothing is rounded away.",
        ]
    );
    let total = workings(Subject::Total);
    assert_eq!(total.steps[0], "40 + 30 + 10 = 80");
    let alpha = BidId::new("b").unwrap();
    let seven =
        assessment.workings(&procurement, &alpha, &Subject::Criterion(id("price"))).unwrap();
    assert_eq!(seven.steps[0], "60 × 100 ÷ 120 = 50");
    assert_eq!(assessment.workings(&procurement, &bid, &Subject::Criterion(id("none"))), None);
}

#[test]
fn pounds_are_written_with_their_pence() {
    let amount = Exact::ratio(60_001, 2).unwrap();
    assert_eq!(crate::number::quantity(&amount, "£"), "£30,000.50");
    assert_eq!(crate::number::quantity(&amount, "tonnes"), "30,000.5 tonnes");
}

#[test]
fn a_report_serialises_and_says_where_each_weight_comes_from() {
    let mut procurement = contest();
    procurement.scheme.rounding = rounded(Stage::Total, 2);
    procurement.bids[2].prices[0].amount = Some(Money::parse("140").unwrap());
    let report = assess(&procurement, Reading::AsStated).unwrap().report(&procurement);
    assert_eq!(report.criteria[0].share_in_words, "60 % of the award");
    let carrick = &report.lots[0].bids[0];
    assert_eq!((carrick.name.as_str(), carrick.rank), ("Carrick", Some(1)));
    assert_eq!(
        carrick.points[0].points,
        Some(Figure { shown: "42.86".into(), exact: "300/7".into() })
    );
    assert_eq!(carrick.total, Some(Figure { shown: "82.86".into(), exact: "580/7".into() }));
    assert_eq!(report.statement.moderation, "Scores were entered without moderation.");
}

#[test]
fn points_on_one_question_are_those_of_the_whole_assessment() {
    let mut gap = contest();
    gap.evaluation.scores.pop();
    let mut minimum = contest();
    minimum.scheme.criteria[1].minimum = Some(Percentage::parse("40").unwrap());
    let example = |text: &str| Procurement::parse(text).unwrap();
    let examples = [
        include_str!("../../../examples/sports-pavilion-8.json"),
        include_str!("../../../examples/sports-pavilion-20.json"),
    ];
    let mut seen = (0, 0);
    for of in [contest(), gap, minimum].into_iter().chain(examples.map(example)) {
        let whole = assess(&of, Reading::AsStated).unwrap();
        let rounding = whole.scheme.rounding();
        let shown = |points: &Exact| points.fixed(rounding.places, rounding.mode);
        for bid in &of.bids {
            let (lot, _) = whole.bid(&bid.id).unwrap();
            for (at, leaf) in whole.scheme.leaves().iter().enumerate() {
                let points = match lot.points(lot.position(&bid.id).unwrap(), at) {
                    Points::Scored { counted, .. } => Some(shown(&counted)),
                    _ => None,
                };
                seen = if points.is_some() { (seen.0 + 1, seen.1) } else { (seen.0, seen.1 + 1) };
                let there = points_on(&of, &bid.id, &leaf.id).unwrap();
                let own = lot.findings.iter().filter(|it| lot.bids[it.bid].bid == bid.id);
                let missed = own.filter(|it| matches!(it.kind, FindingKind::BelowMinimum { .. }));
                let missed: Vec<_> = missed.map(|it| it.criterion.clone()).collect();
                let available = shown(&leaf.available);
                assert_eq!(there, PointsOn { points, available, missed });
            }
        }
    }
    assert!(seen.0 > 50 && seen.1 > 0, "{seen:?}");
}
