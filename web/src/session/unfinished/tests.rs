use common_measure::bid::Bid;
use common_measure::id::{LevelId, MeasureId, ScaleId, SupplierId};
use common_measure::number::{Percentage, Quantity};
use common_measure::scheme::{
    AbnormallyLow, AgainstTarget, Level, MeasureValue, MethodStatement, PriceBand, PriceBands,
    Quality, Scale, Schedule, ScheduleLine,
};

use super::*;

fn criterion(id: &str, kind: Kind) -> Criterion {
    let id = CriterionId::new(id).unwrap();
    Criterion { id, title: String::new(), weight: None, minimum: None, kind }
}

/// A price question in bands with a schedule, a commitment against a target, and social value in pounds.
fn procurement() -> Procurement {
    let mut of = crate::session::new_procurement();
    let line = ScheduleLine {
        id: LineId::new("line-1").unwrap(),
        title: String::new(),
        unit: String::new(),
        quantity: None,
        option: false,
    };
    let price = Price {
        method: PriceMethod::Bands(PriceBands { bands: vec![PriceBand::default(); 2] }),
        schedule: Some(Schedule { lines: vec![line], options_count: false }),
        abnormally_low: Some(AbnormallyLow::BelowMean(None)),
        ..Price::default()
    };
    let measure = |id: &str| MeasureId::new(id).unwrap();
    let mut commitment = Commitment::new(measure("1"));
    commitment.rule = CommitmentRule::AgainstTarget(AgainstTarget::default());
    let value = CommitmentValue {
        values: vec![MeasureValue { measure: measure("2"), value: None }],
        rule: ValueRule::ShareOfEstimate(None),
        ..CommitmentValue::default()
    };
    of.scheme.criteria = vec![
        criterion("price", Kind::Price(price)),
        criterion("jobs", Kind::Commitment(commitment)),
        criterion("value", Kind::CommitmentValue(value)),
    ];
    let level = Level::new(LevelId::new("l").unwrap(), "", None);
    of.scheme.scales =
        vec![Scale { id: ScaleId::new("s").unwrap(), title: String::new(), levels: vec![level] }];
    of.scheme.award.rule = AwardRule::PriceAfterQualityValue { price: None };
    of.scheme.award.winners = Winners::AllAbove(Percentage::parse("60").unwrap());
    of
}

/// Fields that are on a page of it.
const THERE: [&str; 17] = [
    "details/title",
    "scheme/points_available",
    "scheme/criteria/price/title",
    "scheme/criteria/price/weight",
    "scheme/criteria/price/minimum",
    "scheme/criteria/price/budget",
    "scheme/criteria/price/basis/term",
    "scheme/criteria/price/bands/1/share",
    "scheme/criteria/price/schedule/lines/line-1/quantity",
    "scheme/criteria/price/abnormally_low",
    "scheme/criteria/jobs/target",
    "scheme/criteria/jobs/minimum_quantity",
    "scheme/criteria/value/values/2",
    "scheme/criteria/value/share_of_estimate",
    "scheme/scales/s/levels/l/value",
    "scheme/award/winners",
    "scheme/award/reserves",
];

fn without(of: &mut Procurement, id: &str) {
    of.scheme.criteria.retain(|it| it.id.as_str() != id);
}

fn gone(of: &Procurement) -> Vec<&'static str> {
    THERE.into_iter().filter(|path| !has_owner(of, path)).collect()
}

