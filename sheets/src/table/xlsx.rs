//! Workbooks.

use std::collections::HashSet;
use std::io::Cursor;

use calamine::{CellErrorType, DataRef, DataType as _, ExcelDateTime, Reader as _, Style, Xlsx};

use super::{Content, Counted, Sheet, Table, rows};
use crate::failure::NotRead;
use crate::inert::given;
use crate::place::At;
use crate::{Format, Progress, limits};

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

pub(super) fn read(bytes: &[u8], progress: Progress) -> Result<Table, NotRead> {
    limits::workbook(bytes)?;
    progress(20);
    let mut book: Workbook = Xlsx::new(Cursor::new(bytes)).map_err(NotRead::damaged)?;
    let names = book.sheet_names();
    if names.len() > limits::SHEETS {
        return Err(NotRead::TooMany { what: "sheets", most: limits::SHEETS });
    }
    progress(40);
    let mut counted = Counted::default();
    let mut sheets = Vec::new();
    for (at, name) in names.iter().enumerate() {
        sheets.push(Sheet { name: name.clone(), rows: sheet(&mut book, name, &mut counted)? });
        progress(u8::try_from(40 + 60 * (at + 1) / names.len()).unwrap_or(100));
    }
    Ok(Table { sheets, format: Format::Xlsx })
}

fn sheet(
    book: &mut Workbook,
    name: &str,
    counted: &mut Counted,
) -> Result<Vec<super::Row>, NotRead> {
    let mut found = Vec::new();
    let mut empty = HashSet::new();
    {
        let mut reader = match book.worksheet_cells_reader(name) {
            Ok(reader) => reader,
            // A sheet that is only a chart has no cells.
            Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(Vec::new()),
            Err(error) => return Err(NotRead::damaged(error)),
        };
        let percent: Vec<bool> = reader.styles().iter().map(is_percent).collect();
        while let Some((cell, style)) =
            reader.next_cell_with_style_id().map_err(NotRead::damaged)?
        {
            let (row, column) = cell.get_position();
            let at = At::new(row, column);
            let Some(content) = content(cell.get_value(), percent.get(style) == Some(&true)) else {
                if empty.len() < limits::CELLS {
                    empty.insert(at);
                }
                continue;
            };
            if row as usize >= limits::ROWS {
                return Err(NotRead::TooMany { what: "rows", most: limits::ROWS });
            }
            counted.add(at, if let Content::Text(text) = &content { text } else { "" })?;
            found.push((at, content));
        }
    }
    if !empty.is_empty() {
        not_worked_out(book, name, &empty, counted, &mut found)?;
    }
    rows(found).map_err(|at| NotRead::damaged(format_args!("the cell {at} is in it twice")))
}

/// Adds formulas of which no value was saved: they look empty, and are not.
fn not_worked_out(
    book: &mut Workbook,
    name: &str,
    empty: &HashSet<At>,
    counted: &mut Counted,
    found: &mut Vec<(At, Content)>,
) -> Result<(), NotRead> {
    let mut reader = book.worksheet_cells_reader(name).map_err(NotRead::damaged)?;
    while let Some(record) = reader.next_cell_with_formula_metadata().map_err(NotRead::damaged)? {
        let at = At::new(record.pos.0, record.pos.1);
        if record.formula.is_some() && record.value.is_empty() && empty.contains(&at) {
            counted.add(at, "")?;
            found.push((at, Content::NotWorkedOut));
        }
    }
    Ok(())
}

fn content(value: &DataRef, is_percent: bool) -> Option<Content> {
    Some(match value {
        DataRef::Empty => return None,
        DataRef::String(text) => return self::text(text),
        DataRef::SharedString(text) => return self::text(text),
        DataRef::Float(number) => {
            // The shortest decimal that is this float: what a person typed, not what binary makes of it.
            let shortest = number.to_string();
            if is_percent { Content::Percent(shortest) } else { Content::Number(shortest) }
        }
        DataRef::Int(number) => Content::Number(number.to_string()),
        DataRef::Bool(truth) => Content::Truth(*truth),
        DataRef::DateTime(date) => Content::Date(day(date)),
        DataRef::DateTimeIso(date) | DataRef::DurationIso(date) => Content::Date(date.clone()),
        DataRef::Error(error) => Content::Failed(failed(error)),
    })
}

/// A date as `2027-05-01`, with its time of day if it has one.
fn day(date: &ExcelDateTime) -> String {
    if date.is_duration() {
        return date.to_string();
    }
    let (year, month, day, hour, minute, ..) = date.to_ymd_hms_milli();
    let time =
        if (hour, minute) == (0, 0) { String::new() } else { format!(" {hour:02}:{minute:02}") };
    format!("{year}-{month:02}-{day:02}{time}")
}

fn failed(error: &CellErrorType) -> String {
    error.to_string()
}

fn text(text: &str) -> Option<Content> {
    (!text.is_empty()).then(|| Content::Text(given(text).to_owned()))
}

/// Whether numbers in this style are shown as percentages.
fn is_percent(style: &Style) -> bool {
    let Some(format) = &style.number_format else { return false };
    matches!(format.format_id, Some(9 | 10)) || has_percent_sign(&format.format_code)
}

/// A percent sign in a number format that stands for itself: not quoted, not behind a backslash.
fn has_percent_sign(code: &str) -> bool {
    let mut quoted = false;
    let mut escaped = false;
    code.chars().any(|c| match c {
        _ if escaped => {
            escaped = false;
            false
        }
        '\\' => {
            escaped = true;
            false
        }
        '"' => {
            quoted = !quoted;
            false
        }
        _ => c == '%' && !quoted,
    })
}

#[cfg(test)]
mod tests {
    use super::has_percent_sign;

    #[test]
    fn percent_formats_are_told_from_others() {
        let codes = ["0%", "0.00 %", "0.0\\%", "0\" %\"", "#,##0", "\"100\"0%"];
        assert_eq!(codes.map(has_percent_sign), [true, true, false, false, false, true]);
    }
}
