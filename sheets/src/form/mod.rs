//! The response form as two workbooks, quality and commitments in one and prices in the other, for
//! suppliers who would rather answer in a spreadsheet: written, and read back.
//!
//! Each row that asks for something says in its last column what it is about, so that rows and
//! columns can be moved. What could mean two things is left out and named: the council asks.

mod reference;
mod heads;
mod source;
mod sheet;
mod start;
mod worth;
mod commitments;
mod questions;
mod prices;
mod row;
mod answers;
mod read;

#[cfg(test)]
mod tests;

use common_measure::response::Response;
use common_measure::scheme::LeafKind;

use crate::Progress;
use crate::book::{Looks, workbook};
use crate::failure::NotWritten;
pub use read::read_response;
use source::Source;
use worth::Worth;

/// Writes the workbook for quality and commitments, with what the response says already; one that was
/// just started is the empty form. `deadline` is the tender deadline in words, in local time.
///
/// Fails where the criteria of the form have a fault.
///
/// ```
/// use common_measure::record::Record;
/// use common_measure::response::{Response, ResponseForm, Says};
/// use common_measure_sheets::{read_response, write_response_xlsx};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let record = include_str!("../../../examples/sports-pavilion.record.jsonl");
/// let form = ResponseForm::of(&Record::read(record)?.record)?;
/// let workbook = write_response_xlsx(&Response::start(form), Some("13 April 2026"), &mut |_| ())?;
/// let read = read_response(&workbook, &mut |_| ())?;
/// assert!(matches!(read.says, Says::Response { bids, .. } if bids.len() == 1));
/// # Ok(())
/// # }
/// ```
pub fn write_response_xlsx(
    response: &Response,
    deadline: Option<&str>,
    progress: Progress,
) -> Result<Vec<u8>, NotWritten> {
    let source = Source::of(response)?;
    progress(20);
    let looks = Looks::new(source.scheme.rounding().places.count());
    let mut book = workbook()?;
    start::of_response(book.add_worksheet(), &source, deadline, &looks)?;
    if source.asks(commitments::asks) {
        // It is written first, because the others point to it, and stands last.
        let at = book.worksheets().len();
        book.add_worksheet();
        let worth = Worth::write(book.add_worksheet(), &source, is_commitment, &looks)?;
        commitments::write(book.worksheet_from_index(at)?, &source, &worth, &looks)?;
    }
    progress(60);
    if source.asks(questions::asks) {
        questions::write(book.add_worksheet(), &source, &looks)?;
    }
    let bytes = book.save_to_buffer()?;
    progress(100);
    Ok(bytes)
}

/// Writes the workbook for prices; `None` where the criteria ask for none. Otherwise as
/// [`write_response_xlsx`].
pub fn write_prices_xlsx(
    response: &Response,
    deadline: Option<&str>,
    progress: Progress,
) -> Result<Option<Vec<u8>>, NotWritten> {
    let source = Source::of(response)?;
    if !response.form.scheme.asks_for_prices() {
        return Ok(None);
    }
    let looks = Looks::new(source.scheme.rounding().places.count());
    let mut book = workbook()?;
    start::of_prices(book.add_worksheet(), &source, deadline, &looks)?;
    book.add_worksheet();
    let worth = Worth::write(book.add_worksheet(), &source, is_price, &looks)?;
    prices::write(book.worksheet_from_index(1)?, &source, &worth, &looks)?;
    let bytes = book.save_to_buffer()?;
    progress(100);
    Ok(Some(bytes))
}

fn is_commitment(kind: &LeafKind) -> bool {
    matches!(kind, LeafKind::Commitment(_) | LeafKind::Value(_))
}

fn is_price(kind: &LeafKind) -> bool {
    matches!(kind, LeafKind::Price(_))
}
