//! `assess`: the whole result.

mod spreadsheet;
mod text;

use common_measure::assessment::{self, Report};
use common_measure::procurement::check;
use serde::Serialize;

use crate::arguments::{self, Assess, Reading};
use crate::failure::{FINE, Failure};
use crate::input;
use crate::page::Answer;

pub(crate) fn run(asked: &Assess) -> Result<Answer, Failure> {
    let procurement = input::procurement(&asked.file)?;
    let assessment =
        assessment::assess(&procurement, asked.reading.into()).map_err(Failure::Faults)?;
    let report = assessment.report(&procurement);
    match asked.format {
        arguments::Report::Text => {
            let queries = check(&procurement).queries.len();
            Ok(text::page(&report, asked.reading, queries).answer(FINE))
        }
        arguments::Report::Json => {
            let reading = match asked.reading {
                Reading::AsStated => "as_stated",
                Reading::Other => "other",
            };
            Answer::json(&Marked { reading, report: &report }, FINE)
        }
        arguments::Report::Csv => Ok(Answer::new(spreadsheet::rows(&report)?, FINE)),
    }
}

/// The report, with the reading that it was made for.
#[derive(Serialize)]
struct Marked<'a> {
    reading: &'static str,
    #[serde(flatten)]
    report: &'a Report,
}
