//! The result for people.

use common_measure::assessment::{BidReport, CriterionReport, LotReport, Report};
use common_measure::id::CriterionId;
use common_measure::number::words::count;
use unicode_width::UnicodeWidthStr;

use crate::arguments::Reading;
use crate::page::Page;
use crate::table::{Side, Table, cut};

use super::award::{award, decided, deciders, name, orders};
use super::{More, OTHER_READING};

/// Bids stand side by side up to this width; more of them follow in a table below.
const WIDTH: usize = 110;
/// The most of a bid's name that heads a column; the ranking has the whole of it.
const NAME: usize = 20;

pub(super) fn page(report: &Report, reading: Reading, more: &More, queries: usize) -> Page {
    let mut page = Page::default();
    let title = report.title.trim();
    page.line(if title.is_empty() { "A procurement without a name" } else { title });
    if !report.authority.trim().is_empty() {
        page.line(report.authority.trim());
    }
    page.gap();
    page.line(&report.statement.moderation);
    page.line(&report.statement.rounding);
    if !report.statement.tie_break.is_empty() {
        let steps = report.statement.tie_break.join("; then ");
        page.line(format!("Equal totals are decided by: {steps}."));
    }
    page.lines(&report.statement.award);
    if let Some(minimum) = &report.statement.minimum {
        page.line(format!("A bid must reach {minimum} % of all points."));
    }
    if report.statement.minimum.is_some()
        || report.criteria.iter().any(|criterion| criterion.minimum.is_some())
    {
        page.line(&report.statement.below_minimum);
    }
    if let Reading::Other = reading {
        page.line(OTHER_READING);
    }
    criteria(&mut page, report);
    for lot in &report.lots {
        self::lot(&mut page, report, lot);
    }
    if let Some(found) = &more.orders {
        orders(&mut page, report, found.0.as_deref());
    }
    if let Some(found) = &more.deciders {
        deciders(&mut page, report, found);
    }
    if queries > 0 {
        page.gap();
        page.line(format!(
            "There is more to look at: {}. See “common-measure check”.",
            count(queries, "thing", "things")
        ));
    }
    page
}

fn criteria(page: &mut Page, report: &Report) {
    page.heading(format!(
        "Award criteria: what each is worth of {} points",
        report.statement.points
    ));
    let mut table = Table::new([
        ("Criterion", Side::Left),
        ("Points", Side::Right),
        ("Minimum", Side::Right),
        ("Share", Side::Left),
    ]);
    for criterion in &report.criteria {
        table.row([
            indented(criterion),
            worth(criterion),
            criterion.minimum.as_ref().map_or_else(String::new, |minimum| format!("{minimum} %")),
            criterion.share_in_words.clone(),
        ]);
    }
    page.lines(table.lines());
}

/// What can be had on it; a question that earns no points has no figure.
fn worth(criterion: &CriterionReport) -> String {
    if criterion.weight.is_some() {
        criterion.points_available.shown.clone()
    } else {
        "-".to_owned()
    }
}

fn indented(criterion: &CriterionReport) -> String {
    format!("{}{}", "  ".repeat(criterion.depth), criterion.title)
}

fn lot(page: &mut Page, report: &Report, lot: &LotReport) {
    let name = if report.lots.len() > 1 { format!(", {}", lot.title) } else { String::new() };
    let mark = if lot.provisional {
        " (PROVISIONAL: something is not decided or not entered yet)"
    } else {
        ""
    };
    page.heading(format!("Result{name}{mark}"));
    if lot.bids.is_empty() {
        page.line("There is no bid.");
        return;
    }
    ranking(page, report, lot);
    award(page, lot);
    for bids in side_by_side(report, lot) {
        points(page, report, bids);
    }
    compared(page, report, lot);
    if !lot.findings.is_empty() {
        page.heading("For people to decide");
        page.lines(lot.findings.iter().map(|finding| format!("- {}", decided(finding))));
    }
    let notes: Vec<String> =
        lot.notes.iter().cloned().chain(nothing_offered(report, lot)).collect();
    if !notes.is_empty() {
        page.heading("Notes");
        page.lines(notes.iter().map(|note| format!("- {note}")));
    }
}

