//! A sheet of the form as it is written: columns with heads, rows with references.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, Format, Worksheet, XlsxError,
};

use super::heads::Head;
use super::reference::Reference;
use crate::book::{Looks, Page};
use crate::failure::NotWritten;
use crate::place::At;
use crate::value::Value;

/// A column: its head and its width.
#[derive(Clone, Copy)]
pub(super) struct Column {
    head: &'static str,
    width: f64,
}

impl Column {
    pub(super) fn new(head: &'static str, width: f64) -> Self {
        Self { head, width }
    }

    pub(super) fn read(head: Head, width: f64) -> Self {
        Self { head: head.text(), width }
    }
}

/// A table that is being written.
pub(super) struct Table<'s> {
    pub(super) page: Page<'s>,
    columns: Vec<Column>,
    /// The row that is written to.
    pub(super) row: u32,
    /// How many lines the texts of this row need, and at least have.
    lines: usize,
}

/// The height of a line, and of the highest row, in points.
const LINE: u32 = 15;
const HIGHEST: u32 = 400;

/// The paper to print on, by the number that workbooks have for it.
pub(super) const A4: u8 = 9;

/// What stands in the cell of a formula as long as nothing is entered that it works with.
pub(super) const NOT_YET: &str = "–";

/// The longest text that programs show beside a cell.
const LONGEST_MESSAGE: usize = 250;

impl<'s> Table<'s> {
    /// Begins a table with its heads in a row.
    pub(super) fn begin(
        sheet: &'s mut Worksheet,
        looks: &'s Looks,
        row: u32,
        columns: Vec<Column>,
    ) -> Result<Self, NotWritten> {
        for (at, column) in (0u16..).zip(&columns) {
            sheet.set_column_width(at, column.width)?;
        }
        // Not every program makes rows as high as their texts by itself.
        let lines = columns.iter().map(|column| lines(column.head, column.width)).max();
        sheet.set_row_height(row, height(lines.unwrap_or(1)))?;
        let mut page = Page { sheet, looks };
        for (at, column) in (0u32..).zip(&columns) {
            page.looking(At::new(row, at), column.head, |looks| &looks.head)?;
        }
        Ok(Self { page, columns, row: row + 1, lines: 1 })
    }

    /// Begins a sheet of questions: for each lot a column in front, where there are several.
    pub(super) fn of_questions(
        sheet: &'s mut Worksheet,
        looks: &'s Looks,
        name: &str,
        has_lots: bool,
        mut columns: Vec<Column>,
    ) -> Result<Self, NotWritten> {
        sheet
            .set_name(name)?
            .set_freeze_panes(1, 2)?
            .set_paper_size(A4)
            .set_landscape()
            .set_print_fit_to_pages(1, 0);
        if has_lots {
            columns.insert(0, Column::read(Head::Lot, 20.0));
        }
        Self::begin(sheet, looks, 0, columns)
    }

    /// The place in this row of the column with a head; nothing for a column that is not there.
    pub(super) fn at(&self, head: &str) -> Option<At> {
        let column = self.columns.iter().position(|column| column.head == head)?;
        Some(At::new(self.row, u32::try_from(column).unwrap_or(u32::MAX)))
    }

    /// A text that is not to be changed.
    pub(super) fn text(&mut self, head: &str, text: &str) -> Result<(), NotWritten> {
        let Some(at) = self.at(head) else { return Ok(()) };
        self.make_room(at, text);
        self.page.looking(at, text, |looks| &looks.wrapped)
    }

    fn make_room(&mut self, at: At, text: &str) {
        let column = self.columns.get(at.column as usize);
        self.lines = self.lines.max(column.map_or(1, |column| lines(text, column.width)));
    }

    /// Gives the row as many lines at least, for who writes in it.
    pub(super) fn at_least(&mut self, lines: usize) {
        self.lines = self.lines.max(lines);
    }

    /// A cell to write in: what is entered already, and what is said when it is chosen.
    pub(super) fn entry(&mut self, head: &str, text: &str, hint: &str) -> Result<(), NotWritten> {
        let Some(at) = self.at(head) else { return Ok(()) };
        self.make_room(at, text);
        if text.is_empty() {
            self.blank(at, |looks| &looks.entry)?;
        } else {
            self.page.entered(at, text)?;
        }
        if hint.is_empty() {
            return Ok(());
        }
        self.validation(at, DataValidation::new().allow_any_value(), hint)
    }

