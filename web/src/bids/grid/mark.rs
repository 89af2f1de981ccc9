//! Cells by what they are: of which bid, and what is asked. Their positions are other ones as soon as another tab has
//! added or removed a bid or a column.

use std::rc::Rc;

use common_measure::id::BidId;

use super::column::{Column, What};
use super::cursor::{At, Cursor};
use super::rows::Row;

/// A column by what it asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// What a person enters, in the column with so many of the same before it.
    Entry(What, usize),
    /// The total points.
    Total,
    /// The rank.
    Rank,
}

/// A cell by its bid and its column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// The bid; `None` for the row that adds one.
    pub bid: Option<BidId>,
    /// The column.
    pub asked: Asked,
}

/// Where a person stands: a cursor by its cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stand {
    /// The active cell.
    pub active: Mark,
    /// The far corner of the selected block.
    pub corner: Mark,
}

impl Stand {
    /// Stands on one cell.
    pub(super) fn on(mark: Mark) -> Self {
        Self { active: mark.clone(), corner: mark }
    }
}

/// The rows and columns of one drawing.
#[derive(Clone, Copy)]
pub(super) struct Table<'a> {
    /// The bids.
    pub rows: &'a [Rc<Row>],
    /// The columns that are filled.
    pub columns: &'a [Column],
}

impl Table<'_> {
    /// What a column asks.
    pub(super) fn asked(&self, column: usize) -> Asked {
        match self.columns.get(column) {
            Some(column) => Asked::Entry(column.what.clone(), column.nth),
            None if column == self.columns.len() => Asked::Total,
            None => Asked::Rank,
        }
    }

    /// Where the column is that asks this.
    pub(super) fn column(&self, asked: &Asked) -> Option<usize> {
        match asked {
            Asked::Entry(what, nth) => {
                self.columns.iter().position(|column| column.nth == *nth && column.what.same(what))
            }
            Asked::Total => Some(self.columns.len()),
            Asked::Rank => Some(self.columns.len() + 1),
        }
    }

    /// The cell at a position. `added`: bids that were just added and are not drawn yet, below the others.
    pub(super) fn mark(&self, at: At, added: &[BidId]) -> Mark {
        let bid = match self.rows.get(at.row) {
            Some(row) => Some(row.whose.bid.clone()),
            None => added.get(at.row - self.rows.len()).cloned(),
        };
        Mark { bid, asked: self.asked(at.column) }
    }

    /// Where a cell is. The row that adds a bid is always there.
    pub(super) fn find(&self, mark: &Mark) -> Option<At> {
        let column = self.column(&mark.asked);
        match &mark.bid {
            Some(bid) => {
                let row = self.rows.iter().position(|row| row.whose.bid == *bid)?;
                Some(At::new(row, column?))
            }
            None => Some(At::new(self.rows.len(), column.unwrap_or_default())),
        }
    }

    /// The cells of a cursor.
    pub(super) fn stand(&self, cursor: Cursor, added: &[BidId]) -> Stand {
        Stand { active: self.mark(cursor.active, added), corner: self.mark(cursor.corner, added) }
    }

    /// Whether bids and columns stand as they do in another drawing.
    pub(super) fn is_laid_out_as(&self, other: Table) -> bool {
        let same = |(one, other): (&Column, &Column)| one.what.same(&other.what);
        self.columns.len() == other.columns.len()
            && self.columns.iter().zip(other.columns).all(same)
            && self.rows.len() == other.rows.len()
            && self.rows.iter().zip(other.rows).all(|(one, other)| one.whose.bid == other.whose.bid)
    }

    /// Where a person stands; the one cell where the rest of the block is gone.
    pub(super) fn cursor(&self, stand: &Stand) -> Option<Cursor> {
        let active = self.find(&stand.active)?;
        Some(Cursor { active, corner: self.find(&stand.corner).unwrap_or(active) })
    }
}

#[cfg(test)]
mod tests {
    use common_measure::bid::Supplier;
    use common_measure::id::{BidId, LotId};
    use common_measure::procurement::Procurement;
    use common_measure::record::{Command, apply, decide};

    use super::super::column::{What, columns};
    use super::super::plan::tests::{procurement, with};
    use super::super::rows::rows;
    use super::{Asked, At, Column, Cursor, Mark, Rc, Row, Stand, Table};

    struct Drawn(Vec<Column>, Vec<Rc<Row>>);

    fn drawn(of: &Procurement) -> Drawn {
        let lot = LotId::new("lot-1").unwrap();
        let columns = columns(of, &lot);
        let rows = rows(of, &lot, &columns, None);
        Drawn(columns, rows)
    }

    impl Drawn {
        fn table(&self) -> Table<'_> {
            Table { columns: &self.0, rows: &self.1 }
        }
    }

    fn after(of: &Procurement, command: Command) -> Procurement {
        let event = decide(of, command).unwrap();
        let mut of = of.clone();
        apply(&mut of, &event);
        of
    }

    #[test]
    fn a_cell_is_found_where_it_went() {
        let of = with(&procurement(), "Alder\t10\nBirch\t20\nCedar\t30");
        let before = drawn(&of);
        let price = |row| before.table().mark(At::new(row, 1), &[]);
        let block =
            before.table().stand(Cursor { active: At::new(1, 1), corner: At::new(0, 2) }, &[]);

        let fewer = drawn(&after(&of, Command::RemoveBid(of.bids[0].id.clone())));
        assert_eq!(fewer.table().find(&price(1)), Some(At::new(0, 1)));
        assert_eq!(fewer.table().find(&price(0)), None);
        // The rest of the block is gone.
        assert_eq!(fewer.table().cursor(&block), Some(Cursor::on(At::new(0, 1))));

        // A second bid of a supplier brings a column of titles.
        let supplier: Supplier = of.suppliers[2].clone();
        let bid = BidId::new("more").unwrap();
        let more = Command::AddBid { bid, lot: LotId::new("lot-1").unwrap(), supplier };
        let more = drawn(&after(&of, more));
        assert_eq!(more.table().find(&price(1)), Some(At::new(1, 2)));
        for last in [4, 5] {
            let live = before.table().mark(At::new(0, last), &[]);
            assert_eq!(more.table().find(&live), Some(At::new(0, last + 1)));
        }
        // The row that adds a bid stays the last.
        assert_eq!(
            more.table().find(&before.table().mark(At::new(3, 0), &[])),
            Some(At::new(4, 0))
        );
    }

    #[test]
    fn a_bid_that_was_just_added_is_known_before_it_is_drawn() {
        let of = with(&procurement(), "Alder\t10");
        let before = drawn(&of);
        let now = drawn(&with(&of, "Alder\t10\nBirch\t20"));
        let added = [now.1[1].whose.bid.clone()];
        let mark = before.table().mark(At::new(1, 1), &added);
        assert_eq!(mark.bid.as_ref(), Some(&added[0]));
        assert_eq!(before.table().cursor(&Stand::on(mark.clone())), None);
        assert_eq!(now.table().find(&mark), Some(At::new(1, 1)));
        let titled = Mark { bid: mark.bid, asked: Asked::Entry(What::Title, 0) };
        assert_eq!(now.table().find(&titled), None);
        assert_eq!(before.table().mark(At::new(2, 1), &added).bid, None);
    }
}
