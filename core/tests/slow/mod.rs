//! The referee: results worked out slowly, in fractions of any size, straight from the rules as
//! they are stated. It reads a procurement as data and shares no code with the engine.
#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, helpers too")]

pub mod award;
pub mod commitments;
pub mod compare;
pub mod deciders;
pub mod features;
pub mod findings;
pub mod minimums;
pub mod numbers;
pub mod prices;
pub mod ranking;
pub mod table;
pub mod weights;

use std::collections::BTreeSet;

use common_measure::assessment::{Reading, Standing};
use common_measure::id::{BidId, LotId, SupplierId};
use common_measure::procurement::Procurement;
use common_measure::scheme::{Lot, Stage};

use award::AwardVerdict;
use findings::Found;
use minimums::{Place, Sifting};
use numbers::{Big, rounded, sum};
use ranking::{Ladder, Points, deciding};
use table::Table;

/// What the referee says of one lot; everything by the positions of its bids.
pub struct LotVerdict {
    pub lot: LotId,
    pub bids: Vec<BidId>,
    pub suppliers: Vec<SupplierId>,
    pub points_available: Big,
    pub points: Points,
    /// Exact totals; none where something has no points.
    pub exact: Vec<Option<Big>>,
    /// Totals as the scheme counts them.
    pub counted: Vec<Option<Big>>,
    /// The same as anything is decided by them.
    pub decisive: Vec<Option<Big>>,
    /// The figures that decide: without any rounding, from points as they are counted, and as
    /// shown.
    pub unrounded_figures: Vec<Option<Big>>,
    pub figures: Vec<Option<Big>>,
    pub shown_figures: Vec<Option<Big>>,
    pub ladder: Ladder,
    pub ranks: Vec<Option<(usize, bool)>>,
    pub standings: Vec<Standing>,
    pub compared: BTreeSet<usize>,
    pub found: Vec<Found>,
    pub is_provisional: bool,
}

/// What comes of a procurement, lot by lot.
pub fn verdict(of: &Procurement, reading: Reading) -> (Vec<LotVerdict>, Vec<AwardVerdict>) {
    let lots: Vec<LotVerdict> =
        of.scheme.lots.iter().map(|lot| lot_verdict(of, lot, reading)).collect();
    let awards = award::awards(of, &lots);
    (lots, awards)
}

fn lot_verdict(of: &Procurement, lot: &Lot, reading: Reading) -> LotVerdict {
    let mut sifting = Sifting::new(Table::new(of, lot), reading);
    sifting.sift();
    let (table, compared) = (&sifting.table, sifting.compared());
    let (rounding, bids) = (of.scheme.rounding, table.bids.len());
    let points = Points::new(table, &compared);
    let totals =
        |points: &[Vec<Option<Big>>]| -> Vec<Option<Big>> { points.iter().map(sum).collect() };
    let (exact, counted) = (totals(&points.exact), totals(&points.counted));
    let shown = |figure: &Option<Big>| figure.as_ref().map(|figure| rounded(figure, rounding));
    // Totals that are final as rounded are what everything else is worked out from.
    let decisive: Vec<Option<Big>> = match rounding.stage {
        Stage::Leaf | Stage::Total => counted.clone(),
        Stage::TotalAsRounded => counted.iter().map(shown).collect(),
    };
    let figures = deciding(table, &decisive);
    let shown_figures: Vec<Option<Big>> = figures.iter().map(shown).collect();
    let decides = match rounding.stage {
        Stage::Leaf | Stage::Total => &figures,
        Stage::TotalAsRounded => &shown_figures,
    };
    let ranked =
        |bid: usize| decides[bid].clone().filter(|_| sifting.final_place(bid) == Place::In);
    let ranked: Vec<Option<Big>> = (0..bids).map(ranked).collect();
    let ladder = Ladder::new(table, &points, &ranked);
    let ranks: Vec<Option<(usize, bool)>> = (0..bids).map(|bid| ladder.rank(bid)).collect();
    let standing = |bid: usize| match (sifting.final_place(bid), ranks[bid]) {
        (Place::In, Some((rank, shared))) => Standing::Ranked { rank, shared },
        (Place::In, None) if counted[bid].is_some() => Standing::NoFigure,
        (Place::In, None) => Standing::Incomplete,
        (Place::SetAside, _) => Standing::SetAside,
        (Place::Excluded, _) => Standing::Excluded,
        (Place::Withdrawn, _) => Standing::Withdrawn,
    };
    let standings: Vec<Standing> = (0..bids).map(standing).collect();
    let mut found = sifting.found.clone();
    found.sort();
    LotVerdict {
        lot: lot.id.clone(),
        bids: table.bids.iter().map(|bid| bid.id.clone()).collect(),
        suppliers: table.bids.iter().map(|bid| bid.supplier.clone()).collect(),
        points_available: table.tree.points().clone(),
        unrounded_figures: deciding(table, &exact),
        is_provisional: found.iter().any(|found| sifting.is_open(found))
            || standings.contains(&Standing::Incomplete),
        compared: compared.into_iter().collect(),
        points,
        exact,
        counted,
        decisive,
        figures,
        shown_figures,
        ladder,
        ranks,
        standings,
        found,
    }
}
