//! Results that LibreOffice works out again from the workbook's inputs.

use std::collections::HashMap;

use common_measure::assessment::{Reading, Report, assess};
use common_measure::number::Money;
use common_measure::procurement::Procurement;
use common_measure_sheets::{At, Content, Given, Row, Sheet, Table, write_result};
use common_measure_tests::parts::changed;

use super::contest::contest;
use super::contest::plan::ANYTHING;
use super::made;
use super::office::{differences, hold_the_same, opened, tables, with_wrong_values, worked_out};

const GIVEN: Given = Given {
    date: "22 November 2026",
    check_code: Some("12:BA78"),
    practice: false,
    reading: Reading::AsStated,
    award: &[],
    unread: 0,
    withheld: false,
};

/// The row of the heads on the sheets of a lot, from 0.
const HEADS: u32 = 7;

fn workbook(of: &Procurement) -> Vec<u8> {
    write_result(of, &GIVEN, &mut |_| ()).unwrap()
}

fn report(of: &Procurement) -> Report {
    assess(of, Reading::AsStated).unwrap().report(of)
}

fn sheet<'a>(table: &'a Table, name: &str) -> &'a Sheet {
    table.sheets.iter().find(|sheet| sheet.name == name).unwrap()
}

fn text(content: Option<&Content>) -> &str {
    match content {
        Some(Content::Text(text) | Content::Number(text)) => text,
        None => "",
        other => panic!("{other:?}"),
    }
}

/// The columns of a sheet with this head.
fn columns(sheet: &Sheet, head: &str) -> Vec<u32> {
    let heads = sheet.rows.iter().find(|row| row.number == HEADS).unwrap();
    let with = heads.cells.iter().filter(|(_, content)| text(Some(content)) == head);
    with.map(|(column, _)| *column).collect()
}

/// The rows of a lot's bids, by their ids.
fn rows<'a>(table: &'a Table, lot: &str, of: &'a Sheet) -> HashMap<String, &'a Row> {
    let inputs = sheet(table, &format!("Inputs{lot}"));
    let bids = inputs.rows.iter().filter(|row| row.number > HEADS);
    bids.filter_map(|bid| {
        let row = of.rows.iter().find(|row| row.number == bid.number)?;
        Some((text(bid.cell(1)).to_owned(), row))
    })
    .collect()
}

/// That a cell holds the figure, which is rounded to its places.
fn is_figure(cell: Option<&Content>, figure: Option<&str>, about: &str) {
    let Some(figure) = figure else {
        assert!(
            matches!(cell, Some(Content::Text(_))),
            "{about}: {cell:?} where there is no figure"
        );
        return;
    };
    let Some(Content::Number(found)) = cell else {
        panic!("{about}: {cell:?} instead of {figure}")
    };
    let places = figure.split_once('.').map_or(0, |(_, places)| places.len());
    let (found, figure): (f64, f64) = (found.parse().unwrap(), figure.parse().unwrap());
    #[allow(clippy::float_arithmetic, reason = "a spreadsheet's figures are floats")]
    let near = (found - figure).abs() <= 0.501 * 10f64.powi(-i32::try_from(places).unwrap());
    // Where digits are cut off, a figure may be up to a whole step above what is shown.
    #[allow(clippy::float_arithmetic, reason = "a spreadsheet's figures are floats")]
    let cut = found >= figure && found - figure < 10f64.powi(-i32::try_from(places).unwrap());
    assert!(near || cut, "{about}: {found} instead of {figure}");
}

/// That the figures which LibreOffice worked out are the engine's.
fn is_same(name: &str, table: &Table, of: &Procurement) {
    let report = report(of);
    for (at, lot) in report.lots.iter().enumerate() {
        let suffix = if report.lots.len() > 1 { format!(" {}", at + 1) } else { String::new() };
        let points = sheet(table, &format!("Points{suffix}"));
        let ranks = sheet(table, &format!("Ranks{suffix}"));
        let scored: Vec<usize> = (0..report.criteria.len())
            .filter(|at| !report.criteria[*at].section && report.criteria[*at].weight.is_some())
            .collect();
        let columns_of_points = columns(points, "Points");
        assert_eq!(columns_of_points.len(), scored.len(), "{name}");
        let (rows_of_points, rows_of_ranks) =
            (rows(table, &suffix, points), rows(table, &suffix, ranks));
        assert_eq!(rows_of_ranks.len(), lot.bids.len(), "{name}");
        for bid in &lot.bids {
            let about = format!("{name}, {}", bid.name);
            let row = rows_of_points[bid.bid.as_str()];
            for (at, column) in scored.iter().zip(&columns_of_points) {
                let shown = bid.points[*at].points.as_ref().map(|points| points.shown.as_str());
                is_figure(
                    row.cell(*column),
                    shown,
                    &format!("{about}, {}", report.criteria[*at].title),
                );
            }
            let row = rows_of_ranks[bid.bid.as_str()];
            let total = columns(ranks, "Total")[0];
            is_figure(row.cell(total), bid.total.as_ref().map(|it| it.shown.as_str()), &about);
            if report.statement.deciding_figure != "total points" {
                let column = columns(ranks, report.statement.deciding_figure)[0];
                is_figure(
                    row.cell(column),
                    bid.deciding.as_ref().map(|it| it.shown.as_str()),
                    &about,
                );
            }
            let rank = bid.rank.map_or_else(|| "not ranked".to_owned(), |rank| rank.to_string());
            assert_eq!(text(row.cell(columns(ranks, "Rank")[0])), rank, "{about}");
        }
    }
}

