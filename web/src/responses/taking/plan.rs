//! What would come of the chosen files, tried on a copy of the record one after another: responses
//! first, so that each price file finds its own.

use common_measure::fault::{Fault, Place};
use common_measure::record::{Act, Arrived, Record};
use common_measure::response::{Difference, Sent, match_prices, match_response};

use crate::session::entries;

use super::reading::Waiting;

/// What would come of one file.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Planned {
    /// Its name.
    pub name: String,
    /// Whether it replaces a response, and when it arrived, as the person has said.
    pub said: (bool, Arrived),
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
    /// What differs.
    pub differences: Vec<Difference>,
}

/// What would come of files, in their order.
pub(super) fn plan(record: &Record, files: &[Waiting], who: &str) -> Vec<Planned> {
    let mut copy = record.clone();
    let is_price =
        |file: &Waiting| file.text.as_ref().is_ok_and(|text| Sent::of(text) == Some(Sent::Price));
    let mut order: Vec<usize> = (0..files.len()).collect();
    order.sort_by_key(|at| files.get(*at).is_some_and(is_price));
    let mut planned: Vec<(usize, Planned)> = order
        .into_iter()
        .filter_map(|at| files.get(at).map(|file| (at, one(&mut copy, file, who))))
        .collect();
    planned.sort_by_key(|(at, _)| *at);
    planned.into_iter().map(|(_, planned)| planned).collect()
}

fn one(record: &mut Record, file: &Waiting, who: &str) -> Planned {
    let mut there = None;
    let taken = file
        .text
        .as_ref()
        .map_err(|reason| Fault::new(Place::new("file", "File"), reason.clone(), ""))
        .and_then(|text| matched(record, text, file, &mut there))
        .and_then(|taken| {
            entries::try_on(record, taken.act.clone(), who)?;
            Ok(taken)
        });
    Planned { name: file.name.clone(), said: (file.replace, file.arrived), there, taken }
}

fn matched(
    record: &Record,
    text: &str,
    file: &Waiting,
    there: &mut Option<u64>,
) -> Result<Taken, Fault> {
    if Sent::of(text) == Some(Sent::Price) {
        let (prices, differences) = match_prices(record, text)?;
        let names: Vec<String> = prices
            .bids
            .iter()
            .filter_map(|it| record.procurement().bid(&it.bid))
            .map(|bid| record.procurement().bid_name(bid))
            .collect();
        let what = format!("Price file of {}", names.first().map_or("a supplier", String::as_str));
        return Ok(Taken { act: Act::AcceptPrices(prices), what, differences });
    }
    let offered = match_response(record, text, file.arrived, file.replace)?;
    *there = offered.there;
    let accepted = offered.accepted;
    let lots = record.procurement().scheme.lots.len();
    let what = if lots > 1 {
        let bids = accepted.bids.len();
        let bids = crate::words::count(bids, "lot", "lots");
        format!("Quality and commitments of {} for {bids}", accepted.supplier.name.trim())
    } else {
        format!("Quality and commitments of {}", accepted.supplier.name.trim())
    };
    let act = Act::AcceptResponse(Box::new(accepted));
    Ok(Taken { act, what, differences: offered.differences })
}
