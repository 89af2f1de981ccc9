//! A locked scheme applied to bids: points, ranks, findings. Always derived, never stored as truth.
//!
//! The engine reports and people decide. What it finds about a bid ([`Finding`]) leaves the result
//! provisional until a person has decided; meanwhile it is computed as the scheme's stated
//! consequence says ([`Reading::AsStated`]), and the other reading can be had as well.

mod field;
mod minimums;
mod points;
mod ranking;
mod report;
mod totals;
mod words;
mod workings;

#[cfg(test)]
mod tests;

use crate::evaluation::{Decision, Outcome};
use crate::fault::Fault;
use crate::id::{BidId, CriterionId, LotId};
use crate::number::{Exact, Percentage, Sum};
use crate::procurement::{self, Procurement};
use crate::scheme::{LockedScheme, Node, TieBreak};

use field::Field;

pub use report::{
    BidReport, ComparisonReport, CriterionReport, DecisionReport, Figure, FindingReport, LotReport,
    PointsReport, Report, Statement,
};
pub use workings::{Input, Subject, Workings};

/// The result of a procurement: a scheme applied to its bids.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// The scheme that was applied.
    pub scheme: LockedScheme,
    /// The results, lot by lot, in the order in which the scheme states the lots.
    pub lots: Vec<LotResult>,
}

/// Which way undecided findings are taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reading {
    /// As the scheme's stated consequence says.
    #[default]
    AsStated,
    /// The other way: bids that are set aside stay in, and those that are only reported are out.
    Other,
}

/// The result of one lot.
#[derive(Clone, Debug)]
pub struct LotResult {
    /// The lot.
    pub lot: LotId,
    /// The bids for it, in the order of the procurement.
    pub bids: Vec<BidResult>,
    /// Positions in `bids`, the first first: those that are ranked.
    pub ranking: Vec<usize>,
    /// For each question of the scheme, what its points are relative to; `None` for a question
    /// whose points depend on no other bid, or that no bid could be compared on.
    pub comparisons: Vec<Option<Comparison>>,
    /// What people have to decide, or have decided.
    pub findings: Vec<Finding>,
    /// Bids with equal totals.
    pub ties: Vec<Tie>,
    /// Where rounding changed how two neighbours stand.
    pub roundings: Vec<RoundingEffect>,
}

impl LotResult {
    /// Whether anything is still undecided or not yet entered.
    #[must_use]
    pub fn is_provisional(&self) -> bool {
        self.findings.iter().any(|finding| !finding.is_decided())
            || self.bids.iter().any(|bid| bid.standing == Standing::Incomplete)
    }

    /// The result of one bid.
    #[must_use]
    pub fn bid(&self, id: &BidId) -> Option<&BidResult> {
        self.bids.iter().find(|bid| bid.bid == *id)
    }
}

/// What the points on a question are relative to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The lowest price, or the most of a measure that counts.
    pub figure: Exact,
    /// Whose it is: positions in [`LotResult::bids`].
    pub set_by: Vec<usize>,
}

/// The result of one bid.
#[derive(Clone, Debug)]
pub struct BidResult {
    /// The bid.
    pub bid: BidId,
    /// What to call it.
    pub name: String,
    /// Its points on each question of the scheme.
    pub points: Vec<Points>,
    /// All its points together, exactly; `None` while a question has none.
    pub exact_total: Option<Sum>,
    /// The same as the scheme counts it: the sum of rounded points where each question is rounded.
    pub total: Option<Sum>,
    /// Where it stands.
    pub standing: Standing,
}

/// The points of one bid on one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Points {
    /// Scored.
    Scored {
        /// The exact points.
        exact: Exact,
        /// As the scheme counts them: rounded where each question is rounded, else the same.
        counted: Exact,
    },
    /// No price is given. It is never taken as £0.
    PriceMissing,
    /// No agreed score is entered yet.
    ScoreMissing,
    /// The bid is not among those used for comparison, so relative points have no meaning for it.
    NotCompared,
}

impl Points {
    /// The points as the scheme counts them, if there are any.
    #[must_use]
    pub fn counted(&self) -> Option<&Exact> {
        match self {
            Self::Scored { counted, .. } => Some(counted),
            _ => None,
        }
    }

    /// The exact points, if there are any.
    #[must_use]
    pub fn exact(&self) -> Option<&Exact> {
        match self {
            Self::Scored { exact, .. } => Some(exact),
            _ => None,
        }
    }
}

/// Where a bid stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Ranked.
    Ranked {
        /// Its rank, from 1; bids that stay equal share one.
        rank: usize,
        /// Whether another bid has the same rank.
        shared: bool,
    },
    /// Something is missing, so it has no total yet.
    Incomplete,
    /// It misses a minimum and the scheme sets it aside until a person decides.
    SetAside,
    /// A person excluded it.
    Excluded,
}

