//! The first sheet of each workbook: what it is, what to do with it, and who offers.

use rust_xlsxwriter::Worksheet;

use common_measure::bid::Supplier;

use super::heads::Head;
use super::reference::{About, Reference};
use super::sheet::{A4, Column, NOT_YET, Table};
use super::source::Source;
use crate::book::{Looks, Page};
use crate::failure::NotWritten;
use crate::place::At;
use crate::value::Value;

const SHEET: &str = "Start";

/// The column with what is asked.
const ASKED: &str = "About you";

/// 128 bits made by the supplier's own spreadsheet program each time the workbook is worked out.
const RANDOM: &str = "DEC2HEX(RANDBETWEEN(0,4294967295),8)&DEC2HEX(RANDBETWEEN(0,4294967295),8)&DEC2HEX(RANDBETWEEN(0,4294967295),8)&DEC2HEX(RANDBETWEEN(0,4294967295),8)";

const OF_RESPONSE: [&str; 3] = [
    "This workbook is for quality and commitments. Write in the yellow cells; leave empty what you have nothing to say on.",
    "Give counts only. Never write anything about a person’s health, care or offending, or other details about people.",
    "You can move rows and columns. Leave the cells in the column “Reference” as they are: by them the council finds your answers.",
];

/// How it goes on where prices are asked for, and where none are.
const WITH_PRICES: [&str; 2] = [
    "Prices go into a workbook of their own: never write a price here.",
    "When it is finished, save it as .xlsx and send it with the workbook for prices. Saving does not send it.",
];
const ALONE: [&str; 1] =
    ["When it is finished, save it as .xlsx and send it. Saving does not send it."];

const OF_PRICES: [&str; 2] = [
    "Write the name of your organisation exactly as in the other workbook: by it the council finds which prices belong to which response.",
    "When it is finished, save it as .xlsx and send it with the workbook for quality and commitments. Saving does not send it.",
];

/// The first sheet of the workbook for quality and commitments.
pub(super) fn of_response(
    sheet: &mut Worksheet,
    source: &Source,
    deadline: Option<&str>,
    looks: &Looks,
) -> Result<(), NotWritten> {
    let title = format!("Response form: {}", source.response.form.title.trim());
    let asks_for_prices = source.response.form.scheme.asks_for_prices();
    let then: &[&str] = if asks_for_prices { &WITH_PRICES } else { &ALONE };
    let instructions = [&OF_RESPONSE, then].concat();
    let mut table = top(sheet, source, &title, &instructions, deadline, looks)?;
    let supplier = &source.response.supplier;
    for about in About::ALL {
        table.text(ASKED, about.label())?;
        table.entry(Head::Entry.text(), &said(supplier, about), "")?;
        table.end(Some(Reference::Supplier(about)))?;
    }
    for lot in source.lots() {
        table.text(ASKED, &format!("Do you bid for “{}”?", source.lot_name(lot)))?;
        if source.has_lots() {
            let chosen = if source.response.bid(&lot.id).is_some() { "Yes" } else { "" };
            table.choice(Head::Entry.text(), &["Yes", "No"], chosen, "Choose Yes or No.")?;
        } else {
            // Nothing else to bid for.
            table.text(Head::Entry.text(), "Yes")?;
        }
        table.end(Some(Reference::Lot(lot.id.clone())))?;
    }
    criteria(&mut table, source)
}

/// The first sheet of the workbook for prices.
pub(super) fn of_prices(
    sheet: &mut Worksheet,
    source: &Source,
    deadline: Option<&str>,
    looks: &Looks,
) -> Result<(), NotWritten> {
    let title = format!("Prices: {}", source.response.form.title.trim());
    let opened = source.response.form.scheme.price_opening.in_words();
    let alone = format!("This workbook is for prices alone. {opened}");
    let [name, send] = OF_PRICES;
    let mut table = top(sheet, source, &title, &[&alone, name, send], deadline, looks)?;
    table.text(ASKED, About::Name.label())?;
    table.entry(Head::Entry.text(), &said(&source.response.supplier, About::Name), "")?;
    table.end(Some(Reference::Supplier(About::Name)))?;
    criteria(&mut table, source)?;
    table.text(ASKED, "Leave this row as it is: it protects your prices.")?;
    // It gives something else each time, so nothing stands there until then.
    table.formula(Head::Entry.text(), RANDOM, &Value::text(NOT_YET))?;
    table.end(Some(Reference::Random))
}

fn criteria(table: &mut Table, source: &Source) -> Result<(), NotWritten> {
    table.text(ASKED, "Leave this row as it is: it says which award criteria you answer.")?;
    table.text(Head::Entry.text(), &source.response.form.criteria.to_string())?;
    table.end(Some(Reference::Criteria))
}

fn top<'s>(
    sheet: &'s mut Worksheet,
    source: &Source,
    title: &str,
    instructions: &[&str],
    deadline: Option<&str>,
    looks: &'s Looks,
) -> Result<Table<'s>, NotWritten> {
    sheet.set_name(SHEET)?.set_paper_size(A4).set_portrait().set_print_fit_to_pages(1, 0);
    let form = &source.response.form;
    let mut row = 0;
    let mut page = Page { sheet, looks };
    page.looking(At::new(row, 0), title, |looks| &looks.title)?;
    let lines = [
        ("Authority", form.authority.trim()),
        ("Reference of the tender", form.reference.trim()),
        ("Send your response to", form.send_to.trim()),
        ("Send it before", deadline.unwrap_or_default()),
    ];
    for (name, text) in lines.into_iter().filter(|(_, text)| !text.is_empty()) {
        row += 1;
        page.text(At::new(row, 0), name)?;
        page.looking(At::new(row, 1), text, |looks| &looks.wrapped)?;
    }
    for text in instructions {
        row += 1;
        let wrapped = &page.looks.wrapped;
        page.sheet.merge_range(row, 0, row, 1, text, wrapped)?.set_row_height(row, 34)?;
    }
    let columns = vec![
        Column::new(ASKED, 46.0),
        Column::read(Head::Entry, 60.0),
        Column::read(Head::Reference, 24.0),
    ];
    Table::begin(sheet, looks, row + 2, columns)
}

fn said(supplier: &Supplier, about: About) -> String {
    match about {
        About::Name => supplier.name.clone(),
        About::Address => supplier.postal_address.clone(),
        About::Email => supplier.email.clone(),
        About::Identifier => supplier.identifier.clone(),
        About::Members => supplier.members.join("\n"),
        About::Subcontractors => supplier.key_subcontractors.join("\n"),
    }
}
