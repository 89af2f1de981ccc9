//! Where things stand on the sheet of what bids give, and the numbers that its cells hold.

use std::collections::{HashMap, HashSet};

use common_measure::id::{CriterionId, MeasureId};
use common_measure::number::Exact;
use common_measure::scheme::{Leaf, LeafKind};

use super::FIRST;
use crate::place::At;

/// Which columns hold what.
pub(super) struct Inputs {
    pub(super) sheet: String,
    /// Prices, levels and judgements, question by question.
    pub(super) questions: HashMap<CriterionId, u32>,
    /// What each bid has there, row by row: its price, the share of its level; 0 for a judgement.
    pub(super) given: HashMap<CriterionId, Vec<Option<Exact>>>,
    /// Quantities, and how much of them counts elsewhere.
    pub(super) measures: HashMap<MeasureId, (u32, Option<u32>)>,
    /// How much of each counts under it, row by row.
    pub(super) own: HashMap<MeasureId, Vec<Exact>>,
    /// Whether bids were drawn lots between.
    pub(super) drawn: Option<u32>,
    /// Columns in which a number has more digits than a workbook keeps, so that it stands there as
    /// text.
    pub(super) cut: HashSet<u32>,
    /// The same of the lot's estimated value or its years.
    pub(super) is_lot_cut: bool,
}

impl Inputs {
    pub(super) fn of(sheet: String) -> Self {
        Self {
            sheet,
            questions: HashMap::new(),
            given: HashMap::new(),
            measures: HashMap::new(),
            own: HashMap::new(),
            drawn: None,
            cut: HashSet::new(),
            is_lot_cut: false,
        }
    }

    /// What the bid in a row has on a question; nothing where its cell holds no number.
    pub(super) fn given(&self, question: &CriterionId, row: u32) -> Option<&Exact> {
        self.given.get(question)?.get((row - FIRST) as usize)?.as_ref()
    }

    /// The price of the bid in a row, above £0.
    pub(super) fn price(&self, question: &CriterionId, row: u32) -> Option<&Exact> {
        self.given(question, row).filter(|price| price.is_positive())
    }

    /// How much of a measure counts under it.
    pub(super) fn own(&self, measure: &MeasureId, row: u32) -> Exact {
        let own = self.own.get(measure).and_then(|all| all.get((row - FIRST) as usize));
        own.cloned().unwrap_or_default()
    }

    /// Whether a number that points on a question are made from stands as text.
    pub(super) fn is_cut(&self, leaf: &Leaf) -> bool {
        let is_cut = |measure: &MeasureId| {
            self.measures.get(measure).is_some_and(|(offered, elsewhere)| {
                self.cut.contains(offered) || elsewhere.is_some_and(|it| self.cut.contains(&it))
            })
        };
        match &leaf.kind {
            LeafKind::Commitment(rule) => self.is_lot_cut || is_cut(&rule.measure),
            LeafKind::Value(value) => {
                self.is_lot_cut || value.values.iter().any(|each| is_cut(&each.measure))
            }
            _ => self.questions.get(&leaf.id).is_some_and(|column| self.cut.contains(column)),
        }
    }
}

/// Where the lot's estimate and its length stand.
pub(super) const ESTIMATE: At = At { row: 3, column: 1 };
pub(super) const YEARS: At = At { row: 4, column: 1 };
