//! What the rows of a workbook come to: a response, or prices.

use std::collections::HashMap;

use common_measure::bid::{Answer, Bid, CommitmentOffer, PriceOffer, Rate, Supplier};
use common_measure::code::{CheckCode, Hash};
use common_measure::fault::{Fault, Place};
use common_measure::id::{BidId, CriterionId, LotId, SupplierId};
use common_measure::response::{Incoming, LotPrices, Says};

use super::heads::{Head, is_blank};
use super::reference::{About, Reference};
use super::row::Reading;
use crate::bids::read_also_under;
use crate::cells::{self, Doubt};
use crate::failure::NotRead;
use crate::table::Content;

/// What was found so far.
#[derive(Default)]
pub(super) struct Answers {
    criteria: Option<CheckCode>,
    about: HashMap<About, String>,
    /// Whether there is a bid for a lot, where the workbook asks.
    bids_for: HashMap<LotId, Option<bool>>,
    /// What was entered for each lot, and the order in which the lots come up.
    lots: HashMap<LotId, Entered>,
    order: Vec<LotId>,
    /// Whether there are rows for anything but prices, and for prices.
    has_quality: bool,
    has_prices: bool,
    /// Whether anything stands in a cell for a price, clear or not.
    is_priced: bool,
    /// What could mean several things and was left out.
    pub(super) differences: Vec<Fault>,
}

/// What was entered for one lot.
#[derive(Default)]
struct Entered {
    commitments: Vec<CommitmentOffer>,
    answers: Vec<Answer>,
    prices: Vec<PriceOffer>,
}

impl Answers {
    /// Takes in what a row says.
    pub(super) fn row(&mut self, reference: Reference, row: Reading) {
        match reference {
            Reference::Criteria => {
                let text = row.words(Head::Entry, &mut self.differences);
                self.criteria = text.parse().ok();
            }
            Reference::Random => self.has_prices = true,
            Reference::Supplier(about) => {
                self.has_quality |= about != About::Name;
                let text = row.words(Head::Entry, &mut self.differences).trim().to_owned();
                self.about.insert(about, text);
            }
            Reference::Lot(lot) => {
                self.has_quality = true;
                let said = row.take(Head::Entry, &mut self.differences, yes_or_no).flatten();
                self.lot(&lot);
                self.bids_for.insert(lot, said);
            }
            Reference::Commitment(lot, measure) => {
                self.has_quality = true;
                let mut offer = CommitmentOffer::blank(measure);
                let in_pounds = row.counts_pounds();
                let many = row.take(Head::HowMany, &mut self.differences, |cell| {
                    cells::how_many(in_pounds, cell)
                });
                offer.quantity = many.flatten();
                offer.statement = row.words(Head::How, &mut self.differences).into();
                offer.when = row.words(Head::When, &mut self.differences).into();
                offer.place = row.words(Head::Where, &mut self.differences).into();
                offer.evidence = row.words(Head::Evidence, &mut self.differences).into();
                // Which measures there are, the criteria say when the response is matched to them.
                let also = row.take(Head::AlsoUnder, &mut self.differences, |cell| {
                    read_also_under(|_| true, in_pounds, cell)
                });
                offer.also_under = also.flatten().unwrap_or_default();
                let entered = self.lot(&lot);
                if !offer.is_blank() {
                    entered.commitments.push(offer);
                }
            }
            Reference::Answer(lot, criterion) => {
                self.has_quality = true;
                let text = row.words(Head::Answer, &mut self.differences);
                let entered = self.lot(&lot);
                if !text.is_empty() {
                    entered.answers.push(Answer { criterion, text: text.into() });
                }
            }
            Reference::Price(lot, criterion) => {
                self.price_cell(row);
                let amount = row.take(Head::Price, &mut self.differences, cells::number).flatten();
                let entered = self.lot(&lot);
                if amount.is_some() {
                    entered.price(&criterion, |offer| offer.amount = amount);
                }
            }
            Reference::Rate(lot, criterion, line) => {
                self.price_cell(row);
                let rate = row.take(Head::Price, &mut self.differences, cells::number).flatten();
                let entered = self.lot(&lot);
                if let Some(rate) = rate {
                    entered.price(&criterion, |offer| offer.rates.push(Rate { line, rate }));
                }
            }
        }
    }

    fn price_cell(&mut self, row: Reading) {
        self.has_prices = true;
        self.is_priced |= row.content(Head::Price).is_some_and(|content| !is_blank(content));
    }

