//! The result of the open procurement, worked out once for every change.

use std::rc::Rc;

use common_measure::assessment::{
    Assessment, BidReport, CriterionReport, LotReport, LotResult, Reading, Report, assess,
};
use common_measure::fault::Fault;
use common_measure::id::{BidId, CriterionId};
use common_measure::number::Exact;
use common_measure::procurement::Procurement;
use yew::{Properties, hook, use_memo};

use crate::session::Shared;

/// A result, with what it was made from.
pub(super) struct Derived {
    /// What was assessed.
    pub procurement: Shared<Procurement>,
    /// How undecided findings were taken.
    pub reading: Reading,
    /// The figures.
    pub assessment: Assessment,
    /// The same as text.
    pub report: Report,
}

/// Which lot of which result.
#[derive(Clone, Properties, PartialEq)]
pub(super) struct LotProps {
    /// The result.
    pub derived: Shared<Derived>,
    /// The lot's position in it.
    pub at: usize,
}

impl Derived {
    /// One lot, as figures and as text.
    pub(super) fn lot(&self, at: usize) -> Option<(&LotResult, &LotReport)> {
        Some((self.assessment.lots.get(at)?, self.report.lots.get(at)?))
    }

    /// A section or question.
    pub(super) fn criterion(&self, id: &CriterionId) -> Option<&CriterionReport> {
        self.report.criteria.iter().find(|criterion| criterion.criterion == *id)
    }

    /// The name of a section or question; `None` is the whole award.
    pub(super) fn title(&self, id: Option<&CriterionId>) -> &str {
        match id {
            None => "the whole award",
            Some(id) => self.criterion(id).map_or("", |criterion| &criterion.title),
        }
    }

    /// What a bid is called.
    pub(super) fn name(&self, id: &BidId) -> &str {
        let mut bids = self.report.lots.iter().flat_map(|lot| &lot.bids);
        bids.find(|bid| bid.bid == *id).map_or("", |bid| &bid.name)
    }

    /// The sections that a criterion stands in, the outermost first.
    pub(super) fn sections_of(&self, id: &CriterionId) -> Vec<&CriterionReport> {
        let criteria = &self.report.criteria;
        let Some(at) = criteria.iter().position(|criterion| criterion.criterion == *id) else {
            return Vec::new();
        };
        let mut depth = criteria.get(at).map_or(0, |criterion| criterion.depth);
        let mut above = Vec::new();
        for criterion in criteria.iter().take(at).rev() {
            if criterion.depth < depth {
                depth = criterion.depth;
                above.push(criterion);
            }
        }
        above.reverse();
        above
    }

    /// What stands directly inside a section, or at the top for `None`.
    pub(super) fn inside(&self, section: Option<&CriterionId>) -> Vec<&CriterionReport> {
        let criteria = &self.report.criteria;
        let (from, depth) = match section {
            None => (0, 0),
            Some(id) => match criteria.iter().position(|criterion| criterion.criterion == *id) {
                Some(at) => (at + 1, criteria.get(at).map_or(0, |section| section.depth + 1)),
                None => return Vec::new(),
            },
        };
        let within = criteria.iter().skip(from).take_while(|criterion| criterion.depth >= depth);
        within.filter(|criterion| criterion.depth == depth).collect()
    }
}

/// The exact figure that decides where a bid stands: its total, unless the award rule has its own.
pub(super) fn deciding<'a>(lot: &'a LotResult, bid: &BidReport) -> Option<&'a Exact> {
    let at = lot.position(&bid.bid)?;
    match &bid.deciding {
        Some(_) => lot.bids.get(at)?.figure.as_ref(),
        None => lot.total(at),
    }
}

/// Works the result out, again only when the procurement or the reading has changed.
#[hook]
pub(super) fn use_derived(
    procurement: Shared<Procurement>,
    reading: Reading,
) -> Rc<Result<Shared<Derived>, Shared<Vec<Fault>>>> {
    use_memo((procurement, reading), |(procurement, reading)| {
        let assessment = assess(procurement, *reading).map_err(Shared::new)?;
        Ok(Shared::new(Derived {
            procurement: procurement.clone(),
            reading: *reading,
            report: assessment.report(procurement),
            assessment,
        }))
    })
}
