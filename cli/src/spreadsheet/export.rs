//! `export`: all bids, or the result, as a spreadsheet.

use common_measure::assessment::{Reading, assess};
use common_measure::publication::beside_figures;
use common_measure_sheets::{Given, NotWritten, write_bids_csv, write_bids_xlsx, write_result};

use crate::arguments::{Export, Spreadsheet, What};
use crate::assess::spreadsheet::rows;
use crate::failure::{FINE, Failure};
use crate::input::{self, Work};
use crate::output::put;
use crate::page::Answer;

pub(crate) fn run(asked: &Export) -> Result<Answer, Failure> {
    let work = input::work(&asked.file, &input::text(&asked.file)?)?;
    let of = work.procurement();
    let record = match &work {
        Work::Record(record) => Some(record),
        Work::Procurement(_) => None,
    };
    let silent: &mut dyn FnMut(u8) = &mut |_| ();
    let content = match (asked.what, asked.format) {
        (What::Bids, Spreadsheet::Xlsx) => write_bids_xlsx(of, silent).map_err(unwritten)?,
        (What::Bids, Spreadsheet::Csv) => {
            write_bids_csv(of, silent).map_err(unwritten)?.into_bytes()
        }
        (What::Results, Spreadsheet::Xlsx) => {
            let date = jiff::Zoned::now().strftime("%-d %B %Y").to_string();
            let code = record.map(|record| record.check_code().to_string());
            let award: Vec<String> = record.map(|it| beside_figures(it)).unwrap_or_default();
            let given = Given {
                date: &date,
                check_code: code.as_deref(),
                practice: record.is_some_and(|it| it.state().process.practice),
                reading: Reading::AsStated,
                award: &award,
                unread: 0,
                withheld: record.is_some_and(|it| it.withheld() > 0),
            };
            write_result(of, &given, silent).map_err(unwritten)?
        }
        (What::Results, Spreadsheet::Csv) => {
            let assessment = assess(of, Reading::AsStated).map_err(Failure::Faults)?;
            rows(&assessment.report(of))?.into_bytes()
        }
    };
    put(Answer::bytes(content, FINE), asked.out.as_deref())
}

/// Why a workbook was not written.
pub(crate) fn unwritten(error: NotWritten) -> Failure {
    match error {
        NotWritten::Faults(faults) => Failure::Faults(faults),
        other @ (NotWritten::Workbook(_) | NotWritten::Criteria(_)) => {
            Failure::Usage(other.to_string())
        }
    }
}
