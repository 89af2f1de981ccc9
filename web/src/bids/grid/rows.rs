//! The rows as they are drawn: every text made ready once, so that a row whose bid has not changed
//! is known to be the same.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use common_measure::bid::Bid;
use common_measure::id::{BidId, LotId};
use common_measure::procurement::Procurement;
use yew::{AttrValue, hook, use_memo, use_mut_ref};

use crate::session::Shared;

use super::column::{Column, Scores, Whose};

/// One cell that a person fills.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// Its id on the page.
    pub id: AttrValue,
    /// The path under which its unfinished text is kept.
    pub path: AttrValue,
    /// What it says.
    pub shown: AttrValue,
    /// The same as it is edited and copied.
    pub plain: AttrValue,
}

/// One bid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// Which.
    pub whose: Whose,
    /// What it is called.
    pub name: AttrValue,
    /// Whether there is a bid of its supplier above it.
    again: bool,
    /// Its cells, one for each column.
    pub cells: Vec<Cell>,
    /// The ids of its total and its rank on the page.
    pub live: [AttrValue; 2],
}

/// Rows, and what they were made of.
pub(super) struct Made {
    of: Shared<Procurement>,
    columns: Shared<Vec<Column>>,
    rows: Shared<Vec<Rc<Row>>>,
}

/// The bids of a lot, in the order in which they were added. A change makes only those rows again that it changes: the
/// others are the same ones as before.
#[hook]
pub(super) fn use_rows(
    of: &Shared<Procurement>,
    lot: &LotId,
    columns: &Shared<Vec<Column>>,
) -> Shared<Vec<Rc<Row>>> {
    let made = use_mut_ref(|| None::<Made>);
    let rows = use_memo((of.clone(), lot.clone(), columns.clone()), |(of, lot, columns)| {
        let mut made = made.borrow_mut();
        let before = made.take().filter(|made| made.columns == *columns);
        let rows = Shared::new(rows(of, lot, columns, before.as_ref()));
        *made = Some(Made { of: of.clone(), columns: columns.clone(), rows: rows.clone() });
        rows
    });
    (*rows).clone()
}

/// The same, taking rows over from those made before where that gives the same.
pub(super) fn rows(
    of: &Procurement,
    lot: &LotId,
    columns: &[Column],
    before: Option<&Made>,
) -> Vec<Rc<Row>> {
    let maker = Maker { of, scores: Scores::of(of), columns };
    let before = before.map(Before::new);
    let mut suppliers = BTreeSet::new();
    of.bids
        .iter()
        .filter(|bid| bid.lot == *lot)
        .map(|bid| {
            let again = !suppliers.insert(&bid.supplier);
            let there = before.as_ref().and_then(|before| before.same(&maker, bid, again));
            there.unwrap_or_else(|| Rc::new(maker.row(bid, again)))
        })
        .collect()
}

/// What rows are made of.
struct Maker<'a> {
    of: &'a Procurement,
    scores: Scores<'a>,
    columns: &'a [Column],
}

impl Maker<'_> {
    /// The row of a bid. `again`: there is a bid of its supplier above it.
    fn row(&self, bid: &Bid, again: bool) -> Row {
        let whose = Whose { bid: bid.id.clone(), supplier: bid.supplier.clone() };
        let cells = self.columns.iter().enumerate().map(|(at, column)| {
            let path = AttrValue::from(column.path(&whose));
            // Two bids of one supplier share its name, but not an id on the page.
            let id = if again && at == 0 {
                AttrValue::from(format!("bids/{}/supplier", bid.id))
            } else {
                path.clone()
            };
            let (shown, plain) = column.say(self.of, bid, &self.scores);
            Cell { id, path, shown: shown.into(), plain: plain.into() }
        });
        let cells = cells.collect();
        let live = ["total", "rank"].map(|name| format!("bids/{}/{name}", bid.id).into());
        Row { name: self.of.bid_name(bid).into(), again, whose, cells, live }
    }
}

