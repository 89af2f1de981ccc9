//! How long an assessment takes, in two shapes of 40 questions: 40 that people score on a scale,
//! and 1 price, 10 questions and 29 measures relative to the best, the case with the most
//! denominators.
//!
//! `--only relative-10000` times that one alone, for a profiler. Prints one JSON object a line. `cargo xtask bench` runs it, and hands the very same figures to
//! the WebAssembly edition and to peers: `--write FOLDER` writes procurements and matrices there.

#![allow(clippy::unwrap_used, reason = "a benchmark of data made here may simply stop")]

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use common_measure::assessment::{Reading, assess};
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

/// What the 40 questions are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Scale,
    Relative,
}

impl Shape {
    const ALL: [(Self, &str); 2] = [(Self::Scale, "scale"), (Self::Relative, "relative")];

    fn questions(self) -> usize {
        match self {
            Self::Scale => 40,
            Self::Relative => 10,
        }
    }
}

const LEVELS: [&str; 5] = ["0", "25", "50", "75", "100"];

/// Figures that look like people's and are the same in every run.
struct Digits(u64);

impl Digits {
    fn below(&mut self, most: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

fn criterion(id: &str, weight: &str, kind: Kind) -> Criterion {
    Criterion {
        id: CriterionId::new(id).unwrap(),
        title: format!("Criterion {id}"),
        weight: Some(Weight::parse(weight).unwrap()),
        minimum: None,
        kind,
    }
}

/// A procurement without bids.
fn criteria(shape: Shape) -> Procurement {
    let lot = LotId::new("lot-1").unwrap();
    let mut made = Procurement::new(FrameworkId::new("knowsley-2013").unwrap(), lot);
    let scale = ScaleId::new("scale-1").unwrap();
    let levels = LEVELS.map(|share| {
        Level::new(LevelId::new(share).unwrap(), share, Some(Percentage::parse(share).unwrap()))
    });
    made.scheme.scales =
        vec![Scale { id: scale.clone(), title: "Scale".into(), levels: levels.to_vec() }];
    let criteria = &mut made.scheme.criteria;
    let weight = if shape == Shape::Scale { "2.5" } else { "3" };
    if shape == Shape::Relative {
        criteria.push(criterion("price", "41", Kind::Price(Price::default())));
    }
    for question in 0..shape.questions() {
        let kind = Kind::Quality(Quality { scale: Some(scale.clone()), ..Quality::default() });
        criteria.push(criterion(&format!("question-{question}"), weight, kind));
    }
    if shape == Shape::Relative {
        for measure in &Framework::knowsley().unwrap().measures {
            let mut commitment = Commitment::new(measure.id.clone());
            commitment.rule = CommitmentRule::RelativeToBest(RelativeToBest::default());
            let kind = Kind::Commitment(commitment);
            criteria.push(criterion(&format!("measure-{}", measure.id), "1", kind));
        }
    }
    made
}

fn procurement(shape: Shape, bids: usize) -> Procurement {
    let mut made = criteria(shape);
    let lot = made.scheme.lots[0].id.clone();
    let of_kind = |is: fn(&Kind) -> bool| -> Vec<CriterionId> {
        let criteria = made.scheme.criteria.iter().filter(|criterion| is(&criterion.kind));
        criteria.map(|criterion| criterion.id.clone()).collect()
    };
    let questions = of_kind(|kind| matches!(kind, Kind::Quality(_)));
    let price = of_kind(|kind| matches!(kind, Kind::Price(_))).pop();
    let levels: Vec<LevelId> =
        made.scheme.scales[0].levels.iter().map(|level| level.id.clone()).collect();
    let measures: Vec<MeasureId> =
        Framework::knowsley().unwrap().measures.iter().map(|each| each.id.clone()).collect();
    let mut digits = Digits(7);
    for at in 0..bids {
        let supplier = SupplierId::new(&format!("supplier-{at}")).unwrap();
        let bid = BidId::new(&format!("bid-{at}")).unwrap();
        made.suppliers.push(Supplier::new(supplier.clone(), &format!("Supplier number {at}")));
        for question in &questions {
            made.evaluation.scores.push(AgreedScore {
                bid: bid.clone(),
                criterion: question.clone(),
                level: levels[usize::try_from(digits.below(5)).unwrap()].clone(),
                reason: Box::default(),
            });
        }
        let (mut prices, mut commitments) = (Vec::new(), Vec::new());
        if let Some(price) = &price {
            let amount = format!("{}.{:02}", 400_000 + digits.below(200_000), digits.below(100));
            prices.push(PriceOffer::amount(price.clone(), Money::parse(&amount).unwrap()));
            commitments.extend(measures.iter().map(|measure| CommitmentOffer {
                quantity: Some(Quantity::parse(&(1 + digits.below(900)).to_string()).unwrap()),
                ..CommitmentOffer::blank(measure.clone())
            }));
        }
        made.bids.push(Bid { prices, commitments, ..Bid::blank(bid, supplier, lot.clone()) });
    }
    made
}

/// The figures as a table, a line for each bid: the price, the shares of the levels, the
/// quantities. What a peer needs to do the same sums.
fn matrix(of: &Procurement) -> String {
    let mut text = String::new();
    let questions = of.evaluation.scores.len() / of.bids.len();
    for (at, bid) in of.bids.iter().enumerate() {
        let prices = bid.prices.iter().filter_map(|price| Some(price.amount?.to_string()));
        let scores = of.evaluation.scores.iter().skip(at * questions).take(questions);
        let levels = scores.map(|score| score.level.to_string());
        let offers = bid.commitments.iter().filter_map(|offer| Some(offer.quantity?.to_string()));
        let cells: Vec<String> = prices.chain(levels).chain(offers).collect();
        writeln!(text, "{}", cells.join("\t")).unwrap();
    }
    text
}

/// The exact totals as decimals, a line for each bid: what a peer's sums must come to.
fn totals(of: &Procurement) -> String {
    let places = common_measure::number::Places::new(9).unwrap();
    let mode = common_measure::number::Mode::HalfEven;
    let assessment = assess(of, Reading::AsStated).unwrap();
    let lot = &assessment.lots[0];
    (0..lot.bids.len()).map(|bid| lot.total(bid).unwrap().fixed(places, mode) + "\n").collect()
}

/// The median of several runs, in microseconds.
fn median(runs: usize, mut work: impl FnMut()) -> u128 {
    let mut times: Vec<u128> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed().as_micros()
        })
        .collect();
    times.sort_unstable();
    times[times.len() / 2]
}

