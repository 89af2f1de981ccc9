//! What people do to a workbook before they send it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, helpers too")]

use common_measure::bid::{Bid, CommitmentOffer};
use common_measure::code::Hash;
use common_measure::framework::Framework;
use common_measure::id::{LotId, MeasureId};
use common_measure::procurement::{Measures, Procurement};
use common_measure::record::{Origin, Record, Salt, Stamp, Standing, Start};
use common_measure::response::{Incoming, ResponseForm, Says};
use common_measure::scheme::PriceOpening;
use common_measure::time::Time;

use super::read::read_table;
use super::*;
use crate::NotRead;
use crate::table::{Content, Row, Sheet, Table};

const PAVILION: &str = include_str!("../../../examples/sports-pavilion-8.json");

/// The form of the pavilion, or of the same with a second lot.
fn form(lots: usize) -> ResponseForm {
    let mut of = Procurement::parse(PAVILION).unwrap();
    of.suppliers.clear();
    of.bids.clear();
    of.evaluation = common_measure::evaluation::Evaluation::default();
    for at in 1..lots {
        let mut lot = of.scheme.lots[0].clone();
        lot.id = LotId::new(&format!("lot-{at}")).unwrap();
        lot.title = format!("Lot number {at}");
        of.scheme.lots.push(lot);
    }
    let start = Start { origin: Origin::New, standing: Standing::Practice, procurement: of };
    let time = Time::parse("2026-03-02T09:00:00Z").unwrap();
    let stamp = Stamp { who: "Ann".to_owned(), time };
    let record = Record::start(start, &stamp, &mut || Salt::new([1; 16])).unwrap();
    ResponseForm::of(&record).unwrap()
}

fn table(bytes: &[u8]) -> Table {
    Table::read(bytes, &mut |_| ()).unwrap()
}

fn response_table(lots: usize) -> Table {
    table(&write_response_xlsx(&Response::start(form(lots)), None, &mut |_| ()).unwrap())
}

fn prices_table() -> Table {
    let written = write_prices_xlsx(&Response::start(form(1)), None, &mut |_| ()).unwrap();
    table(&written.unwrap())
}

fn text(of: &str) -> Content {
    Content::Text(of.to_owned())
}

fn is_reference(cell: &Content) -> bool {
    *cell == text(super::heads::Head::Reference.text())
}

fn set(row: &mut Row, column: u32, content: Content) {
    row.cells.retain(|(there, _)| *there != column);
    row.cells.push((column, content));
    row.cells.sort_by_key(|(there, _)| *there);
}

/// Puts something into a cell, found by what its row is about and by the head of its column.
fn put(table: &mut Table, about: &str, head: &str, content: Content) {
    for sheet in &mut table.sheets {
        let heads =
            sheet.rows.iter().find(|row| row.cells.iter().any(|(_, cell)| is_reference(cell)));
        let column = heads.and_then(|row| {
            row.cells.iter().find(|(_, cell)| *cell == text(head)).map(|(column, _)| *column)
        });
        let row =
            sheet.rows.iter_mut().find(|row| row.cells.iter().any(|(_, it)| *it == text(about)));
        if let (Some(column), Some(row)) = (column, row) {
            set(row, column, content);
            return;
        }
    }
    panic!("no cell {head} of {about}");
}

fn read(table: &Table) -> Incoming {
    read_table(table, Hash::of(&[b"a file"])).unwrap()
}

fn bids(incoming: &Incoming) -> &[Bid] {
    match &incoming.says {
        Says::Response { bids, .. } => bids,
        Says::Prices { .. } => panic!("prices"),
    }
}

fn offer<'a>(incoming: &'a Incoming, measure: &str) -> &'a CommitmentOffer {
    bids(incoming)[0].commitment(&MeasureId::new(measure).unwrap()).unwrap()
}

fn said(incoming: &Incoming) -> Vec<String> {
    incoming.differences.iter().map(ToString::to_string).collect()
}

