//! The result of an award as it can be published: what an officer selects of it, and no more.
//!
//! Suppliers that are awarded are named, because the award notice names them too. The others are
//! letters, in the order of their ranks. No price is in it, and no reason.

use serde::{Deserialize, Serialize};

use crate::assessment::{BidReport, LotReport, Report};
use crate::code::CheckCode;
use crate::fault::Fault;
use crate::id::BidId;
use crate::json::{self, FileKind};
use crate::number::words::count;
use crate::procurement::{MAX_BYTES, Procurement};
use crate::record::{Awarded, Record};
use crate::time::Time;

use super::decided::{Departs, decided_result};

const PUBLIC: FileKind = FileKind {
    name: "Published result",
    a_name: "a published result",
    format: "common-measure published result",
    version: 1,
    max_bytes: MAX_BYTES,
};

/// What is shown beside who is awarded each lot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The ranks of all bids that have one.
    pub ranks: bool,
    /// Their totals.
    pub totals: bool,
    /// Their points on each section and question.
    pub points: bool,
}

/// A result as it is published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicResult {
    /// The procurement's name.
    pub title: String,
    /// Who buys.
    pub authority: String,
    /// The authority's own reference; may be empty.
    pub reference: String,
    /// When the award was decided.
    pub decided: Time,
    /// The check code of the record that it was made from.
    pub record: CheckCode,
    /// Whether that is a practice copy, so that nothing was awarded.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub practice: bool,
    /// What decides who is first, in a sentence without a price; none where it is the most points, where no bids are
    /// shown, and in files made before this was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<String>,
    /// The points that the whole award is worth.
    pub points: String,
    /// Sections and questions, sections before what is in them; empty where points are not shown.
    pub criteria: Vec<PublicCriterion>,
    /// Lot by lot.
    pub lots: Vec<PublicLot>,
}

/// A section or question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicCriterion {
    /// Its name.
    pub title: String,
    /// How many sections it stands in.
    pub depth: usize,
    /// The points that can be had on it.
    pub available: String,
}

/// One lot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicLot {
    /// Its name; empty where the contract is not divided.
    pub title: String,
    /// Who is awarded it; nobody where it is not awarded.
    pub awarded: Vec<String>,
    /// The bids that are shown, by rank; empty where neither ranks nor figures are shown.
    pub bids: Vec<PublicBid>,
    /// What else has to be known of those bids, in sentences: that one was passed over for the limit on lots, that some
    /// are not ranked, that the award is not what the award criteria come to. None in files made before this was said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// One bid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicBid {
    /// The supplier's name if it is awarded the lot, else a letter: `Bid A`.
    pub name: String,
    /// Whether it is awarded the lot.
    pub awarded: bool,
    /// Its rank, if ranks are shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<usize>,
    /// Its total, if totals are shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<String>,
    /// Its points in the order of [`PublicResult::criteria`], if points are shown; nothing on a question that earns
    /// none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<Option<String>>,
}

impl PublicResult {
    /// What a record shows of its award. Fails where no award decision is recorded, and where its criteria cannot
    /// score.
    pub fn of(record: &Record, shown: Shown) -> Result<Self, Fault> {
        let (award, report) = decided_result(record)?;
        let decision = &award.decision;
        let (procurement, process) = (record.procurement(), &record.state().process);
        let criteria = report.criteria.iter().map(|criterion| PublicCriterion {
            title: criterion.title.clone(),
            depth: criterion.depth,
            available: criterion.points_available.shown.clone(),
        });
        Ok(Self {
            title: procurement.details.title.trim().to_owned(),
            authority: procurement.details.authority.trim().to_owned(),
            reference: procurement.details.reference.trim().to_owned(),
            decided: decision.when.clone(),
            record: record.check_code(),
            practice: process.practice,
            first: first(&award.decided_on, &report).filter(|_| shown != Shown::default()),
            points: report.statement.points.clone(),
            criteria: if shown.points { criteria.collect() } else { Vec::new() },
            lots: report.lots.iter().map(|lot| of_lot(lot, award, shown)).collect(),
        })
    }

    /// Whether a text says that it is such a file. Its content is not looked at.
    #[must_use]
    pub fn is_one(text: &str) -> bool {
        text.get(..400).unwrap_or(text).contains(PUBLIC.format)
    }

    /// Reads such a file. Fails on the first thing that is wrong, and says where.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        json::read(text, &PUBLIC)
    }

    /// The same as a file.
    pub fn to_json(&self) -> Result<String, Fault> {
        json::write(self, &PUBLIC)
    }
}

