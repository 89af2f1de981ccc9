//! What the benchmark compares with a JavaScript library for decimals: a table of decimals as text
//! goes in, every bid's total as text comes out. 1 price, 10 agreed levels and 29 quantities
//! relative to the best, a line for each bid; the criteria are known beforehand, as the library's
//! constants are.

use std::cell::RefCell;

use common_measure::assessment::{Assessor, Reading};
use common_measure::bid::{Bid, CommitmentOffer, PriceOffer, Supplier};
use common_measure::evaluation::AgreedScore;
use common_measure::framework::Framework;
use common_measure::id::{
    BidId, CriterionId, FrameworkId, LevelId, LotId, MeasureId, ScaleId, SupplierId,
};
use common_measure::number::{Money, Percentage, Quantity, Weight};
use common_measure::procurement::Procurement;
use common_measure::scheme::{
    Commitment, CommitmentRule, Criterion, Kind, Level, Price, Quality, RelativeToBest, Scale,
};
use wasm_bindgen::prelude::wasm_bindgen;

const QUESTIONS: usize = 10;
const LEVELS: [&str; 5] = ["0", "25", "50", "75", "100"];

/// What goes wrong while something is made; the benchmark then stops.
type Made<T> = Result<T, Box<dyn std::error::Error>>;

/// The criteria, and what bids refer to.
struct Criteria {
    procurement: Procurement,
    assessor: Assessor,
    price: CriterionId,
    questions: Vec<CriterionId>,
    levels: Vec<LevelId>,
    measures: Vec<MeasureId>,
    lot: LotId,
}

thread_local! {
    static CRITERIA: RefCell<Option<Criteria>> = const { RefCell::new(None) };
}

/// Every bid's total to two places, a line each, for a table of decimals.
///
/// # Errors
///
/// If the table is not one.
#[wasm_bindgen]
pub fn totals(table: &str) -> Result<String, String> {
    CRITERIA.with_borrow_mut(|known| {
        let made = match known {
            Some(made) => made,
            None => known.insert(criteria().map_err(|error| error.to_string())?),
        };
        totals_of(made, table).map_err(|error| error.to_string())
    })
}

fn criterion(id: &str, weight: &str, kind: Kind) -> Made<Criterion> {
    Ok(Criterion {
        id: CriterionId::new(id)?,
        title: id.to_owned(),
        weight: Some(Weight::parse(weight)?),
        minimum: None,
        kind,
    })
}

fn criteria() -> Made<Criteria> {
    let lot = LotId::new("lot-1")?;
    let mut made = Procurement::new(FrameworkId::new("knowsley-2013")?, lot.clone());
    let scale = ScaleId::new("scale-1")?;
    let mut levels = Vec::new();
    for share in LEVELS {
        levels.push(Level::new(LevelId::new(share)?, share, Some(Percentage::parse(share)?)));
    }
    let ids = levels.iter().map(|level| level.id.clone()).collect();
    made.scheme.scales = vec![Scale { id: scale.clone(), title: "Scale".to_owned(), levels }];
    let price = criterion("price", "41", Kind::Price(Price::default()))?;
    let mut criteria = Criteria {
        price: price.id.clone(),
        questions: Vec::new(),
        levels: ids,
        measures: Vec::new(),
        lot,
        procurement: made,
        assessor: Assessor::default(),
    };
    let mut all = vec![price];
    for question in 0..QUESTIONS {
        let kind = Kind::Quality(Quality { scale: Some(scale.clone()), ..Quality::default() });
        let question = criterion(&format!("question-{question}"), "3", kind)?;
        criteria.questions.push(question.id.clone());
        all.push(question);
    }
    for measure in &Framework::knowsley().ok_or("there is no measure set")?.measures {
        let mut commitment = Commitment::new(measure.id.clone());
        commitment.rule = CommitmentRule::RelativeToBest(RelativeToBest::default());
        all.push(criterion(&format!("m-{}", measure.id), "1", Kind::Commitment(commitment))?);
        criteria.measures.push(measure.id.clone());
    }
    criteria.procurement.scheme.criteria = all;
    Ok(criteria)
}

fn totals_of(made: &mut Criteria, table: &str) -> Made<String> {
    // A table of as many bids as before changes what is there, as an app does while someone types.
    let lines = table.lines().count();
    if made.procurement.bids.len() != lines {
        made.procurement.bids.clear();
        made.procurement.suppliers.clear();
        made.procurement.evaluation.scores.clear();
        for at in 0..lines {
            blank(made, at)?;
        }
    }
    for (at, line) in table.lines().enumerate() {
        read(made, at, line)?;
    }
    let assessment = made
        .assessor
        .assess(&made.procurement, Reading::AsStated)
        .map_err(|faults| faults.iter().map(ToString::to_string).collect::<String>())?;
    let lot = assessment.lots.first().ok_or("there is no lot")?;
    let mut text = String::new();
    for bid in 0..lot.bids.len() {
        text.push_str(&lot.shown_total(bid).ok_or("a bid has no total")?);
        text.push('\n');
    }
    Ok(text)
}

/// Adds a bid that says nothing yet.
fn blank(made: &mut Criteria, at: usize) -> Made<()> {
    let (id, supplier) = (BidId::new(&format!("b{at}"))?, SupplierId::new(&format!("s{at}"))?);
    let level = made.levels.first().ok_or("there are no levels")?;
    for question in &made.questions {
        made.procurement.evaluation.scores.push(AgreedScore {
            bid: id.clone(),
            criterion: question.clone(),
            level: level.clone(),
            reason: Box::default(),
        });
    }
    made.procurement.suppliers.push(Supplier::new(supplier.clone(), "A supplier"));
    made.procurement.bids.push(Bid {
        prices: vec![PriceOffer { criterion: made.price.clone(), amount: None, rates: Vec::new() }],
        commitments: made.measures.iter().cloned().map(CommitmentOffer::blank).collect(),
        ..Bid::blank(id, supplier, made.lot.clone())
    });
    Ok(())
}

/// Reads a bid's line into what is there.
fn read(made: &mut Criteria, at: usize, line: &str) -> Made<()> {
    let mut rest = line;
    let mut next = || {
        let end = rest.bytes().position(|byte| byte == b'\t').unwrap_or(rest.len());
        let (cell, behind) = rest.split_at(end);
        rest = behind.get(1..).unwrap_or_default();
        cell
    };
    let bid = made.procurement.bids.get_mut(at).ok_or("a bid is not there")?;
    let price = bid.prices.first_mut().ok_or("a price is not there")?;
    price.amount = Some(Money::parse(next())?);
    let scores = made.procurement.evaluation.scores.iter_mut();
    for score in scores.skip(at * QUESTIONS).take(QUESTIONS) {
        let cell = next();
        let level = made.levels.iter().find(|level| level.as_str() == cell);
        score.level = level.ok_or("a cell is no level")?.clone();
    }
    for offer in &mut bid.commitments {
        offer.quantity = Some(Quantity::parse(next())?);
    }
    Ok(())
}
