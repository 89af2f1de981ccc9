//! From a procurement to its result, and the same again while the procurement changes.

use std::sync::Arc;

use crate::bid::Bid;
use crate::evaluation::Decision;
use crate::fault::Fault;
use crate::id::{BidId, CriterionId};
use crate::number::Exact;
use crate::procurement::{self, Index, Measures, Procurement};
use crate::scheme::{DraftScheme, LockedLot, LockedScheme};

use super::field::Field;
use super::minimums::{self, Sifted};
use super::{Assessment, BidResult, FindingKind, LotResult, Points, Reading, Standing};
use super::{award, figure, ranking};

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
    Assessor::default().assess(procurement, reading)
}

/// Assesses again and again while bids and scores change, as they do on every keystroke. The award
/// criteria mostly stay the same meanwhile, so they are checked and locked once; where they have
/// changed in anything, they are checked and locked anew. The result is always that of [`assess`].
///
/// ```
/// use common_measure::assessment::{Assessor, Reading};
/// use common_measure::procurement::Procurement;
/// # let file = include_str!("../../../examples/sports-pavilion-8.json");
///
/// let mut assessor = Assessor::default();
/// let mut pavilion = Procurement::parse(file)?;
/// let before = assessor.assess(&pavilion, Reading::AsStated).unwrap();
/// pavilion.evaluation.scores.pop();
/// let after = assessor.assess(&pavilion, Reading::AsStated).unwrap();
/// assert_eq!((before.lots[0].ranking.len(), after.lots[0].ranking.len()), (3, 2));
/// # Ok::<(), common_measure::fault::Fault>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Assessor {
    known: Option<Known>,
}

/// Criteria without a fault, and what they are as locked.
#[derive(Clone, Debug)]
struct Known {
    draft: DraftScheme,
    measures: Measures,
    locked: Arc<LockedScheme>,
}

impl Assessor {
    /// See [`assess`].
    pub fn assess(
        &mut self,
        procurement: &Procurement,
        reading: Reading,
    ) -> Result<Assessment, Vec<Fault>> {
        let index = Index::of(procurement);
        let Some(scheme) = self.locked(procurement) else {
            return Err(procurement::faults(procurement, &index));
        };
        let faults = procurement::faults_of_bids(procurement, &index);
        if !faults.is_empty() {
            return Err(faults);
        }
        let names = procurement.bid_names(&index);
        let assessing =
            Assessing { procurement, scheme: &scheme, index: &index, names: &names, reading };
        let lots: Vec<LotResult> = scheme.lots().iter().map(|lot| assessing.lot(lot)).collect();
        let stated: Vec<usize> = (0..lots.len()).collect();
        let awards = award::awards(&lots, &scheme, procurement, &stated);
        Ok(Assessment { scheme, reading, lots, awards })
    }

    /// The criteria as locked; `None` if they have a fault.
    fn locked(&mut self, procurement: &Procurement) -> Option<Arc<LockedScheme>> {
        let Procurement { scheme: draft, measures, .. } = procurement;
        let same = |known: &&Known| known.draft == *draft && known.measures == *measures;
        if let Some(known) = self.known.as_ref().filter(same) {
            return Some(Arc::clone(&known.locked));
        }
        self.known = None;
        if !procurement::faults_of_criteria(procurement).is_empty() {
            return None;
        }
        let locked = Arc::new(LockedScheme::of_faultless(draft, measures.framework()));
        let (draft, measures) = (draft.clone(), measures.clone());
        self.known = Some(Known { draft, measures, locked: Arc::clone(&locked) });
        Some(locked)
    }
}

/// Everything that the result of a lot is made from.
struct Assessing<'a> {
    procurement: &'a Procurement,
    scheme: &'a Arc<LockedScheme>,
    index: &'a Index<'a>,
    names: &'a dyn Fn(&Bid) -> String,
    reading: Reading,
}

impl Assessing<'_> {
    fn lot(&self, lot: &LockedLot) -> LotResult {
        let Self { procurement, scheme, .. } = *self;
        let (bids, sifted) = sifted(procurement, scheme, self.index, lot, self.reading);
        let figures = if scheme.award().rule.is_highest_total() {
            Vec::new()
        } else {
            figure::figures(scheme, &sifted.sheet)
        };
        let results =
            bids.iter().zip(&sifted.places).enumerate().map(|(at, (bid, place))| BidResult {
                bid: bid.id.clone(),
                supplier: bid.supplier.clone(),
                name: (self.names)(bid),
                figure: figures.get(at).cloned().flatten(),
                standing: match place {
                    minimums::Place::Disqualified | minimums::Place::Excluded => Standing::Excluded,
                    minimums::Place::SetAside => Standing::SetAside,
                    minimums::Place::Withdrawn => Standing::Withdrawn,
                    minimums::Place::In => Standing::Incomplete,
                },
            });
        let mut result = LotResult {
            lot: lot.id.clone(),
            bids: results.collect(),
            ranking: Vec::new(),
            findings: sifted.findings,
            ties: Vec::new(),
            roundings: Vec::new(),
            sheet: sifted.sheet,
        };
        ranking::rank(&mut result, scheme, &procurement.evaluation);
        result
    }
}