/// Why ranks may not go by points, for whoever sees the points and no price.
fn first(decided_on: &Procurement, report: &Report) -> Option<String> {
    let rule = &decided_on.scheme.award.rule;
    let best = if rule.smallest_first() { "lowest" } else { "highest" };
    (!rule.is_highest_total()).then(|| {
        format!(
            "The bid with the {best} {} is first. So ranks do not go by points alone, and no price is shown here.",
            report.statement.deciding_figure
        )
    })
}

fn of_lot(lot: &LotReport, award: &Awarded, shown: Shown) -> PublicLot {
    let awarded = award.decision.lots.iter().find(|awarded| awarded.lot == lot.lot);
    let winners: &[BidId] = awarded.map_or(&[], |awarded| &awarded.winners);
    let mut letters = Letters::default();
    let (told, rest): (Vec<&BidReport>, Vec<&BidReport>) =
        lot.bids.iter().partition(|bid| bid.rank.is_some() || winners.contains(&bid.bid));
    let bids = told.iter().map(|bid| of_bid(bid, winners.contains(&bid.bid), shown, &mut letters));
    let bids: Vec<PublicBid> = bids.collect();
    let mut notes: Vec<String> = Vec::new();
    notes.extend(Departs::from_criteria(lot, winners).map(|it| it.in_words().to_owned()));
    notes.extend(told.iter().zip(&bids).filter_map(|(report, bid)| {
        let is_passed_over = !bid.awarded && lot.award.passed_over.contains(&report.bid);
        let most = limit_reached(award, &report.bid).filter(|_| is_passed_over)?;
        let most = count(most, "lot", "lots");
        Some(format!("{} is passed over: one supplier may be awarded at most {most}.", bid.name))
    }));
    if !rest.is_empty() {
        let other = if told.is_empty() { "" } else { "other " };
        let [one, many] = [format!("{other}bid is"), format!("{other}bids are")];
        notes.push(format!("{} not ranked.", count(rest.len(), &one, &many)));
    }
    let is_shown = shown != Shown::default();
    PublicLot {
        title: lot.title.trim().to_owned(),
        // In the order in which they were decided.
        awarded: winners.iter().map(|bid| name(lot, bid)).collect(),
        bids: if is_shown { bids } else { Vec::new() },
        notes: if is_shown { notes } else { Vec::new() },
    }
}

/// How many lots one supplier may win, where that of a bid is awarded as many.
fn limit_reached(award: &Awarded, bid: &BidId) -> Option<u32> {
    let of = &award.decided_on;
    let most = of.scheme.award.most_lots?;
    let supplier = |bid: &BidId| of.bid(bid).map(|bid| &bid.supplier);
    let own = supplier(bid)?;
    let lots = award.decision.lots.iter();
    let won = lots.filter(|lot| lot.winners.iter().any(|bid| supplier(bid) == Some(own))).count();
    (u32::try_from(won).unwrap_or(u32::MAX) >= most).then_some(most)
}

fn of_bid(bid: &BidReport, awarded: bool, shown: Shown, letters: &mut Letters) -> PublicBid {
    let figure = |figure: &Option<crate::assessment::Figure>| {
        figure.as_ref().map(|figure| figure.shown.clone())
    };
    PublicBid {
        name: if awarded { bid.name.clone() } else { format!("Bid {}", letters.take()) },
        awarded,
        rank: bid.rank.filter(|_| shown.ranks),
        total: figure(&bid.total).filter(|_| shown.totals),
        points: if shown.points {
            bid.points.iter().map(|points| figure(&points.points)).collect()
        } else {
            Vec::new()
        },
    }
}

fn name(lot: &LotReport, id: &BidId) -> String {
    lot.bids
        .iter()
        .find(|bid| bid.bid == *id)
        .map_or_else(|| id.to_string(), |bid| bid.name.clone())
}

/// A, B, … Z, AA, AB, …
#[derive(Default)]
struct Letters(usize);

impl Letters {
    fn take(&mut self) -> String {
        let mut left = self.0;
        self.0 += 1;
        let mut letters = String::new();
        loop {
            let letter = u8::try_from(left % 26).unwrap_or(0);
            letters.insert(0, char::from(b'A' + letter));
            match left / 26 {
                0 => return letters,
                more => left = more - 1,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_z() {
        let mut letters = Letters::default();
        let all: Vec<String> = (0..703).map(|_| letters.take()).collect();
        assert_eq!(
            [&all[0], &all[25], &all[26], &all[51], &all[52], &all[701], &all[702]],
            ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
        );
    }
}