#[test]
fn text_goes_with_its_field_and_with_nothing_else() {
    assert_eq!(gone(&procurement()), [""; 0]);
    let after = |change: fn(&mut Procurement)| {
        let mut of = procurement();
        change(&mut of);
        gone(&of)
    };
    let price = |change: fn(&mut Price)| {
        let mut of = procurement();
        let Kind::Price(price) = &mut of.scheme.criteria[0].kind else { unreachable!() };
        change(price);
        gone(&of)
    };
    assert_eq!(
        price(|price| price.method = PriceMethod::NotScored),
        [
            "scheme/criteria/price/weight",
            "scheme/criteria/price/minimum",
            "scheme/criteria/price/bands/1/share"
        ]
    );
    assert_eq!(
        price(|price| price.method = PriceMethod::Income),
        ["scheme/criteria/price/budget", "scheme/criteria/price/bands/1/share"]
    );
    assert_eq!(
        price(|price| {
            price.method = PriceMethod::Bands(PriceBands { bands: vec![PriceBand::default()] });
        }),
        ["scheme/criteria/price/bands/1/share"]
    );
    assert_eq!(
        price(|price| price.schedule = None),
        ["scheme/criteria/price/schedule/lines/line-1/quantity"]
    );
    assert_eq!(
        price(|price| price.abnormally_low = None),
        ["scheme/criteria/price/abnormally_low"]
    );
    let commitment = |change: fn(&mut Commitment)| {
        let mut of = procurement();
        let Kind::Commitment(commitment) = &mut of.scheme.criteria[1].kind else { unreachable!() };
        change(commitment);
        gone(&of)
    };
    let statement = || CommitmentRule::Statement(MethodStatement::default());
    assert_eq!(
        commitment(|it| it.rule = CommitmentRule::Statement(MethodStatement::default())),
        ["scheme/criteria/jobs/target", "scheme/criteria/jobs/minimum_quantity"]
    );
    // One that is stated can still be taken away there.
    let mut of = procurement();
    if let Kind::Commitment(it) = &mut of.scheme.criteria[1].kind {
        it.rule = statement();
        it.minimum_quantity = Quantity::parse("3").ok();
    }
    assert_eq!(gone(&of), ["scheme/criteria/jobs/target"]);
    assert_eq!(
        after(|of| {
            if let Kind::CommitmentValue(value) = &mut of.scheme.criteria[2].kind {
                *value = CommitmentValue { rule: ValueRule::RelativeToBest, ..Default::default() };
            }
        }),
        ["scheme/criteria/value/values/2", "scheme/criteria/value/share_of_estimate"]
    );
    assert_eq!(
        after(|of| of.scheme.award.rule = AwardRule::HighestTotal),
        ["scheme/scales/s/levels/l/value"]
    );
    assert_eq!(after(|of| of.scheme.award.winners = Winners::One), ["scheme/award/winners"]);
    assert!(!has_owner(&procurement(), "scheme/award/rule/reference"));
    assert!(!has_owner(&procurement(), "suppliers/gone/name"));
    assert!(has_owner(&procurement(), "suppliers/+lot-1/name"));
}

#[test]
fn text_of_a_bid_goes_with_the_question_that_asked_for_it() {
    let mut of = procurement();
    let id = BidId::new("b1").unwrap();
    let supplier = SupplierId::new("s1").unwrap();
    of.bids = vec![Bid::blank(id, supplier, of.scheme.lots[0].id.clone())];
    of.scheme.criteria.push(criterion("plan", Kind::Quality(Quality::default())));
    let there = [
        "bids/b1/title",
        "bids/b1/prices/price",
        "bids/b1/prices/price/rates/line-1",
        "bids/b1/scores/plan",
        "bids/b1/scores/plan/reason",
        "bids/b1/commitments/1",
        "bids/b1/commitments/1/statement",
        "bids/b1/commitments/2",
        "bids/b1/commitments/2/also_under/1",
    ];
    let gone = |change: fn(&mut Procurement)| -> Vec<&str> {
        let mut of = of.clone();
        change(&mut of);
        there.into_iter().filter(|path| !has_owner(&of, path)).collect()
    };
    assert_eq!(gone(|_| ()), [""; 0]);
    assert_eq!(gone(|of| of.bids.clear()), there);
    let price = ["bids/b1/prices/price", "bids/b1/prices/price/rates/line-1"];
    assert_eq!(gone(|of| without(of, "price")), price);
    assert_eq!(
        gone(|of| {
            let Kind::Price(price) = &mut of.scheme.criteria[0].kind else { unreachable!() };
            price.schedule = None;
        }),
        ["bids/b1/prices/price/rates/line-1"]
    );
    let plan = ["bids/b1/scores/plan", "bids/b1/scores/plan/reason"];
    assert_eq!(gone(|of| without(of, "plan")), plan);
    // How many are also counted under a measure is asked while both are.
    let also = "bids/b1/commitments/2/also_under/1";
    let jobs = ["bids/b1/commitments/1", "bids/b1/commitments/1/statement", also];
    assert_eq!(gone(|of| without(of, "jobs")), jobs);
    assert_eq!(gone(|of| without(of, "value")), ["bids/b1/commitments/2", also]);
}
