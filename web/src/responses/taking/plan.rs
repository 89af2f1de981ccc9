//! What would come of the chosen files, tried on a copy of the record one after another.

use common_measure::fault::Fault;
use common_measure::record::{Act, Arrived, Record};
use common_measure::response::{Difference, Incoming, in_order, match_incoming};

use crate::session::entries;

use super::reading::Waiting;

/// What would come of one file.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Planned {
    /// Its name.
    pub name: String,
    /// Which response it replaces, and when it arrived, as the person has said.
    pub said: (Option<u64>, Arrived),
    /// Whether a response that is there already could be replaced by it.
    pub there: Option<u64>,
    /// What would be entered, or why nothing.
    pub taken: Result<Taken, Fault>,
}

/// What would be entered.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Taken {
    /// The entry.
    pub act: Act,
    /// What it is, in a sentence.
    pub what: String,
    /// What the person must have read before it is entered.
    pub doubts: Vec<Difference>,
    /// What differs.
    pub differences: Vec<Difference>,
}

impl Taken {
    /// Whether something is to be asked: of the person who takes it in, or of the supplier.
    pub(super) fn asks(&self) -> bool {
        !self.doubts.is_empty() || self.unclear() > 0
    }

    /// How many of the first differences are things that could not be taken as they are.
    pub(super) fn unclear(&self) -> usize {
        match &self.act {
            Act::AcceptResponse(accepted) => accepted.left_out.len(),
            Act::AcceptPrices(accepted) => accepted.left_out.len(),
            _ => 0,
        }
    }
}

/// What would come of files, in their order.
pub(super) fn plan(record: &Record, files: &[Waiting], who: &str) -> Vec<Planned> {
    let mut planned: Vec<Option<Planned>> = files.iter().map(unread).collect();
    let read = files.iter().enumerate().filter_map(|(at, file)| {
        let incoming = file.read.as_ref().ok()?;
        Some(((at, file), (**incoming).clone()))
    });
    let mut copy = record.clone();
    for ((at, file), incoming) in in_order(read.collect()) {
        if let Some(place) = planned.get_mut(at) {
            *place = Some(one(&mut copy, file, &incoming, who));
        }
    }
    planned.into_iter().flatten().collect()
}

/// What is said of a file that could not be read.
fn unread(file: &Waiting) -> Option<Planned> {
    let fault = file.read.as_ref().err()?.clone();
    Some(Planned {
        name: file.name.clone(),
        said: (file.replace, file.arrived),
        there: None,
        taken: Err(fault),
    })
}

fn one(record: &mut Record, file: &Waiting, incoming: &Incoming, who: &str) -> Planned {
    let mut there = None;
    let matched = |replace: bool| match_incoming(record, incoming, file.arrived, replace);
    // What was said of one response is not said of another that has taken its place meanwhile.
    let offered = matched(file.replace.is_some()).and_then(|offered| {
        let is_said = file.replace.is_none() || offered.there == file.replace;
        if is_said { Ok(offered) } else { matched(false) }
    });
    let taken = offered.and_then(|offered| {
        there = offered.there;
        let what = what(record, &offered.act);
        entries::try_on(record, offered.act.clone(), who)?;
        Ok(Taken {
            act: offered.act,
            what,
            doubts: offered.doubts,
            differences: offered.differences,
        })
    });
    let replace = file.replace.filter(|entry| there == Some(*entry));
    Planned { name: file.name.clone(), said: (replace, file.arrived), there, taken }
}

/// What would be entered, in a sentence.
fn what(record: &Record, act: &Act) -> String {
    let of = record.procurement();
    match act {
        Act::AcceptPrices(prices) => {
            let bid = prices.bids.iter().find_map(|it| of.bid(&it.bid));
            let name = bid.map_or_else(|| "a supplier".to_owned(), |bid| of.bid_name(bid));
            format!("Price file of {name}")
        }
        Act::AcceptResponse(accepted) => {
            let name = accepted.supplier.name.trim();
            if of.scheme.lots.len() > 1 {
                let lots = common_measure_parts::words::count(accepted.bids.len(), "lot", "lots");
                format!("Quality and commitments of {name} for {lots}")
            } else {
                format!("Quality and commitments of {name}")
            }
        }
        _ => String::new(),
    }
}
