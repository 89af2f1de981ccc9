//! The rows as they are drawn: every text made ready once, so that a row whose bid has not changed
//! is known to be the same.

use std::collections::BTreeSet;
use std::rc::Rc;

use common_measure::id::LotId;
use common_measure::procurement::Procurement;
use yew::AttrValue;

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
    /// Its cells, one for each column.
    pub cells: Vec<Cell>,
}

/// The bids of a lot, in the order in which they were added.
pub(super) fn rows(of: &Procurement, lot: &LotId, columns: &[Column]) -> Vec<Rc<Row>> {
    let scores = Scores::of(of);
    let mut suppliers = BTreeSet::new();
    of.bids
        .iter()
        .filter(|bid| bid.lot == *lot)
        .map(|bid| {
            let whose = Whose { bid: bid.id.clone(), supplier: bid.supplier.clone() };
            let again = !suppliers.insert(&bid.supplier);
            let cells = columns.iter().enumerate().map(|(at, column)| {
                let path = AttrValue::from(column.path(&whose));
                // Two bids of one supplier share its name, but not an id on the page.
                let id = if again && at == 0 {
                    AttrValue::from(format!("bids/{}/supplier", bid.id))
                } else {
                    path.clone()
                };
                let (shown, plain) = column.say(of, bid, &scores);
                Cell { id, path, shown: shown.into(), plain: plain.into() }
            });
            let cells = cells.collect();
            Rc::new(Row { name: of.bid_name(bid).into(), whose, cells })
        })
        .collect()
}