#[test]
fn the_workbook_for_prices_says_when_they_are_opened() {
    for (opening, said) in [
        (
            PriceOpening::AfterScores,
            "This workbook is for prices alone. Prices are opened once the scores for everything else in the lot are agreed and confirmed, so that nobody scores with prices in mind.",
        ),
        (
            PriceOpening::WithBids,
            "This workbook is for prices alone. Prices are opened together with the rest of the bid.",
        ),
    ] {
        let mut form = form(1);
        form.scheme.price_opening = opening;
        let written = write_prices_xlsx(&Response::start(form), None, &mut |_| ()).unwrap();
        let start = table(&written.unwrap()).sheets.swap_remove(0);
        let mut cells = start.rows.iter().flat_map(|row| &row.cells);
        assert!(cells.any(|(_, cell)| *cell == text(said)), "{opening:?}");
    }
}

#[test]
fn numbers_are_taken_or_asked_about_and_dates_are_words() {
    let mut table = response_table(1);
    let entries = [
        ("1", text(" 1,200 ")),
        ("2", text("1.2k")),
        ("8", Content::Percent("0.5".to_owned())),
        ("12", text("12\u{a0}500.5")),
        ("13", Content::Number("30".to_owned())),
    ];
    for (measure, content) in entries {
        put(&mut table, &format!("commitments/pavilion/{measure}"), "How many", content);
    }
    let when = Content::Date("2027-05-01".to_owned());
    put(&mut table, "commitments/pavilion/1", "When", when);
    put(&mut table, "commitments/pavilion/2", "How you will do it", text("In two steps."));
    put(&mut table, "supplier/name", "Your entry", text("  Alder  "));
    let read = read(&table);
    let quantity = |measure| offer(&read, measure).quantity.map(|it| it.to_string());
    assert_eq!(quantity("1").as_deref(), Some("1200"));
    assert_eq!(quantity("2"), None);
    assert_eq!(quantity("12").as_deref(), Some("12500.5"));
    assert_eq!(quantity("13").as_deref(), Some("30"));
    assert_eq!(&*offer(&read, "1").when, "1 May 2027");
    assert!(matches!(&read.says, Says::Response { supplier, .. } if supplier.name == "Alder"));
    assert_eq!(
        said(&read),
        [
            "Sheet “Commitments”, cell D3 (How many, Full qualifications gained): “1.2k” is not one plain number. It is left out: ask the supplier, and enter it on the bid’s page. It could mean 1,200.",
            "Sheet “Commitments”, cell D4 (How many, Young people's awards): It is shown as 50 %. It is left out: ask the supplier, and enter it on the bid’s page. It could mean 50 or 0.5.",
        ]
    );
}

#[test]
fn an_amount_of_pounds_is_a_number_only_of_what_is_counted_in_pounds() {
    let mut form = form(1);
    let mut set = Framework::knowsley().unwrap().clone();
    let measure = set.measures.iter_mut().find(|it| it.id.as_str() == "12").unwrap();
    "£".clone_into(&mut measure.unit_short);
    "spent with small firms".clone_into(&mut measure.unit);
    form.measures = Measures::Own(Box::new(set));
    let written = write_response_xlsx(&Response::start(form), None, &mut |_| ()).unwrap();
    let mut table = table(&written);
    for measure in ["1", "12"] {
        let about = format!("commitments/pavilion/{measure}");
        put(&mut table, &about, "How many", text("£5,000"));
        put(&mut table, &about, "Where", text("Ward 1"));
    }
    let head = super::heads::Head::AlsoUnder.text();
    put(&mut table, "commitments/pavilion/1", head, text("2: £3"));
    let read = read(&table);
    let quantity = |measure| offer(&read, measure).quantity.map(|it| it.to_string());
    assert_eq!(quantity("1"), None);
    assert_eq!(quantity("12").as_deref(), Some("5000"));
    assert_eq!(
        said(&read),
        [
            "Sheet “Commitments”, cell D2 (How many, Jobs for people out of work): “£5,000” is an amount of pounds, and this is not counted in pounds. It is left out: ask the supplier, and enter it on the bid’s page. It could mean 5,000.",
            "Sheet “Commitments”, cell J2 (Of these, how many are also counted under another measure, such as 14: 3, Jobs for people out of work): “£3” is an amount of pounds, and this is not counted in pounds. It is left out: ask the supplier, and enter it on the bid’s page. It could mean 3.",
        ]
    );
}

