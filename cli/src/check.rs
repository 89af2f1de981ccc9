//! `check`: everything that is wrong, and everything to look at, each with its place.

use common_measure::fault::Fault;
use common_measure::procurement;

use crate::arguments::{Check, Format};
use crate::failure::{FAULTS, FINE, Failure};
use crate::input;
use crate::page::{Answer, Page};

pub(crate) fn run(asked: &Check) -> Result<Answer, Failure> {
    let found = procurement::check(&input::procurement(&asked.file)?);
    let code = if found.faults.is_empty() { FINE } else { FAULTS };
    if let Format::Json = asked.format {
        return Answer::json(&found, code);
    }
    let mut page = Page::default();
    if found.faults.is_empty() {
        page.line("Nothing is wrong: this procurement can be assessed.");
    } else {
        page.line(format!(
            "Problems: {}. There is no result until they are put right.",
            found.faults.len()
        ));
        list(&mut page, &found.faults);
    }
    if !found.queries.is_empty() {
        page.gap();
        page.line(format!("To look at: {}. These do not stop a result.", found.queries.len()));
        list(&mut page, &found.queries);
    }
    Ok(page.answer(code))
}

fn list(page: &mut Page, faults: &[Fault]) {
    page.lines(faults.iter().map(|fault| format!("- {fault}")));
}
