//! Small procurements as plain numbers: a price, one to three quality questions, one to five
//! commitments. The tests state what they mean in these, and the engine gets the same as its own
//! types.
#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking, also in its helpers")]

pub mod generate;

use common_measure::assessment::{Assessment, Reading, assess};
use common_measure::bid::{Bid, CommitmentOffer, PriceOffer, Supplier};
use common_measure::evaluation::{AgreedScore, Decision, Outcome};
use common_measure::id::{
    BidId, CriterionId, FrameworkId, LevelId, LotId, MeasureId, ScaleId, SupplierId,
};
use common_measure::number::{Money, Percentage, Quantity};
use common_measure::procurement::Procurement;
use common_measure::scheme::{
    BelowMinimum, Commitment, CommitmentRule, Criterion, Group, Kind, Level, Price, PriceMethod,
    Quality, Rounding, Scale, TieBreak, WeightsAre,
};

/// All of something, where weights and shares are whole numbers of 1/10 000.
pub const WHOLE: u32 = 10_000;

/// A procurement of one lot.
#[derive(Clone, Debug)]
pub struct Contest {
    /// What 100 % is worth.
    pub points: u32,
    /// Of the award; the section for quality has the rest.
    pub price_weight: u32,
    /// At how many times the lowest price there are no points, in thousandths; `None` for lowest
    /// over price.
    pub zero_at: Option<u64>,
    pub price_minimum: Option<u32>,
    /// Whether the weights in the section for quality are stated as shares of the award.
    pub of_award: bool,
    pub questions: Vec<Question>,
    /// Of the section for quality, as those of the questions are.
    pub social_weight: u32,
    pub commitments: Vec<Promise>,
    /// The shares of the levels.
    pub levels: Vec<u32>,
    pub bids: Vec<Offer>,
    /// What was decided about which bid on which question (in the order of [`Contest::leaves`]).
    pub decisions: Vec<(usize, usize, Outcome)>,
    pub rounding: Rounding,
    pub ladder: Vec<Step>,
    pub below_minimum: BelowMinimum,
}

#[derive(Clone, Debug)]
pub struct Question {
    pub weight: u32,
    pub minimum: Option<u32>,
}

#[derive(Clone, Debug)]
pub struct Promise {
    /// Of the section for social value.
    pub weight: u32,
    pub rule: Rule,
    /// Quantities are in thousandths.
    pub minimum_quantity: Option<u64>,
    pub minimum: Option<u32>,
}

#[derive(Clone, Copy, Debug)]
pub enum Rule {
    Target(u64),
    Best { floor: Option<u64>, cap: Option<u64> },
}

#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    pub id: String,
    /// In pence.
    pub price: Option<u64>,
    /// Positions in [`Contest::levels`], one for each question.
    pub levels: Vec<Option<usize>>,
    /// In thousandths, one for each commitment.
    pub offers: Vec<u64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Quality,
    Price,
    Lots,
}

/// A whole number of small parts as a decimal: `decimal(12345, 2)` is `123.45`.
pub fn decimal(parts: u64, places: u32) -> String {
    let unit = 10u64.pow(places);
    format!("{}.{:02$}", parts / unit, parts % unit, places as usize)
}

/// A share in 1/10 000 as a percentage.
fn percent(share: u32) -> Percentage {
    decimal(share.into(), 2).parse().unwrap()
}

fn thousandths(parts: u64) -> Quantity {
    decimal(parts, 3).parse().unwrap()
}

pub fn criterion_id(text: &str) -> CriterionId {
    CriterionId::new(text).unwrap()
}

fn measure(at: usize) -> MeasureId {
    MeasureId::new(&(at + 1).to_string()).unwrap()
}

impl Contest {
    /// The ids of the questions in the order in which the scheme states them: the price, then
    /// quality, then commitments.
    pub fn leaves(&self) -> Vec<String> {
        let quality = (0..self.questions.len()).map(|at| format!("q{at}"));
        let promises = (0..self.commitments.len()).map(|at| format!("m{at}"));
        std::iter::once("price".to_owned()).chain(quality).chain(promises).collect()
    }

    pub fn assess(&self) -> Assessment {
        self.assess_reading(Reading::AsStated)
    }

    pub fn assess_reading(&self, reading: Reading) -> Assessment {
        assess(&self.procurement(), reading).unwrap()
    }

