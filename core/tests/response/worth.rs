//! What a supplier is shown that an answer is worth.

use common_measure::assessment::Reading;
use common_measure::bid::Bid;
use common_measure::id::{CriterionId, LotId, MeasureId};
use common_measure::procurement::Procurement;
use common_measure::record::{OfferChange, Standing};
use common_measure::response::{LevelWorth, Outlook, Response, Rival, outlook};
use common_measure::scheme::{Kind, QualityRule};

use crate::contest::plan::ANYTHING;
use crate::contest::{assessed, each};
use crate::{Desk, PLAIN, filled};

fn pavilion(bid: &str) -> common_measure::response::Response {
    let whole = Procurement::parse(PLAIN).unwrap();
    let bid = whole.bids.iter().find(|it| it.id.as_str() == bid).unwrap().clone();
    filled(Desk::pavilion().form(), "A supplier", &[&bid])
}

fn of(response: &common_measure::response::Response, question: &str) -> Outlook {
    let (lot, question) = (LotId::new("pavilion").unwrap(), CriterionId::new(question).unwrap());
    outlook(response, &lot, &question).unwrap()
}

/// 40 % of 20 % of the award is 8 points, of which jobs are 30 %: 2.4. 2 of 6 jobs: a third of them.
#[test]
fn points_against_a_target_are_certain() {
    let alder = pavilion("alder");
    let certain = |points: &str, available: &str| Outlook::Certain {
        points: points.to_owned(),
        available: available.to_owned(),
    };
    assert_eq!(of(&alder, "jobs"), certain("0.80", "2.40"));
    assert_eq!(of(&alder, "volunteers"), certain("0.48", "1.60"));
    // Who begins with the numbers sees the same.
    let mut nameless = alder;
    nameless.supplier.name.clear();
    assert_eq!(of(&nameless, "jobs"), certain("0.80", "2.40"));
}

/// 45 of at most 120, beside the best of 45, 90 and 225 (which counts as 120): 1.6 points × 1,
/// ½ and 45 / 120.
#[test]
fn points_beside_the_best_offer_are_shown_in_three_cases() {
    let Outlook::Rivals { rows, available } = of(&pavilion("alder"), "reuse") else {
        panic!("these depend on others")
    };
    let row = |case, points: &str| Rival { case, points: points.to_owned() };
    assert_eq!(available, "1.60");
    assert_eq!(
        rows,
        [
            row("If the best offer is the same as yours", "1.60"),
            row("If the best offer is twice yours", "0.80"),
            row("If the best offer is five times yours", "0.60"),
        ]
    );
}

/// The lowest price has 60 points; 0.9 of it 54, three quarters 45.
#[test]
fn a_price_is_shown_beside_lower_ones() {
    let Outlook::Rivals { rows, available } = of(&pavilion("alder"), "price") else {
        panic!("these depend on others")
    };
    let points: Vec<&str> = rows.iter().map(|row| row.points.as_str()).collect();
    assert_eq!((available.as_str(), points), ("60.00", vec!["60.00", "54.00", "45.00"]));
}

/// 40 % of 40 points are 16, a quarter of them for each level; the criteria ask for half of them.
#[test]
fn each_level_of_a_question_is_shown_with_its_points() {
    let Outlook::Levels { levels, relative, available } = of(&pavilion("alder"), "method") else {
        panic!("people score this")
    };
    let points: Vec<_> =
        levels.iter().map(|level| (level.label.clone(), level.in_words())).collect();
    assert_eq!(
        points,
        [
            ("0", "0.00 (below the minimum score)"),
            ("1", "4.00 (below the minimum score)"),
            ("2", "8.00"),
            ("3", "12.00"),
            ("4", "16.00")
        ]
        .map(|(label, points)| (label.to_owned(), points.to_owned()))
    );
    assert_eq!((relative, available.as_str()), (false, "16.00"));
}