#[test]
fn rows_and_columns_can_be_moved_and_sheets_renamed() {
    let mut plain = response_table(1);
    for (at, measure) in ["1", "2", "8", "12", "13"].iter().enumerate() {
        let about = format!("commitments/pavilion/{measure}");
        put(&mut plain, &about, "How many", Content::Number(at.to_string()));
        put(&mut plain, &about, "Where", text(&format!("Ward {measure}")));
    }
    let expected = read(&plain);
    assert_eq!(bids(&expected)[0].commitments.len(), 5);
    let mut moved = plain.clone();
    moved.sheets.reverse();
    for sheet in &mut moved.sheets {
        sheet.name = format!("Copy of {}", sheet.name);
        let last = sheet.rows.iter().flat_map(|row| row.cells.iter().map(|(at, _)| *at)).max();
        let last = last.unwrap_or_default();
        for row in &mut sheet.rows {
            // Three empty rows above, a gap between any two, and every column on the other side.
            row.number = 3 + 2 * row.number;
            for (column, _) in &mut row.cells {
                *column = 2 * (last - *column);
            }
            row.cells.reverse();
        }
        let (numbers, rows): (Vec<u32>, Vec<Vec<_>>) =
            sheet.rows.drain(..).map(|row| (row.number, row.cells)).unzip();
        // The last row first, but for the ones above and with the heads.
        let heads = rows.iter().position(|row| row.iter().any(|(_, it)| is_reference(it)));
        let (above, below) = rows.split_at(heads.map_or(rows.len(), |at| at + 1));
        let sorted = above.iter().chain(below.iter().rev()).cloned();
        sheet.rows =
            numbers.into_iter().zip(sorted).map(|(number, cells)| Row { number, cells }).collect();
    }
    let read = read(&moved);
    assert_eq!(said(&read), Vec::<String>::new());
    let sorted = |incoming: &Incoming| {
        let mut all = bids(incoming)[0].commitments.clone();
        all.sort_by(|a, b| a.measure.cmp(&b.measure));
        all
    };
    assert_eq!(sorted(&read), sorted(&expected));
}

#[test]
fn nothing_that_was_entered_is_lost_in_silence() {
    let mut table = response_table(2);
    put(&mut table, "commitments/pavilion/1", "How many", Content::Number("3".to_owned()));
    put(&mut table, "commitments/lot-1/1", "How many", Content::Number("4".to_owned()));
    put(&mut table, "lots/lot-1", "Your entry", text("NO "));
    let sheet = table.sheets.iter_mut().find(|sheet| sheet.name == "Commitments").unwrap();
    let last = sheet.rows.last().unwrap().clone();
    let at = |row: &mut Row, number: u32, reference: Option<&str>| {
        row.number = number;
        let column = row.cells.last().unwrap().0;
        row.cells.retain(|(there, _)| *there != column);
        row.cells.extend(reference.map(|it| (column, text(it))));
        set(row, 4, Content::Number("7".to_owned()));
    };
    for (number, reference) in
        [(50, None), (51, Some("row 51")), (52, Some(" commitments / pavilion / 1 "))]
    {
        let mut row = last.clone();
        at(&mut row, number, reference);
        sheet.rows.push(row);
    }
    let read = read(&table);
    let lots: Vec<&str> = bids(&read).iter().map(|bid| bid.lot.as_str()).collect();
    assert_eq!(lots, ["pavilion"]);
    let problems: Vec<&str> = read.differences.iter().map(|it| it.problem.as_str()).collect();
    assert_eq!(
        problems,
        [
            "This row does not say what it answers: its reference is missing.",
            "“row 51” is no reference of a response form.",
            "Another row above answers the same.",
            "It does not say whether there is a bid for this lot, and something is entered for it.",
            "It says that there is no bid for this lot, and something is entered for it.",
        ]
    );
}