fn write(folder: &Path, name: &str, text: &str) -> Result<(), String> {
    let path = folder.join(name);
    std::fs::write(&path, text)
        .map_err(|fault| format!("{} cannot be written: {fault}", path.display()))
}

fn run(folder: Option<&Path>, only: Option<&str>) -> Result<(), String> {
    for (shape, name) in Shape::ALL {
        for bids in [10, 50, 100, 1_000, 10_000] {
            if only.is_some_and(|only| only != format!("{name}-{bids}")) {
                continue;
            }
            let made = procurement(shape, bids);
            let assess_only = median(if bids > 1_000 { 9 } else { 25 }, || {
                std::hint::black_box(assess(&made, Reading::AsStated).unwrap());
            });
            let mut line = format!(
                r#"{{"shape": "{name}", "bids": {bids}, "assess_microseconds": {assess_only}"#
            );
            let is_for_wasm = shape == Shape::Relative && [50, 1_000].contains(&bids);
            if is_for_wasm {
                let text = made.to_json().map_err(|fault| fault.to_string())?;
                let whole = median(9, || {
                    let read = Procurement::parse(&text).unwrap();
                    let assessment = assess(&read, Reading::AsStated).unwrap();
                    std::hint::black_box(assessment.report(&read));
                });
                write!(line, r#", "text_to_report_microseconds": {whole}"#).unwrap();
                if let Some(folder) = folder {
                    write(folder, &format!("{bids}.json"), &text)?;
                }
            }
            if let Some(folder) = folder {
                write(folder, &format!("{name}-{bids}.tsv"), &matrix(&made))?;
                write(folder, &format!("{name}-{bids}.totals"), &totals(&made))?;
            }
            println!("{line}}}");
        }
    }
    Ok(())
}

fn main() -> ExitCode {
    let option = |name: &str| {
        let mut arguments = std::env::args().skip(1);
        arguments.find(|argument| argument == name).and(arguments.next())
    };
    let (folder, only) = (option("--write"), option("--only"));
    match run(folder.as_deref().map(Path::new), only.as_deref()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}