    fn lot(&mut self, lot: &LotId) -> &mut Entered {
        if !self.lots.contains_key(lot) {
            self.order.push(lot.clone());
        }
        self.lots.entry(lot.clone()).or_default()
    }

    /// What was entered, lot by lot.
    fn take_lots(&mut self) -> Vec<(LotId, Entered)> {
        let lots = &mut self.lots;
        self.order.drain(..).filter_map(|lot| lots.remove_entry(&lot)).collect()
    }

    /// All of it, as what came in the file with this hash.
    pub(super) fn incoming(mut self, file: Hash) -> Result<Incoming, NotRead> {
        if self.has_quality && self.is_priced {
            return Err(NotRead::Mixed);
        }
        if !self.has_quality && !self.has_prices {
            return Err(NotRead::NoForm);
        }
        if !self.has_quality && !self.is_priced {
            return Err(NotRead::NoPrices);
        }
        let criteria = self.criteria.ok_or(NotRead::NoCriteria)?;
        let says = if self.has_quality { self.response() } else { self.prices() };
        Ok(Incoming { file, criteria, says, differences: self.differences })
    }

    fn response(&mut self) -> Says {
        let id = SupplierId::next("supplier-", |_| false);
        let mut text = |about| self.about.remove(&about).unwrap_or_default();
        let supplier = Supplier {
            postal_address: text(About::Address),
            email: text(About::Email),
            identifier: text(About::Identifier),
            members: lines(&text(About::Members)),
            key_subcontractors: lines(&text(About::Subcontractors)),
            ..Supplier::new(id, &text(About::Name))
        };
        let lots = self.take_lots();
        let only = lots.len() == 1 && self.bids_for.is_empty();
        let bids = lots.into_iter().filter_map(|(lot, entered)| {
            let is_in = only || self.is_bid_for(&lot, &entered);
            let bid = Bid::blank(BidId::new(lot.as_str()).ok()?, supplier.id.clone(), lot);
            let Entered { commitments, answers, .. } = entered;
            is_in.then_some(Bid { commitments, answers, ..bid })
        });
        let bids = bids.collect();
        Says::Response { supplier, bids, price_file: None }
    }

    /// Whether there is a bid for a lot, as far as the workbook says. Nothing that was entered is
    /// left out in silence.
    fn is_bid_for(&mut self, lot: &LotId, entered: &Entered) -> bool {
        let something = !entered.commitments.is_empty() || !entered.answers.is_empty();
        let place = || Place::new(format!("lots/{lot}"), format!("Lot {lot}"));
        match self.bids_for.get(lot).copied().flatten() {
            Some(true) => true,
            Some(false) => {
                if something {
                    self.differences.push(Fault::new(
                        place(),
                        "It says that there is no bid for this lot, and something is entered for it.",
                        "What is entered is left out: ask the supplier.",
                    ));
                }
                false
            }
            None => {
                if something {
                    self.differences.push(Fault::new(
                        place(),
                        "It does not say whether there is a bid for this lot, and something is entered for it.",
                        "It is taken as a bid: ask the supplier if that is in doubt.",
                    ));
                }
                something
            }
        }
    }

    fn prices(&mut self) -> Says {
        let priced = self.take_lots().into_iter().filter(|(_, entered)| !entered.prices.is_empty());
        let lots = priced.map(|(lot, entered)| LotPrices {
            lot,
            title: String::new(),
            prices: entered.prices,
        });
        let supplier = self.about.remove(&About::Name).unwrap_or_default();
        Says::Prices { supplier, lots: lots.collect(), rivals: false }
    }
}

impl Entered {
    /// Prices of one question belong together, whatever rows stand between them.
    fn price(&mut self, criterion: &CriterionId, add: impl FnOnce(&mut PriceOffer)) {
        if self.prices.iter().all(|it| it.criterion != *criterion) {
            let criterion = criterion.clone();
            self.prices.push(PriceOffer { criterion, amount: None, rates: Vec::new() });
        }
        if let Some(offer) = self.prices.iter_mut().find(|it| it.criterion == *criterion) {
            add(offer);
        }
    }
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn yes_or_no(content: Option<&Content>) -> Result<Option<bool>, Doubt> {
    let said = cells::words(content)?.trim().to_lowercase();
    match said.as_str() {
        "" => Ok(None),
        "yes" | "y" | "true" => Ok(Some(true)),
        "no" | "n" | "false" => Ok(Some(false)),
        other => {
            let shown: String = other.chars().take(60).collect();
            Err(Doubt::new(format!("“{shown}” is neither Yes nor No."), "Enter Yes or No."))
        }
    }
}