/// Takes a column out, or gives it another head.
fn rename(table: &mut Table, head: &str, to: Option<&str>) {
    for row in table.sheets.iter_mut().flat_map(|sheet| &mut sheet.rows) {
        for (_, cell) in &mut row.cells {
            if *cell == text(head) {
                *cell = text(to.unwrap_or_default());
            }
        }
    }
}

#[test]
fn a_column_that_is_missing_is_named() {
    let mut table = response_table(1);
    put(&mut table, "commitments/pavilion/1", "How many", Content::Number("3".to_owned()));
    put(&mut table, "answers/pavilion/method", "Your answer", text("In two steps."));
    let mut renamed = table.clone();
    rename(&mut renamed, "How many", Some("Number"));
    rename(&mut renamed, "Your answer", Some("Answer"));
    assert_eq!(
        said(&read(&renamed)),
        [
            "Sheet “Commitments”: There is no column “How many”, so nothing that it held was read. Ask the supplier for the workbook with that column.",
            "Sheet “Questions”: There is no column “Your answer”, so nothing that it held was read. Ask the supplier for the workbook with that column.",
        ]
    );
    let sheet = table.sheets.iter_mut().find(|sheet| sheet.name == "Commitments").unwrap();
    for row in &mut sheet.rows {
        row.cells.pop();
    }
    let read = read(&table);
    assert_eq!(
        said(&read),
        [
            "Sheet “Commitments”: There is no column “Reference: leave as it is”, so nothing that it held was read. Ask the supplier for the workbook with that column."
        ]
    );
    assert_eq!(bids(&read)[0].answers.len(), 1);
    let mut prices = prices_table();
    put(&mut prices, "prices/pavilion/price", "Your price in £", text("5"));
    rename(&mut prices, "Your price in £", Some("Price"));
    let refused = read_table(&prices, Hash::of(&[b"a file"])).unwrap_err();
    assert_eq!(refused, NotRead::NoPrices);
    let old = read_response(&[0xd0, 0xcf, 0x11, 0xe0, 0, 0], &mut |_| ()).unwrap_err();
    assert!(old.to_string().contains("Do not open it"), "{old}");
}

#[test]
fn what_is_no_form_or_mixes_prices_in_is_refused() {
    let refused = |table: &Table| read_table(table, Hash::of(&[b"a file"])).unwrap_err();
    let sheet = |name: &str, rows| Sheet { name: name.to_owned(), rows };
    let rows = vec![Row { number: 0, cells: vec![(0, text("Supplier"))] }];
    let other = Table { sheets: vec![sheet("Bids", rows)], format: crate::Format::Xlsx };
    assert_eq!(refused(&other), NotRead::NoForm);
    let mut without = response_table(1);
    put(&mut without, "criteria", "Your entry", text("2:832E"));
    assert_eq!(refused(&without), NotRead::NoCriteria);
    let mut prices = prices_table();
    assert_eq!(refused(&prices), NotRead::NoPrices);
    put(&mut prices, "prices/pavilion/price", "Your price in £", text("£1,250,000.50"));
    let mut both = response_table(1);
    both.sheets.extend(prices.sheets.clone());
    assert_eq!(refused(&both), NotRead::Mixed);
    put(&mut prices, "supplier/name", "Your entry", text("Alder"));
    let Says::Prices { supplier, lots, .. } = read(&prices).says else { panic!("no prices") };
    assert_eq!(supplier, "Alder");
    assert_eq!(lots[0].prices[0].amount.unwrap().to_string(), "1250000.5");
    put(&mut prices, "prices/pavilion/price", "Your price in £", text("£1.2m"));
    let asked = read(&prices);
    assert_eq!(
        said(&asked),
        [
            "Sheet “Prices”, cell E2 (Your price in £, Price): “£1.2m” is not one plain number. It is left out: ask the supplier, and enter it on the bid’s page. It could mean £1,200,000."
        ]
    );
    assert!(matches!(asked.says, Says::Prices { lots, .. } if lots.is_empty()));
}