/// The bids for a lot, and all points of theirs.
fn sifted<'a>(
    procurement: &'a Procurement,
    scheme: &Arc<LockedScheme>,
    index: &Index,
    lot: &LockedLot,
    reading: Reading,
) -> (Vec<&'a Bid>, Sifted) {
    let all = procurement.bids.iter().enumerate();
    let positions: Vec<usize> =
        all.filter(|(_, bid)| bid.lot == lot.id).map(|(at, _)| at).collect();
    let bids: Vec<&Bid> = positions.iter().filter_map(|at| procurement.bids.get(*at)).collect();
    let field = Field::gather(procurement, scheme, index, &positions);
    let sifted = minimums::sift(&bids, field, scheme, lot, procurement, reading);
    (bids, sifted)
}

/// The same of the lot that a bid is for, and the bid's position in it.
fn sifted_of(
    procurement: &Procurement,
    scheme: &Arc<LockedScheme>,
    index: &Index,
    bid: &BidId,
) -> Option<(usize, Sifted)> {
    let lot = &procurement.bid(bid)?.lot;
    let lot = scheme.lots().iter().find(|there| there.id == *lot)?;
    let (bids, sifted) = sifted(procurement, scheme, index, lot, Reading::AsStated);
    let at = bids.iter().position(|there| there.id == *bid)?;
    Some((at, sifted))
}

/// The figures of what a decision is about, as it is found now; `None` where nothing of it is found.
pub(crate) fn figures_found(procurement: &Procurement, decision: &Decision) -> Option<String> {
    let index = Index::of(procurement);
    let scheme = Assessor::default().locked(procurement)?;
    if !procurement::faults_of_bids(procurement, &index).is_empty() {
        return None;
    }
    let (at, sifted) = sifted_of(procurement, &scheme, &index, &decision.bid)?;
    let found = sifted.findings.into_iter().find(|found| {
        found.bid == at
            && found.criterion == decision.criterion
            && found.kind.about() == decision.about
    })?;
    Some(found.kind.figures())
}

/// What a bid gets on one question.
#[derive(Debug, PartialEq)]
pub(crate) struct PointsOn {
    /// The points as they are shown; `None` where there are none.
    pub(crate) points: Option<String>,
    /// Those that can be had, as they are shown.
    pub(crate) available: String,
    /// The minimums that the bid does not reach: of which question or section each is, `None` for the whole award's.
    pub(crate) missed: Vec<Option<CriterionId>>,
}

/// The points of one bid on one question, as [`assess`] gives them. No bid is ranked for it, and nothing is looked for that
/// can be wrong with decisions: a response has none, and a supplier who fills in a form does without the code for that.
pub(crate) fn points_on(
    procurement: &Procurement,
    bid: &BidId,
    question: &CriterionId,
) -> Option<PointsOn> {
    let index = Index::of(procurement);
    if !procurement::faults_of_offers(procurement, &index).is_empty() {
        return None;
    }
    let framework = procurement.measures.framework();
    let scheme = Arc::new(LockedScheme::of_faultless(&procurement.scheme, framework));
    let leaf = scheme.leaves().iter().position(|leaf| leaf.id == *question)?;
    let available = &scheme.leaves().get(leaf)?.available;
    let (at, sifted) = sifted_of(procurement, &scheme, &index, bid)?;
    let rounding = scheme.rounding();
    let shown = |points: &Exact| points.fixed(rounding.places, rounding.mode);
    let points = match sifted.sheet.points(at, leaf) {
        Points::Scored { counted, .. } => Some(shown(&counted)),
        _ => None,
    };
    let own = sifted.findings.into_iter().filter(|found| found.bid == at);
    let missed = own.filter(|found| matches!(found.kind, FindingKind::BelowMinimum { .. }));
    let missed = missed.map(|found| found.criterion).collect();
    Some(PointsOn { points, available: shown(available), missed })
}