    fn blank(&mut self, at: At, look: fn(&Looks) -> &Format) -> Result<(), NotWritten> {
        let look = look(self.page.looks);
        self.page.sheet.write_blank(at.row, small(at.column), look)?;
        Ok(())
    }

    /// A cell for a number that is not less than 0. Another is asked about, and not refused: people
    /// must be able to write what they have.
    pub(super) fn number(
        &mut self,
        head: &str,
        digits: Option<String>,
        hint: &str,
    ) -> Result<Option<At>, NotWritten> {
        let Some(at) = self.at(head) else { return Ok(None) };
        if let Some(digits) = digits {
            self.page.digits(at, &digits, |looks| &looks.input)?;
        } else {
            self.blank(at, |looks| &looks.input)?;
        }
        let rule = DataValidation::new()
            .allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0))
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_title("Not a plain number")?
            .set_error_message("Enter one plain number, such as 12 or 2.5.")?;
        self.validation(at, rule, hint)?;
        Ok(Some(at))
    }

    /// A cell with a choice.
    pub(super) fn choice(
        &mut self,
        head: &str,
        choices: &[&str],
        chosen: &str,
        hint: &str,
    ) -> Result<(), NotWritten> {
        let Some(at) = self.at(head) else { return Ok(()) };
        self.entry(head, chosen, "")?;
        let rule = DataValidation::new().allow_list_strings(choices)?;
        self.validation(at, rule.set_error_style(DataValidationErrorStyle::Warning), hint)
    }

    fn validation(&mut self, at: At, rule: DataValidation, hint: &str) -> Result<(), NotWritten> {
        let short: String = hint.chars().take(LONGEST_MESSAGE).collect();
        let rule = rule.set_input_message(short)?;
        let (row, column) = (at.row, small(at.column));
        let added = self.page.sheet.add_data_validation(row, column, row, column, &rule);
        added.map(|_| ()).map_err(|error: XlsxError| error.into())
    }

    /// A formula, and what it gives.
    pub(super) fn formula(
        &mut self,
        head: &str,
        formula: &str,
        gives: &Value,
    ) -> Result<(), NotWritten> {
        let Some(at) = self.at(head) else { return Ok(()) };
        self.page.formula(at, formula, gives, |looks| &looks.points)
    }

    /// How many words stand in another column of this row, where this text is entered, of how many.
    pub(super) fn words(
        &mut self,
        head: &str,
        of: Head,
        entered: &str,
        most: u32,
    ) -> Result<(), NotWritten> {
        let Some(at) = self.at(of.text()) else { return Ok(()) };
        let text = format!("TRIM(SUBSTITUTE({at},CHAR(10),\" \"))");
        let words = format!("IF(LEN({text})=0,0,LEN({text})-LEN(SUBSTITUTE({text},\" \",\"\"))+1)");
        let said = format!("{words}&\" of {most}\"&IF({words}>{most},\": too many\",\"\")");
        let Some(at) = self.at(head) else { return Ok(()) };
        let count = entered.split([' ', '\n']).filter(|word| !word.is_empty()).count();
        let is_over = u32::try_from(count).map_or(true, |count| count > most);
        let over = if is_over { ": too many" } else { "" };
        let gives = Value::text(format!("{count} of {most}{over}"));
        self.page.formula(at, &said, &gives, |looks| &looks.plain)
    }

    /// Ends the row, saying what it is about if it asks for anything.
    pub(super) fn end(&mut self, about: Option<Reference>) -> Result<(), NotWritten> {
        if let (Some(about), Some(at)) = (about, self.at(Head::Reference.text())) {
            self.page.looking(at, &about.to_string(), |looks| &looks.note)?;
        }
        self.page.sheet.set_row_height(self.row, height(self.lines))?;
        self.row += 1;
        self.lines = 1;
        Ok(())
    }
}

/// How many lines a text takes in a column of a width, which is about its characters.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "widths are small whole numbers"
)]
fn lines(text: &str, width: f64) -> usize {
    let width = (width as usize).max(1);
    text.lines().map(|line| line.chars().count().div_ceil(width).max(1)).sum()
}

fn height(lines: usize) -> u32 {
    u32::try_from(lines.max(1)).unwrap_or(HIGHEST).saturating_mul(LINE).min(HIGHEST)
}

fn small(column: u32) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}