fn ranking(page: &mut Page, report: &Report, lot: &LotReport) {
    let mut heads = vec![("Rank", Side::Left), ("Bid", Side::Left), ("Total", Side::Right)];
    let figure = capital(report.statement.deciding_figure);
    let own = lot.bids.iter().any(|bid| bid.deciding.is_some());
    if own {
        heads.push((&figure, Side::Right));
    }
    let mut table = Table::new(heads);
    for bid in &lot.bids {
        let total = bid.total.as_ref().map_or("-", |total| &total.shown);
        let mut cells = vec![bid.standing_in_words.clone(), bid.name.clone(), total.to_owned()];
        if own {
            cells.push(bid.deciding_in_words.clone().unwrap_or_else(|| "-".to_owned()));
        }
        table.row(cells);
    }
    page.lines(table.lines());
}

/// A text as the head of a column.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The bids in groups that fit beside each other.
fn side_by_side<'a>(report: &Report, lot: &'a LotReport) -> Vec<&'a [BidReport]> {
    let titles = report.criteria.iter().map(|criterion| indented(criterion).width());
    let room = WIDTH.saturating_sub(titles.max().unwrap_or(0));
    let mut rest = lot.bids.as_slice();
    let mut groups = Vec::new();
    while !rest.is_empty() {
        let mut used = 0;
        let fit = rest.iter().take_while(|bid| {
            used += 2 + cut(&bid.name, NAME).width().max(12);
            used <= room
        });
        let (group, after) = rest.split_at(fit.count().clamp(1, rest.len()));
        groups.push(group);
        rest = after;
    }
    groups
}

fn points(page: &mut Page, report: &Report, bids: &[BidReport]) {
    page.heading("Points");
    let heads = bids.iter().map(|bid| (cut(&bid.name, NAME), Side::Right));
    let mut table = Table::new(std::iter::once(("Criterion".to_owned(), Side::Left)).chain(heads));
    for (at, criterion) in report.criteria.iter().enumerate() {
        let cells = bids.iter().map(|bid| match bid.points.get(at) {
            Some(points) => match &points.points {
                Some(figure) => figure.shown.clone(),
                None => points.why_none.unwrap_or("-").to_owned(),
            },
            None => String::new(),
        });
        table.row(std::iter::once(indented(criterion)).chain(cells));
    }
    let totals = bids
        .iter()
        .map(|bid| bid.total.as_ref().map_or_else(|| "-".to_owned(), |total| total.shown.clone()));
    table.row(std::iter::once("Total".to_owned()).chain(totals));
    page.lines(table.lines());
}

fn compared(page: &mut Page, report: &Report, lot: &LotReport) {
    if lot.comparisons.is_empty() {
        return;
    }
    page.heading("Points are relative to");
    page.lines(lot.comparisons.iter().map(|comparison| {
        let whose: Vec<&str> = comparison.bids.iter().map(|id| name(lot, id)).collect();
        // A mean is no bid's.
        let whose =
            if whose.is_empty() { String::new() } else { format!(" ({})", whose.join(", ")) };
        format!("- {}: {}{whose}", title(report, &comparison.criterion), comparison.figure)
    }));
}

fn nothing_offered(report: &Report, lot: &LotReport) -> Vec<String> {
    let bids = lot.bids.iter().filter(|bid| !bid.nothing_offered.is_empty());
    bids.map(|bid| {
        let titles: Vec<String> = bid
            .nothing_offered
            .iter()
            .map(|criterion| format!("“{}”", title(report, criterion)))
            .collect();
        format!("{} offers nothing on {}: scored as 0.", bid.name, titles.join(", "))
    })
    .collect()
}

fn title<'a>(report: &'a Report, id: &'a CriterionId) -> &'a str {
    let criterion = report.criteria.iter().find(|criterion| criterion.criterion == *id);
    criterion.map_or(id.as_str(), |criterion| &criterion.title)
}
