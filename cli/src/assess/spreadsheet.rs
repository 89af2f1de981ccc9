//! The result for spreadsheets: a row for each bid and criterion, and one for each total.

use std::io;

use common_measure::assessment::{BidReport, CriterionReport, Figure, LotReport, Report};

/// The exact fraction stands in two columns: spreadsheets take `2/3` for a date.
const HEADINGS: [&str; 13] = [
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
];

pub(super) fn rows(report: &Report) -> io::Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADINGS)?;
    for lot in &report.lots {
        for bid in &lot.bids {
            for (criterion, points) in report.criteria.iter().zip(&bid.points) {
                let remark = points.why_none.unwrap_or_default();
                writer.write_record(row(
                    lot,
                    bid,
                    Some(criterion),
                    points.points.as_ref(),
                    remark,
                ))?;
            }
            writer.write_record(row(
                lot,
                bid,
                None,
                bid.total.as_ref(),
                &report.statement.moderation,
            ))?;
        }
    }
    let bytes = writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

fn row(
    lot: &LotReport,
    bid: &BidReport,
    criterion: Option<&CriterionReport>,
    points: Option<&Figure>,
    remark: &str,
) -> [String; 13] {
    let (numerator, denominator) = points.map_or(("", ""), |figure| {
        figure.exact.split_once('/').unwrap_or((figure.exact.as_str(), "1"))
    });
    [
        inert(lot.lot.as_str()),
        if lot.provisional { "yes" } else { "no" }.to_owned(),
        inert(bid.bid.as_str()),
        inert(&bid.name),
        bid.standing.to_owned(),
        bid.rank.map_or_else(String::new, |rank| rank.to_string()),
        criterion.map_or_else(String::new, |criterion| inert(criterion.criterion.as_str())),
        criterion.map_or_else(|| "Total".to_owned(), |criterion| inert(&criterion.title)),
        criterion.map_or_else(String::new, |criterion| criterion.points_available.shown.clone()),
        points.map_or_else(String::new, |figure| figure.shown.clone()),
        numerator.to_owned(),
        denominator.to_owned(),
        remark.to_owned(),
    ]
}

/// A text that no spreadsheet takes for a formula: an apostrophe in front marks it as text.
fn inert(text: &str) -> String {
    let risky = text.starts_with(['\t', '\r', '\n'])
        || text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if risky { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::inert;

    #[test]
    fn formulas_come_out_as_text() {
        for text in ["=1+1", "+44 151", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1"] {
            assert_eq!(inert(text), format!("'{text}"));
        }
        assert_eq!(inert("Alpha = Bravo"), "Alpha = Bravo");
    }
}