/// What the engine found about a bid, for people to decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which bid: a position in [`LotResult::bids`].
    pub bid: usize,
    /// On which question.
    pub criterion: CriterionId,
    /// What.
    pub kind: FindingKind,
    /// What was decided, if anything.
    pub decision: Option<Decision>,
}

impl Finding {
    /// Whether a person has decided; asking the supplier to clarify is not a decision yet.
    #[must_use]
    pub fn is_decided(&self) -> bool {
        self.decision.as_ref().is_some_and(|decision| decision.outcome != Outcome::Clarify)
    }
}

/// What can be found about a bid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindingKind {
    /// It gives no price on a price question.
    PriceMissing,
    /// It misses the minimum score of a question.
    BelowMinimum {
        /// The share of the question's points that it gets, exactly.
        share: Exact,
        /// The share that it must reach.
        minimum: Percentage,
    },
    /// A person excluded it, and what they decided about is not found now: it was corrected since,
    /// or it is relative and an excluded bid is not compared. The exclusion holds until it is taken
    /// back, so it is named.
    Excluded,
}

/// Bids with equal totals, and what the ladder made of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The bids, in the order in which the ladder leaves them.
    pub bids: Vec<usize>,
    /// The steps that told some of them apart.
    pub decided_by: Vec<TieBreak>,
    /// Those that no step told apart, group by group.
    pub left_equal: Vec<Vec<usize>>,
    /// Whether the ladder ends in drawing lots, which people do.
    pub lots_to_be_drawn: bool,
}

/// What rounding did between two neighbours in the ranking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundingEffect {
    /// The bid that stands first: a position in [`LotResult::bids`].
    pub first: usize,
    /// The one behind it, or beside it.
    pub second: usize,
    /// What.
    pub effect: Effect,
}

/// What rounding can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Exact totals differ; rounded ones are equal and decide.
    MadeTie,
    /// Exact totals are equal; rounded ones differ and decide.
    BrokeTie,
    /// Rounded totals put them the other way round than exact ones.
    TurnedRound,
    /// Totals are shown as equal; the exact ones differ and decide.
    HidesDifference,
}

/// Applies a procurement's scheme to its bids. Refuses a procurement with faults and names all of
/// them; half-entered bids are not a fault, and show as such in the result.
///
/// ```
/// use common_measure::assessment::{Reading, assess};
/// use common_measure::procurement::Procurement;
/// # use common_measure::id::{FrameworkId, LotId};
///
/// let nothing = Procurement::new(FrameworkId::new("knowsley-2013")?, LotId::new("lot-1")?);
/// let faults = assess(&nothing, Reading::AsStated).unwrap_err();
/// assert_eq!(
///     faults[0].to_string(),
///     "Award criteria, criteria: There are no award criteria yet. Add at least one criterion.",
/// );
/// # Ok::<(), common_measure::id::NotAnId>(())
/// ```
pub fn assess(procurement: &Procurement, reading: Reading) -> Result<Assessment, Vec<Fault>> {
    let faults = procurement::faults(procurement);
    if !faults.is_empty() {
        return Err(faults);
    }
    let scheme = LockedScheme::lock(&procurement.scheme, procurement.measures.framework())?;
    let lots =
        scheme.lots().iter().map(|lot| lot_result(procurement, &scheme, lot, reading)).collect();
    Ok(Assessment { scheme, lots })
}

fn lot_result(
    procurement: &Procurement,
    scheme: &LockedScheme,
    lot: &LotId,
    reading: Reading,
) -> LotResult {
    let field = Field::gather(procurement, scheme, lot);
    let sifted = minimums::sift(&field, scheme, procurement, reading);
    let comparisons = points::comparisons(&field, scheme, &sifted.compared);
    let bids = totals::bids(&field, scheme, procurement, &sifted, &comparisons);
    let mut result = LotResult {
        lot: lot.clone(),
        bids,
        ranking: Vec::new(),
        comparisons,
        findings: sifted.findings,
        ties: Vec::new(),
        roundings: Vec::new(),
    };
    ranking::rank(&mut result, &field, scheme);
    result
}

impl Assessment {
    /// The result of a bid, with its lot.
    #[must_use]
    pub fn bid(&self, id: &BidId) -> Option<(&LotResult, &BidResult)> {
        self.lots.iter().find_map(|lot| lot.bid(id).map(|bid| (lot, bid)))
    }

    /// The points of a bid on a section or question, as the scheme counts them; `None` while
    /// anything in it has no points.
    #[must_use]
    pub fn node_points(&self, bid: &BidResult, node: &Node) -> Option<Sum> {
        node_points(bid, node)
    }
}

/// See [`Assessment::node_points`].
fn node_points(bid: &BidResult, node: &Node) -> Option<Sum> {
    let points = bid.points.get(node.leaves.clone())?;
    points.iter().map(|points| points.counted().cloned()).collect::<Option<Sum>>()
}
