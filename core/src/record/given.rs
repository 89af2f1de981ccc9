//! Which ids were given to something, so that none is given to something else.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::bid::{Bid, Supplier};
use crate::id::{BidId, CriterionId, LevelId, LineId, LotId, ScaleId, SupplierId};
use crate::procurement::Procurement;
use crate::scheme::{Criterion, Kind, Scale, Schedule};

use super::{Act, Command, CriterionChange};

/// Every id that an entry of a record ever gave, also to what was removed or taken back since. What was written of a thing
/// while it was there, a supplier's file above all, still means that one by its id: another with the same id would be
/// given its prices.
///
/// ```
/// use common_measure::id::BidId;
/// use common_measure::record::Given;
///
/// // Of a record: `record.given()`.
/// let given = Given::default();
/// assert_eq!(BidId::next("b", |id| given.bid(id)).as_str(), "b1");
/// ```
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(from = "BTreeSet<String>", into = "BTreeSet<String>")]
pub struct Given(Arc<BTreeSet<String>>);

impl From<BTreeSet<String>> for Given {
    fn from(ids: BTreeSet<String>) -> Self {
        Self(Arc::new(ids))
    }
}

impl From<Given> for BTreeSet<String> {
    fn from(given: Given) -> Self {
        Arc::unwrap_or_clone(given.0)
    }
}

impl Given {
    /// Whether a section or question ever had this id.
    #[must_use]
    pub fn criterion(&self, id: &CriterionId) -> bool {
        self.0.contains(&format!("criteria/{id}"))
    }

    /// Whether a line of this question's pricing schedule ever had this id.
    #[must_use]
    pub fn line(&self, question: &CriterionId, id: &LineId) -> bool {
        self.0.contains(&format!("criteria/{question}/lines/{id}"))
    }

    /// Whether a scale ever had this id.
    #[must_use]
    pub fn scale(&self, id: &ScaleId) -> bool {
        self.0.contains(&format!("scales/{id}"))
    }

    /// Whether a level of this scale ever had this id.
    #[must_use]
    pub fn level(&self, scale: &ScaleId, id: &LevelId) -> bool {
        self.0.contains(&format!("scales/{scale}/levels/{id}"))
    }

    /// Whether a lot ever had this id.
    #[must_use]
    pub fn lot(&self, id: &LotId) -> bool {
        self.0.contains(&format!("lots/{id}"))
    }

    /// Whether a supplier ever had this id.
    #[must_use]
    pub fn supplier(&self, id: &SupplierId) -> bool {
        self.0.contains(&format!("suppliers/{id}"))
    }

    /// Whether a bid ever had this id.
    #[must_use]
    pub fn bid(&self, id: &BidId) -> bool {
        self.0.contains(&format!("bids/{id}"))
    }

    /// Remembers the ids that an act gives.
    pub(super) fn note(&mut self, act: &Act) {
        match act {
            Act::Start(start) => self.whole(&start.procurement),
            Act::Change(command) => self.command(command),
            Act::AcceptResponse(it) => {
                self.note_supplier(&it.supplier);
                self.note_bids(&it.bids);
            }
            _ => {}
        }
    }

    fn whole(&mut self, of: &Procurement) {
        for criterion in &of.scheme.criteria {
            self.note_criterion(criterion);
        }
        for scale in &of.scheme.scales {
            self.note_scale(scale);
        }
        for lot in &of.scheme.lots {
            self.add(format!("lots/{}", lot.id));
        }
        for supplier in &of.suppliers {
            self.note_supplier(supplier);
        }
        self.note_bids(&of.bids);
    }

    fn command(&mut self, command: &Command) {
        match command {
            Command::Together(commands) => {
                for each in commands {
                    self.command(each);
                }
            }
            Command::SetLot(lot) => self.add(format!("lots/{}", lot.id)),
            Command::AddCriterion { criterion, .. } => self.note_criterion(criterion),
            Command::ChangeCriterion {
                criterion,
                change: CriterionChange::Schedule(Some(schedule)),
            } => self.note_lines(criterion, schedule),
            Command::SetScale(scale) => self.note_scale(scale),
            Command::AddBid { bid, supplier, .. } => {
                self.add(format!("bids/{bid}"));
                self.note_supplier(supplier);
            }
            _ => {}
        }
    }

    fn note_criterion(&mut self, criterion: &Criterion) {
        self.add(format!("criteria/{}", criterion.id));
        if let Kind::Price(price) = &criterion.kind
            && let Some(schedule) = &price.schedule
        {
            self.note_lines(&criterion.id, schedule);
        }
        for child in criterion.children() {
            self.note_criterion(child);
        }
    }

    fn note_lines(&mut self, question: &CriterionId, schedule: &Schedule) {
        for line in &schedule.lines {
            self.add(format!("criteria/{question}/lines/{}", line.id));
        }
    }

    fn note_scale(&mut self, scale: &Scale) {
        self.add(format!("scales/{}", scale.id));
        for level in &scale.levels {
            self.add(format!("scales/{}/levels/{}", scale.id, level.id));
        }
    }

    fn note_supplier(&mut self, supplier: &Supplier) {
        self.add(format!("suppliers/{}", supplier.id));
    }

    fn note_bids(&mut self, bids: &[Bid]) {
        for bid in bids {
            self.add(format!("bids/{}", bid.id));
        }
    }

    fn add(&mut self, path: String) {
        // What a screen holds on to is not copied for what is known already.
        if !self.0.contains(&path) {
            Arc::make_mut(&mut self.0).insert(path);
        }
    }
}
