//! A file as named sheets of plain cells, each with its place.

mod xlsx;
mod text;

pub(crate) use text::is_two_numbers;

use crate::failure::NotRead;
use crate::limits;
use crate::place::At;
use crate::{Format, Progress};

/// What a spreadsheet holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its sheets, in their order. Text without sheets is one without a name.
    pub sheets: Vec<Sheet>,
    /// What kind of file it was.
    pub format: Format,
}

/// One sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// The rows that hold anything, in order.
    pub rows: Vec<Row>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number, from 0.
    pub number: u32,
    /// The cells that hold anything, by column from 0, in order.
    pub cells: Vec<(u32, Content)>,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A text, as it was given.
    Text(String),
    /// What may be two numbers or holds some, as it was written: `1,500` or `1.500` where semicolons part the cells.
    /// Programs write them so where the comma stands before the decimals.
    TwoNumbers(String),
    /// A number, in its shortest decimal form.
    Number(String),
    /// A number that is shown as a percentage: `0.25` for 25 %.
    Percent(String),
    /// A date, as `2027-05-01`, perhaps with its time of day.
    Date(String),
    /// Yes or no.
    Truth(bool),
    /// A formula that failed, such as `#REF!`.
    Failed(String),
    /// A formula of which no value was saved.
    NotWorkedOut,
}

impl Row {
    /// What the cell in a column holds, if it holds anything.
    #[must_use]
    pub fn cell(&self, column: u32) -> Option<&Content> {
        let at = self.cells.binary_search_by_key(&column, |(there, _)| *there).ok()?;
        self.cells.get(at).map(|(_, content)| content)
    }

    /// The place of its cell in a column.
    #[must_use]
    pub fn at(&self, column: u32) -> At {
        At::new(self.number, column)
    }
}

impl Sheet {
    /// What a cell holds, if it holds anything.
    #[must_use]
    pub fn cell(&self, at: At) -> Option<&Content> {
        let row = self.rows.binary_search_by_key(&at.row, |row| row.number).ok()?;
        self.rows.get(row)?.cell(at.column)
    }
}

impl Table {
    /// Reads a workbook or text with separators, whichever it is.
    pub fn read(bytes: &[u8], progress: Progress) -> Result<Self, NotRead> {
        if bytes.len() > limits::FILE_BYTES {
            return Err(NotRead::TooLarge { megabytes: bytes.len().div_ceil(1_000_000) });
        }
        let table = match bytes {
            [] => return Err(NotRead::Empty),
            [b'P', b'K', 3 | 5, ..] => xlsx::read(bytes, progress)?,
            [0xd0, 0xcf, 0x11, 0xe0, ..] => {
                return Err(NotRead::OtherKind {
                    kind: "protected with a password, or saved in the format of Excel 2003 (.xls)",
                });
            }
            _ => text::read(bytes, progress)?,
        };
        progress(100);
        Ok(table)
    }
}

/// Counts cells while they come in, and refuses too many of them.
#[derive(Default)]
struct Counted(usize);

impl Counted {
    fn add(&mut self, at: At, text: &str) -> Result<(), NotRead> {
        self.0 += 1;
        let too_many = |what, most| Err(NotRead::TooMany { what, most });
        if self.0 > limits::CELLS {
            return too_many("cells that hold anything", limits::CELLS);
        }
        if at.column as usize >= limits::COLUMNS {
            return too_many("columns", limits::COLUMNS);
        }
        if text.len() > limits::CELL_CHARACTERS && text.chars().count() > limits::CELL_CHARACTERS {
            return too_many("characters in a cell", limits::CELL_CHARACTERS);
        }
        Ok(())
    }
}

/// Puts cells into rows; `None` if two stand in one place.
fn rows(mut cells: Vec<(At, Content)>) -> Result<Vec<Row>, At> {
    cells.sort_by_key(|(at, _)| *at);
    let mut rows: Vec<Row> = Vec::new();
    for (at, content) in cells {
        match rows.last_mut() {
            Some(row) if row.number == at.row => {
                if row.cells.last().is_some_and(|(column, _)| *column == at.column) {
                    return Err(at);
                }
                row.cells.push((at.column, content));
            }
            _ => rows.push(Row { number: at.row, cells: vec![(at.column, content)] }),
        }
    }
    Ok(rows)
}
