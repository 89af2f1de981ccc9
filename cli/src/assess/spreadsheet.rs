//! The result for spreadsheets: a row for each bid and criterion, one for each total and each figure
//! that decides instead, and one for each note.

use std::io;

use common_measure::assessment::{
    BidReport, CriterionReport, Figure, FindingReport, LotReport, Reading, Report,
};
use common_measure::evaluation::Outcome;
use common_measure::id::CriterionId;
use common_measure_sheets::inert;

use super::OTHER_READING;
use super::text::capital;

/// The exact fraction stands in two columns: spreadsheets take `2/3` for a date.
const HEADINGS: [&str; 14] = [
    "lot",
    "provisional",
    "bid",
    "name",
    "standing",
    "rank",
    "criterion",
    "criterion_name",
    "points_available",
    "points",
    "exact_numerator",
    "exact_denominator",
    "remark",
    "award",
];

pub(crate) fn rows(report: &Report) -> io::Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADINGS)?;
    for lot in &report.lots {
        if report.reading == Reading::Other {
            writer.write_record(note_row(lot, OTHER_READING))?;
        }
        for bid in &lot.bids {
            for (criterion, points) in report.criteria.iter().zip(&bid.points) {
                let own = points.why_none.map(str::to_owned);
                let remark = remark(own, lot, bid, Some(&criterion.criterion));
                let of = Of::Criterion(criterion);
                writer.write_record(row(lot, bid, &of, points.points.as_ref(), &remark))?;
            }
            let remark = remark(Some(report.statement.moderation.clone()), lot, bid, None);
            writer.write_record(row(lot, bid, &Of::Total, bid.total.as_ref(), &remark))?;
            if let Some(figure) = &bid.deciding {
                let of = Of::Deciding(report.statement.deciding_figure);
                writer.write_record(row(lot, bid, &of, Some(figure), ""))?;
            }
        }
        for note in &lot.notes {
            writer.write_record(note_row(lot, note))?;
        }
    }
    let bytes = writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

/// What a row is of.
enum Of<'a> {
    Criterion(&'a CriterionReport),
    Total,
    Deciding(&'a str),
}

fn row(
    lot: &LotReport,
    bid: &BidReport,
    of: &Of,
    points: Option<&Figure>,
    remark: &str,
) -> [String; 14] {
    let (numerator, denominator) = points.map_or(("", ""), |figure| {
        figure.exact.split_once('/').unwrap_or((figure.exact.as_str(), "1"))
    });
    let (id, title, available) = match of {
        Of::Criterion(criterion) => (
            inert(criterion.criterion.as_str()),
            inert(&criterion.title),
            criterion.points_available.shown.clone(),
        ),
        Of::Total => (String::new(), "Total".to_owned(), String::new()),
        Of::Deciding(name) => (String::new(), capital(name), String::new()),
    };
    [
        inert(lot.lot.as_str()),
        yes(lot.provisional),
        inert(bid.bid.as_str()),
        inert(&bid.name),
        bid.standing.to_owned(),
        bid.rank.map_or_else(String::new, |rank| rank.to_string()),
        id,
        title,
        available,
        points.map_or_else(String::new, |figure| figure.shown.clone()),
        numerator.to_owned(),
        denominator.to_owned(),
        inert(remark),
        award(lot, bid).to_owned(),
    ]
}

fn note_row(lot: &LotReport, note: &str) -> [String; 14] {
    let mut cells: [String; 14] = std::array::from_fn(|_| String::new());
    for (cell, text) in cells.iter_mut().zip([inert(lot.lot.as_str()), yes(lot.provisional)]) {
        *cell = text;
    }
    let [.., title, _, _, _, _, remark, _] = &mut cells;
    "Note".clone_into(title);
    *remark = inert(note);
    cells
}

fn yes(is: bool) -> String {
    if is { "yes" } else { "no" }.to_owned()
}

/// What becomes of a bid by the scheme's rules.
fn award(lot: &LotReport, bid: &BidReport) -> &'static str {
    let award = &lot.award;
    let all = [
        (&award.winners, "awarded"),
        (&award.reserves, "reserve"),
        (&award.passed_over, "passed_over"),
        (&award.undecided, "undecided"),
    ];
    all.iter().find(|(bids, _)| bids.contains(&bid.bid)).map_or("", |(_, word)| word)
}

/// What stands beside a figure: its own remark, and what was found about the bid there.
fn remark(
    own: Option<String>,
    lot: &LotReport,
    bid: &BidReport,
    criterion: Option<&CriterionId>,
) -> String {
    let found = lot
        .findings
        .iter()
        .filter(|finding| finding.bid == bid.bid && finding.criterion.as_ref() == criterion);
    own.into_iter().chain(found.map(finding)).collect::<Vec<_>>().join("; ")
}

fn finding(finding: &FindingReport) -> String {
    let decision = match finding.decision.as_ref().map(|decision| decision.outcome) {
        None if !finding.open => "nothing to decide",
        None => "not decided",
        Some(Outcome::Accept) if !finding.is_decided() => "accepted before a change, not decided",
        Some(Outcome::Accept) => "accepted",
        Some(Outcome::Clarify) => "supplier asked",
        Some(Outcome::Exclude) => "excluded",
    };
    format!("finding {}: {decision}", finding.kind)
}