    /// The same as the engine takes it.
    pub fn procurement(&self) -> Procurement {
        let lot = LotId::new("lot").unwrap();
        let mut made = Procurement::new(FrameworkId::new("knowsley-2013").unwrap(), lot.clone());
        let scheme = &mut made.scheme;
        scheme.points_available = Some(self.points.to_string().parse().unwrap());
        scheme.criteria = vec![self.price(), self.quality()];
        scheme.scales = vec![self.scale()];
        scheme.rounding = self.rounding;
        scheme.below_minimum = self.below_minimum;
        let step = |step: &Step| match step {
            Step::Quality => TieBreak::HigherPoints(criterion_id("quality")),
            Step::Price => TieBreak::LowerPrice(criterion_id("price")),
            Step::Lots => TieBreak::LotsDrawn,
        };
        scheme.tie_break = self.ladder.iter().map(step).collect();
        for offer in &self.bids {
            let bid = BidId::new(&offer.id).unwrap();
            let supplier = SupplierId::new(&offer.id).unwrap();
            made.suppliers.push(Supplier {
                id: supplier.clone(),
                name: offer.id.clone(),
                postal_address: String::new(),
                email: String::new(),
                identifier: String::new(),
            });
            for (at, level) in offer.levels.iter().enumerate() {
                let Some(level) = level else { continue };
                made.evaluation.scores.push(AgreedScore {
                    bid: bid.clone(),
                    criterion: criterion_id(&format!("q{at}")),
                    level: LevelId::new(&format!("l{level}")).unwrap(),
                    reason: String::new(),
                });
            }
            made.bids.push(offer.bid(bid, supplier, lot.clone()));
        }
        let leaves = self.leaves();
        for (bid, leaf, outcome) in &self.decisions {
            made.evaluation.decisions.push(Decision {
                bid: BidId::new(&self.bids[*bid].id).unwrap(),
                criterion: criterion_id(&leaves[*leaf]),
                outcome: *outcome,
                reason: "a reason".to_owned(),
                decided_by: "a person".to_owned(),
            });
        }
        made
    }

    fn price(&self) -> Criterion {
        let method = match self.zero_at {
            None => PriceMethod::LowestOverPrice,
            Some(n) => PriceMethod::LinearFromLowest { zero_at: Some(thousandths(n)) },
        };
        let kind = Kind::Price(Price { method, ..Price::default() });
        criterion("price", percent(self.price_weight), self.price_minimum, kind)
    }

    fn quality(&self) -> Criterion {
        let own = WHOLE - self.price_weight;
        let weight = |of_group: u32| {
            if self.of_award {
                // Millionths of a percent: own / 100 % × of_group / 10 000.
                decimal(u64::from(own) * u64::from(of_group), 6).parse().unwrap()
            } else {
                percent(of_group)
            }
        };
        let mut criteria: Vec<Criterion> = Vec::new();
        for (at, question) in self.questions.iter().enumerate() {
            let scale = Some(ScaleId::new("scale").unwrap());
            let kind = Kind::Quality(Quality { scale, question: String::new() });
            let id = format!("q{at}");
            criteria.push(criterion(&id, weight(question.weight), question.minimum, kind));
        }
        let promises = self.commitments.iter().enumerate();
        let social = Group {
            weights: WeightsAre::OfGroup,
            criteria: promises.map(|(at, promise)| promise.criterion(at)).collect(),
        };
        criteria.push(criterion("social", weight(self.social_weight), None, Kind::Group(social)));
        let weights = if self.of_award { WeightsAre::OfAward } else { WeightsAre::OfGroup };
        criterion("quality", percent(own), None, Kind::Group(Group { weights, criteria }))
    }

    fn scale(&self) -> Scale {
        let levels = self.levels.iter().enumerate().map(|(at, share)| Level {
            id: LevelId::new(&format!("l{at}")).unwrap(),
            label: at.to_string(),
            descriptor: String::new(),
            share: Some(percent(*share)),
        });
        Scale { id: ScaleId::new("scale").unwrap(), title: String::new(), levels: levels.collect() }
    }
}

fn criterion(id: &str, weight: Percentage, minimum: Option<u32>, kind: Kind) -> Criterion {
    let minimum = minimum.map(percent);
    Criterion { id: criterion_id(id), title: id.to_owned(), weight: Some(weight), minimum, kind }
}

impl Promise {
    fn criterion(&self, at: usize) -> Criterion {
        let rule = match self.rule {
            Rule::Target(target) => {
                CommitmentRule::AgainstTarget { target: Some(thousandths(target)) }
            }
            Rule::Best { floor, cap } => CommitmentRule::RelativeToBest {
                floor: floor.map(thousandths),
                cap: cap.map(thousandths),
            },
        };
        let commitment = Commitment {
            measure: measure(at),
            rule,
            minimum_quantity: self.minimum_quantity.map(thousandths),
            relevance: String::new(),
        };
        let kind = Kind::Commitment(commitment);
        criterion(&format!("m{at}"), percent(self.weight), self.minimum, kind)
    }
}

impl Offer {
    fn bid(&self, id: BidId, supplier: SupplierId, lot: LotId) -> Bid {
        let price = self.price.map(|pence| PriceOffer {
            criterion: criterion_id("price"),
            amount: decimal(pence, 2).parse::<Money>().unwrap(),
        });
        let offers = self.offers.iter().enumerate().map(|(at, offer)| CommitmentOffer {
            quantity: Some(thousandths(*offer)),
            ..CommitmentOffer::blank(measure(at))
        });
        Bid {
            id,
            supplier,
            lot,
            title: String::new(),
            prices: price.into_iter().collect(),
            commitments: offers.collect(),
        }
    }
}
