//! `verify`: whether a record is as it was written, and the one whose check code was lodged.

use crate::arguments::Verify;
use crate::failure::{FAULTS, FINE, Failure};
use crate::input;
use crate::page::{Answer, Page};

pub(crate) fn run(asked: &Verify) -> Result<Answer, Failure> {
    let read = input::record_as_it_is(&asked.file)?;
    let record = &read.record;
    if let Some(lodged) = &asked.expect {
        record.holds(lodged).map_err(|fault| Failure::Changed(fault.to_string()))?;
    }
    let mut page = Page::default();
    page.line(match record.entries().len() {
        1 => "The record has 1 entry, and it is whole.".to_owned(),
        count if read.cut_off.is_some() => {
            format!("{count} entries are whole, and each continues the one before it.")
        }
        count => format!("All {count} entries are whole, and each continues the one before it."),
    });
    page.lines(&read.notes);
    let withheld: usize = record.entries().iter().map(|entry| entry.withheld.len()).sum();
    if withheld > 0 {
        page.line(format!(
            "Texts withheld in this copy: {withheld}. history says which, by whom and on what ground. The check code does not cover that: only a copy from whoever withheld them shows it."
        ));
    }
    page.line(format!("Check code: {}", record.check_code()));
    if asked.expect.is_some() {
        page.line("It holds the entry whose check code was lodged.");
    } else {
        page.line(
            "By itself this does not show that nothing was taken away at the end, or that all of it was not written anew. Give a check code that was lodged elsewhere: --expect NUMBER:CODE.",
        );
    }
    Ok(page.answer(if read.cut_off.is_some() { FAULTS } else { FINE }))
}
