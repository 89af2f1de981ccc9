//! How long an assessment takes: 1 price, 10 questions and 29 measures relative to the best, the
//! case with the most denominators.
//!
//! Prints one JSON object a line. `cargo xtask bench` runs it and hands the very same procurements
//! to the WebAssembly edition: `--write FOLDER` writes them there.

#![allow(clippy::unwrap_used, reason = "a benchmark of data made here may simply stop")]

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use common_measure::assessment::{Reading, assess};
use common_measure::bid::{Bid, CommitmentOffer, PriceOffer, Supplier};
use common_measure::evaluation::AgreedScore;
use common_measure::framework::Framework;
use common_measure::id::{BidId, CriterionId, FrameworkId, LevelId, LotId, ScaleId, SupplierId};
use common_measure::number::{Money, Percentage, Quantity};
use common_measure::procurement::Procurement;
use common_measure::scheme::{
    Commitment, CommitmentRule, Criterion, Kind, Level, Price, Quality, Scale,
};

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
        weight: Some(Percentage::parse(weight).unwrap()),
        minimum: None,
        kind,
    }
}

fn procurement(bids: usize) -> Procurement {
    let lot = LotId::new("lot-1").unwrap();
    let mut made = Procurement::new(FrameworkId::new("knowsley-2013").unwrap(), lot.clone());
    let scale = ScaleId::new("scale-1").unwrap();
    let levels = ["0", "25", "50", "75", "100"].map(|share| Level {
        id: LevelId::new(share).unwrap(),
        label: share.to_owned(),
        descriptor: String::new(),
        share: Some(Percentage::parse(share).unwrap()),
    });
    made.scheme.scales =
        vec![Scale { id: scale.clone(), title: "Scale".into(), levels: levels.to_vec() }];
    let criteria = &mut made.scheme.criteria;
    criteria.push(criterion("price", "41", Kind::Price(Price::default())));
    for question in 0..10 {
        let kind = Kind::Quality(Quality { scale: Some(scale.clone()), question: String::new() });
        criteria.push(criterion(&format!("question-{question}"), "3", kind));
    }
    let measures = &Framework::knowsley().unwrap().measures;
    for measure in measures {
        let kind = Kind::Commitment(Commitment {
            measure: measure.id.clone(),
            rule: CommitmentRule::RelativeToBest { floor: None, cap: None },
            minimum_quantity: None,
            relevance: String::new(),
        });
        criteria.push(criterion(&format!("measure-{}", measure.id), "1", kind));
    }
    let mut digits = Digits(7);
    for at in 0..bids {
        let supplier = SupplierId::new(&format!("supplier-{at}")).unwrap();
        let bid = BidId::new(&format!("bid-{at}")).unwrap();
        made.suppliers.push(Supplier {
            id: supplier.clone(),
            name: format!("Supplier number {at}"),
            postal_address: String::new(),
            email: String::new(),
            identifier: String::new(),
        });
        let amount = format!("{}.{:02}", 400_000 + digits.below(200_000), digits.below(100));
        for question in 0..10 {
            let level = ["0", "25", "50", "75", "100"][usize::try_from(digits.below(5)).unwrap()];
            made.evaluation.scores.push(AgreedScore {
                bid: bid.clone(),
                criterion: CriterionId::new(&format!("question-{question}")).unwrap(),
                level: LevelId::new(level).unwrap(),
                reason: String::new(),
            });
        }
        made.bids.push(Bid {
            id: bid,
            supplier,
            lot: lot.clone(),
            title: String::new(),
            prices: vec![PriceOffer {
                criterion: CriterionId::new("price").unwrap(),
                amount: Money::parse(&amount).unwrap(),
            }],
            commitments: measures
                .iter()
                .map(|measure| CommitmentOffer {
                    quantity: Some(Quantity::parse(&(1 + digits.below(900)).to_string()).unwrap()),
                    ..CommitmentOffer::blank(measure.id.clone())
                })
                .collect(),
        });
    }
    made
}

/// The median of several runs, in microseconds.
fn median(mut work: impl FnMut()) -> u128 {
    let mut times: Vec<u128> = (0..15)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed().as_micros()
        })
        .collect();
    times.sort_unstable();
    times[times.len() / 2]
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let folder =
        arguments.find(|argument| argument == "--write").and(arguments.next()).map(PathBuf::from);
    for bids in [50, 1_000] {
        let procurement = procurement(bids);
        let text = procurement.to_json().unwrap();
        if let Some(folder) = &folder
            && let Err(fault) = std::fs::write(folder.join(format!("{bids}.json")), &text)
        {
            eprintln!("{} cannot be written to: {fault}", folder.display());
            return ExitCode::FAILURE;
        }
        let assess_only = median(|| {
            std::hint::black_box(assess(&procurement, Reading::AsStated).unwrap());
        });
        let text_to_report = median(|| {
            let read = Procurement::parse(&text).unwrap();
            let assessment = assess(&read, Reading::AsStated).unwrap();
            std::hint::black_box(assessment.report(&read));
        });
        println!(
            r#"{{"bids": {bids}, "assess_microseconds": {assess_only}, "text_to_report_microseconds": {text_to_report}}}"#
        );
    }
    ExitCode::SUCCESS
}
