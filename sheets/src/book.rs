//! Writing workbooks: texts that stay texts, numbers that stay the same.

use common_measure::number::Exact;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet,
};

use crate::failure::NotWritten;
use crate::inert::{is_risky, quoted};
use crate::place::At;
use crate::value::{Value, nearest};

/// The looks of cells.
pub(crate) struct Looks {
    pub(crate) plain: Format,
    pub(crate) quoted: Format,
    pub(crate) head: Format,
    pub(crate) title: Format,
    pub(crate) note: Format,
    pub(crate) input: Format,
    pub(crate) money: Format,
    pub(crate) points: Format,
    /// A text on several lines.
    pub(crate) wrapped: Format,
    /// A cell for a text: what is typed there stays a text, dates and signs included.
    pub(crate) entry: Format,
}

impl Looks {
    pub(crate) fn new(places: u8) -> Self {
        let points = match places {
            0 => "0".to_owned(),
            places => format!("0.{}", "0".repeat(usize::from(places))),
        };
        let head = Format::new().set_bold().set_text_wrap();
        Self {
            plain: Format::new().set_align(FormatAlign::Top),
            quoted: Format::new().set_quote_prefix(),
            head: head.set_background_color("#E8EDF2"),
            title: Format::new().set_bold().set_font_size(14),
            note: Format::new().set_italic().set_align(FormatAlign::Top),
            input: cell_to_fill(),
            money: cell_to_fill().set_num_format("#,##0.00"),
            points: Format::new().set_num_format(points).set_align(FormatAlign::Top),
            wrapped: Format::new().set_text_wrap().set_align(FormatAlign::Top),
            entry: cell_to_fill().set_num_format("@").set_text_wrap(),
        }
    }
}

/// A cell to write in, told from its neighbours by more than its colour.
fn cell_to_fill() -> Format {
    let format = Format::new().set_background_color("#FFF7D6").set_align(FormatAlign::Top);
    format.set_border(FormatBorder::Thin).set_border_color("#8A8A8A")
}

/// A workbook without sheets. Nothing in it says when it was made: the same content is the same file.
pub(crate) fn workbook() -> Result<Workbook, NotWritten> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    Ok(book)
}

/// A number that a workbook keeps exactly; `None` for one with too many digits.
pub(crate) fn kept(digits: &str) -> Option<f64> {
    let number: f64 = digits.parse().ok()?;
    let significant = digits.trim_start_matches('-').replace('.', "");
    let length = significant.trim_start_matches('0').trim_end_matches('0').len();
    (length <= 15 && number.is_finite()).then_some(number)
}

/// A sheet that is being written.
pub(crate) struct Page<'a> {
    pub(crate) sheet: &'a mut Worksheet,
    pub(crate) looks: &'a Looks,
}

fn column(at: At) -> u16 {
    u16::try_from(at.column).unwrap_or(u16::MAX)
}

impl Page<'_> {
    /// A text, which no program takes for a formula.
    pub(crate) fn text(&mut self, at: At, text: &str) -> Result<(), NotWritten> {
        if text.is_empty() {
            return Ok(());
        }
        let look = if is_risky(text) { &self.looks.quoted } else { &self.looks.plain };
        let text = quoted(text);
        self.sheet.write_string_with_format(at.row, column(at), text, look)?;
        Ok(())
    }

    /// A text of the file's own, in a look.
    pub(crate) fn looking(
        &mut self,
        at: At,
        text: &str,
        look: fn(&Looks) -> &Format,
    ) -> Result<(), NotWritten> {
        if is_risky(text) || text.is_empty() {
            return self.text(at, text);
        }
        self.sheet.write_string_with_format(at.row, column(at), quoted(text), look(self.looks))?;
        Ok(())
    }

    /// A text that someone entered, in a cell where more can be.
    pub(crate) fn entered(&mut self, at: At, text: &str) -> Result<(), NotWritten> {
        let look = self.looks.entry.clone();
        let look = if is_risky(text) { look.set_quote_prefix() } else { look };
        self.sheet.write_string_with_format(at.row, column(at), quoted(text), &look)?;
        Ok(())
    }

    /// A number, or its digits as text where a workbook does not keep so many; answers which.
    pub(crate) fn digits(
        &mut self,
        at: At,
        digits: &str,
        look: fn(&Looks) -> &Format,
    ) -> Result<bool, NotWritten> {
        match kept(digits) {
            Some(number) => {
                let look = look(self.looks);
                self.sheet.write_number_with_format(at.row, column(at), number, look)?;
                Ok(true)
            }
            None => self.text(at, digits).map(|()| false),
        }
    }

    /// The number nearest to a figure, which no formula works out.
    pub(crate) fn number(
        &mut self,
        at: At,
        figure: &Exact,
        look: fn(&Looks) -> &Format,
    ) -> Result<(), NotWritten> {
        let look = look(self.looks);
        self.sheet.write_number_with_format(at.row, column(at), nearest(figure), look)?;
        Ok(())
    }

    /// A formula, with what it gives. Not every program works formulas out when it opens a workbook:
    /// another value than the true one would be shown, and worked on with.
    pub(crate) fn formula(
        &mut self,
        at: At,
        formula: &str,
        gives: &Value,
        look: fn(&Looks) -> &Format,
    ) -> Result<(), NotWritten> {
        let formula = self.giving(formula, gives);
        self.sheet.write_formula_with_format(at.row, column(at), formula, look(self.looks))?;
        Ok(())
    }

    /// A formula over whole columns at once, which older programs want marked.
    pub(crate) fn array(&mut self, at: At, formula: &str, gives: &Value) -> Result<(), NotWritten> {
        let formula = self.giving(formula, gives);
        let (row, column) = (at.row, column(at));
        let look = &self.looks.plain;
        self.sheet.write_array_formula_with_format(row, column, row, column, formula, look)?;
        Ok(())
    }

    fn giving(&mut self, formula: &str, gives: &Value) -> Formula {
        // Without this, an empty text would be written as the number 0.
        self.sheet.set_formula_result_default("");
        Formula::new(formula).set_result(gives.written())
    }
}