/// How many checks say that figures are the same, and how many do not.
fn checks(table: &Table) -> (usize, Vec<String>) {
    let mut same = 0;
    let mut others = Vec::new();
    for sheet in &table.sheets {
        for row in &sheet.rows {
            for (column, content) in &row.cells {
                match content {
                    Content::Text(text) if text == "same" => same += 1,
                    Content::Text(text) if text == "DIFFERS" => {
                        others.push(format!("{} {}", sheet.name, row.at(*column)));
                    }
                    Content::Failed(error) => {
                        others.push(format!("{} {}: {error}", sheet.name, row.at(*column)));
                    }
                    _ => {}
                }
            }
        }
    }
    (same, others)
}

/// The workbook with wrong values in all cells with formulas.
fn wrong(workbook: &[u8]) -> Vec<u8> {
    let wrong = with_wrong_values(workbook);
    let table = Table::read(&wrong, &mut |_| ()).unwrap();
    let ranks = table.sheets.iter().find(|sheet| sheet.name.starts_with("Ranks")).unwrap();
    let total = columns(ranks, "Total")[0];
    let bids = ranks.rows.iter().filter(|row| row.number > HEADS);
    for bid in bids {
        assert_eq!(
            text(bid.cell(total)),
            "7777",
            "the test itself must have put a wrong value there"
        );
    }
    wrong
}

/// Has all of them worked out again, from wrong values, and compares every figure: with the engine's,
/// and with what the cell held when it was written.
fn all_are_same(procurements: &[(String, Procurement)]) {
    let written: Vec<Vec<u8>> = procurements.iter().map(|(_, of)| workbook(of)).collect();
    let workbooks: Vec<Vec<u8>> = written.iter().map(|it| wrong(it)).collect();
    let all = procurements.iter().zip(tables(&written)).zip(worked_out(&workbooks));
    for (((name, of), before), table) in all {
        is_same(name, &before, of);
        is_same(name, &table, of);
        hold_the_same(name, &before, &table);
        let (same, others) = checks(&table);
        assert_eq!(others, Vec::<String>::new(), "{name}");
        let bids: usize = of.bids.len();
        assert!(same > bids * 2, "{name}: only {same} checks");
        let said = text(
            sheet(&table, "Result")
                .rows
                .iter()
                .find_map(|row| (text(row.cell(0)) == "Checks").then(|| row.cell(1)))
                .flatten(),
        );
        assert_eq!(said, format!("All {same} figures are the same as Common Measure’s."), "{name}");
    }
}

#[test]
fn every_example_comes_out_the_same() {
    all_are_same(&made::examples());
}

#[test]
fn every_price_method_comes_out_the_same() {
    all_are_same(&made::price_methods());
}

#[test]
fn every_commitment_rule_comes_out_the_same() {
    all_are_same(&made::commitment_rules());
}

#[test]
fn every_rounding_comes_out_the_same() {
    all_are_same(&made::roundings());
}

#[test]
fn what_is_missing_or_equal_comes_out_the_same() {
    all_are_same(&made::incomplete());
}

/// Contests made at random: every award rule, lots, minimums, bids that are excluded or withdrawn.
fn contests() -> Vec<(String, Procurement)> {
    (0..120).map(|seed| (format!("contest {seed}"), contest(seed, &ANYTHING))).collect()
}

#[test]
fn every_cell_holds_what_its_formula_gives() {
    let all = [made::examples(), made::incomplete(), made::taken_out(), contests()].concat();
    let mut named = Vec::new();
    let mut written = Vec::new();
    for (name, of) in &all {
        // Where the criteria have a fault, there is no result.
        if let Ok(workbook) = write_result(of, &GIVEN, &mut |_| ()) {
            named.push(name);
            written.push(workbook);
        }
    }
    assert!(written.len() > 100, "{}", written.len());
    let wrong: Vec<Vec<u8>> = written.iter().map(|it| with_wrong_values(it)).collect();
    let (before, left, again) = (tables(&written), opened(&written), worked_out(&wrong));
    let (mut compared, mut others, mut apart) = (0, Vec::new(), Vec::new());
    for (((name, before), left), again) in named.into_iter().zip(before).zip(left).zip(again) {
        // A figure nearer to where it is rounded than a spreadsheet can tell comes out a step apart,
        // and its check says so; the file holds the engine's.
        if checks(&again).1.len() > checks(&before).1.len() {
            apart.push(name.as_str());
            continue;
        }
        let (cells, differ) = differences(&before, &again);
        compared += cells;
        others.extend(differ.into_iter().map(|it| format!("{name}, worked out again: {it}")));
        let (_, differ) = differences(&left, &again);
        others.extend(differ.into_iter().map(|it| format!("{name}, as it opens: {it}")));
    }
    assert_eq!(others, Vec::<String>::new());
    assert_eq!(apart, ["contest 81", "contest 118"]);
    assert!(compared > 20_000, "{compared} cells");
}