/// The best answer gets all 16 points, and one with a level of a quarter less a quarter less.
#[test]
fn levels_beside_the_best_answer_are_shown_whatever_is_below_a_minimum() {
    let mut form = Desk::pavilion().form();
    let method = CriterionId::new("method").unwrap();
    let Kind::Quality(quality) = &mut form.scheme.criterion_mut(&method).unwrap().kind else {
        panic!("people score this")
    };
    quality.rule = QualityRule::RelativeToBest;
    // Nothing is offered yet of the jobs, which have a minimum too.
    let jobs = CriterionId::new("jobs").unwrap();
    form.scheme.criterion_mut(&jobs).unwrap().minimum = Some("50".parse().unwrap());
    let Outlook::Levels { levels, relative, .. } = of(&Response::start(form), "method") else {
        panic!("people score this")
    };
    let points: Vec<String> = levels.iter().map(LevelWorth::in_words).collect();
    assert_eq!(
        points,
        [
            "0.00 (below the minimum score)",
            "4.00 (below the minimum score)",
            "8.00",
            "12.00",
            "16.00"
        ]
    );
    assert!(relative);
}

/// 2 of 6 jobs are a third of the points, and half of them are the least.
#[test]
fn a_price_beside_a_missed_minimum_says_which_it_is() {
    let whole = Procurement::parse(PLAIN).unwrap();
    let mut form = Desk::pavilion().form();
    let jobs = CriterionId::new("jobs").unwrap();
    form.scheme.criterion_mut(&jobs).unwrap().minimum = Some("50".parse().unwrap());
    let response = filled(form, "A supplier", &[&whole.bids[0]]);
    assert_eq!(
        of(&response, "price"),
        Outlook::BelowMinimum {
            of: "“Jobs for people out of work”".to_owned(),
            available: "60.00".to_owned()
        }
    );
    let nothing = Response::start(response.form);
    assert_eq!(of(&nothing, "price"), Outlook::Nothing { available: "60.00".to_owned() });
}

/// 50 of at most 120 beside the best of 50, 100 and 250 (which counts as 120), where half of the points are the least.
#[test]
fn a_case_in_which_a_minimum_is_missed_says_so() {
    let mut response = pavilion("alder");
    let reuse = CriterionId::new("reuse").unwrap();
    response.form.scheme.criterion_mut(&reuse).unwrap().minimum = Some("50".parse().unwrap());
    let lot = LotId::new("pavilion").unwrap();
    let quantity = OfferChange::Quantity(Some("50".parse().unwrap()));
    response.change_offer(&lot, &MeasureId::new("12").unwrap(), &quantity).unwrap();
    let Outlook::Rivals { rows, .. } = of(&response, "reuse") else { panic!("others count") };
    let points: Vec<&str> = rows.iter().map(|row| row.points.as_str()).collect();
    assert_eq!(points, ["1.60", "0.80", "below the minimum score"]);
}

/// What is said to be certain is what the bid gets among all others, whatever those offer.
#[test]
fn what_is_certain_comes_out_so_in_the_whole_contest() {
    let mut certain = 0;
    each(1_500, &ANYTHING, |whole, _| {
        let mut alone = whole.clone();
        // Who is excluded or missing changes nothing about one's own points.
        alone.evaluation = common_measure::evaluation::Evaluation::default();
        let form = Desk::start(alone, Standing::Practice).form();
        let Some(bid) = whole.bids.first() else { return };
        let own: &[&Bid] = &[bid];
        let response = filled(form, "A supplier", own);
        let assessment = assessed(&whole, Reading::AsStated);
        let (lot, _) = assessment.bid(&bid.id).unwrap();
        for (at, leaf) in assessment.scheme.leaves().iter().enumerate() {
            let Some(Outlook::Certain { points, .. }) = outlook(&response, &bid.lot, &leaf.id)
            else {
                continue;
            };
            certain += 1;
            let rounding = assessment.scheme.rounding();
            let position = lot.position(&bid.id).unwrap();
            let counted = lot.points(position, at);
            let counted = counted.counted().unwrap();
            assert_eq!(points, counted.fixed(rounding.places, rounding.mode), "{}", leaf.id);
        }
    });
    assert!(certain > 500, "{certain}");
}