/// The rows as they were, to be found by their bids.
struct Before<'a> {
    of: &'a Procurement,
    scores: Scores<'a>,
    bids: BTreeMap<&'a BidId, &'a Bid>,
    rows: BTreeMap<&'a BidId, &'a Rc<Row>>,
}

impl<'a> Before<'a> {
    fn new(made: &'a Made) -> Self {
        Self {
            of: &made.of,
            scores: Scores::of(&made.of),
            bids: made.of.bids.iter().map(|bid| (&bid.id, bid)).collect(),
            rows: made.rows.iter().map(|row| (&row.whose.bid, row)).collect(),
        }
    }

    /// The row of a bid, if it would be made the same now.
    fn same(&self, now: &Maker, bid: &Bid, again: bool) -> Option<Rc<Row>> {
        let row = self.rows.get(&bid.id).filter(|row| row.again == again)?;
        let same = self.bids.get(&bid.id) == Some(&bid)
            && self.scores.of_bid(&bid.id) == now.scores.of_bid(&bid.id)
            && self.of.supplier(&bid.supplier) == now.of.supplier(&bid.supplier);
        same.then(|| Rc::clone(row))
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use common_measure::bid::Supplier;
    use common_measure::id::{BidId, CriterionId, LevelId, LotId};
    use common_measure::procurement::Procurement;
    use common_measure::record::{Command, OfferChange, SupplierField, apply, decide};

    use super::super::column::columns;
    use super::super::plan::tests::{procurement, with};
    use super::{Made, rows};
    use crate::session::Shared;

    fn after(of: &Procurement, command: Command) -> Procurement {
        let event = decide(of, command).unwrap();
        let mut of = of.clone();
        apply(&mut of, &event);
        of
    }

    #[test]
    fn a_change_makes_only_its_own_rows_again_and_those_as_if_all_were() {
        let of = with(&procurement(), "Alder\t10\tPoor\t1\nBirch\t20\tGood\t2\nCedar\t30\t\t3");
        let lot = LotId::new("lot-1").unwrap();
        let bid = of.bids[1].id.clone();
        let measure = of.bids[1].commitments[0].measure.clone();
        let again: Supplier = of.suppliers[2].clone();
        for (command, made_again) in [
            (
                Command::SetPrice {
                    bid: bid.clone(),
                    criterion: CriterionId::new("price").unwrap(),
                    amount: None,
                },
                vec![1],
            ),
            (
                Command::SetScore {
                    bid: bid.clone(),
                    criterion: CriterionId::new("method").unwrap(),
                    level: Some(LevelId::new("l0").unwrap()),
                },
                vec![1],
            ),
            (
                Command::ChangeOffer {
                    bid: bid.clone(),
                    measure,
                    change: OfferChange::Quantity(None),
                },
                vec![1],
            ),
            (
                Command::ChangeSupplier {
                    supplier: of.suppliers[0].id.clone(),
                    field: SupplierField::Name,
                    text: "Ash".to_owned(),
                },
                vec![0],
            ),
            (Command::RemoveBid(bid.clone()), vec![]),
            // A second bid of a supplier brings a column of titles.
            (
                Command::AddBid {
                    bid: BidId::new("more").unwrap(),
                    lot: lot.clone(),
                    supplier: again,
                },
                vec![0, 1, 2, 3],
            ),
        ] {
            let shared = |of: &Procurement| Shared::new(columns(of, &lot));
            let before = shared(&of);
            let made = Made {
                of: Shared::new(of.clone()),
                rows: Shared::new(rows(&of, &lot, &before, None)),
                columns: before.clone(),
            };
            let now = after(&of, command);
            let columns = if *before == *shared(&now) { before } else { shared(&now) };
            let kept = Some(&made).filter(|made| made.columns == columns);
            let taken = rows(&now, &lot, &columns, kept);
            assert_eq!(taken, rows(&now, &lot, &columns, None));
            let is_new = |row: &Rc<super::Row>| !made.rows.iter().any(|old| Rc::ptr_eq(old, row));
            let new: Vec<usize> =
                taken.iter().enumerate().filter(|(_, row)| is_new(row)).map(|(at, _)| at).collect();
            assert_eq!(new, made_again);
        }
    }
}