#[test]
fn what_formulas_work_with_is_in_the_file_before_any_program_opens_it() {
    let (_, of) = made::price_methods().swap_remove(0);
    let table = Table::read(&workbook(&of), &mut |_| ()).unwrap();
    is_same("as written", &table, &of);
    let (points, ranks) = (sheet(&table, "Points"), sheet(&table, "Ranks"));
    let (points, ranks) = (rows(&table, "", points), rows(&table, "", ranks));
    let counts = columns(sheet(&table, "Points"), "Counts")[0];
    let by = columns(sheet(&table, "Ranks"), "Ranks by: total points")[0];
    let total = columns(sheet(&table, "Ranks"), "Total")[0];
    for bid in &of.bids {
        let price = bid.prices[0].amount.unwrap().to_string();
        let row = points[bid.id.as_str()];
        assert_eq!(text(row.cell(counts)), price, "{}", bid.id);
        let row = ranks[bid.id.as_str()];
        let [by, total]: [f64; 2] = [by, total].map(|at| text(row.cell(at)).parse().unwrap());
        assert!((by - total).abs() < 1e-9 && by > 1.0, "{by} {total}");
    }
    let lowest = of.bids.iter().map(|bid| bid.prices[0].amount.unwrap()).min().unwrap();
    let sheet = sheet(&table, "Points");
    let said = sheet.rows.iter().find(|row| text(row.cell(counts)) == "lowest price").unwrap();
    assert_eq!(text(said.cell(counts + 1)), lowest.to_string());
}

/// Everything that has a check beside it, bid by bid.
fn figures(of: &Procurement) -> HashMap<String, String> {
    let bids = report(of).lots.into_iter().flat_map(|lot| lot.bids);
    bids.map(|bid| {
        let points: Vec<_> =
            bid.points.iter().map(|it| it.points.as_ref().map(|it| &it.shown)).collect();
        (bid.bid.to_string(), format!("{points:?} {:?}", bid.rank))
    })
    .collect()
}

/// The cell of a bid's price on the sheet of inputs.
fn price_cell(workbook: &[u8], bid: &str) -> At {
    let table = Table::read(workbook, &mut |_| ()).unwrap();
    let inputs = sheet(&table, "Inputs");
    let heads = inputs.rows.iter().find(|row| row.number == HEADS).unwrap();
    let (column, _) =
        heads.cells.iter().find(|(_, head)| text(Some(head)).ends_with("(£)")).unwrap();
    let row = inputs.rows.iter().find(|row| text(row.cell(1)) == bid).unwrap();
    row.at(*column)
}

#[test]
fn a_changed_input_gives_what_the_engine_gives_for_it() {
    let mut workbooks = Vec::new();
    let mut expected = Vec::new();
    for (name, of) in
        made::price_methods().into_iter().chain([("plain".to_owned(), made::pavilion())])
    {
        let written = workbook(&of);
        for price in ["999999.99", "1234567"] {
            let mut other = of.clone();
            let bid = &mut other.bids[1];
            bid.prices[0].amount = Some(price.parse::<Money>().unwrap());
            let at = price_cell(&written, bid.id.as_str());
            let file = changed(&written, |_, text| {
                let Some(start) = text.find(&format!("<c r=\"{at}\"")) else { return text };
                let (before, cell) = text.split_at(start);
                let (cell, after) = cell.split_at(cell.find("</c>").unwrap());
                let old = of.bids[1].prices[0].amount.unwrap().to_string();
                if !cell.contains(&format!("<v>{old}</v>")) {
                    return text;
                }
                format!(
                    "{before}{}{after}",
                    cell.replace(&format!("<v>{old}</v>"), &format!("<v>{price}</v>"))
                )
            })
            .unwrap();
            assert_ne!(file, written);
            workbooks.push(file);
            expected.push((format!("{name} at £{price}"), of.clone(), other));
        }
    }
    for ((name, before, of), table) in expected.iter().zip(worked_out(&workbooks)) {
        is_same(name, &table, of);
        let (_, others) = checks(&table);
        // A price that is beyond every limit already can be beyond it further.
        let changes = figures(before) != figures(of);
        assert_eq!(!others.is_empty(), changes, "{name}: {others:?}");
    }
}
