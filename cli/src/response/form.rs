//! `form`: the response form of a record's locked criteria.

use common_measure::response::{Response, ResponseForm};
use common_measure_sheets::{write_prices_xlsx, write_response_xlsx};

use crate::arguments::{Form, FormFormat};
use crate::failure::{FINE, Failure};
use crate::input;
use crate::output::put;
use crate::page::Answer;
use crate::spreadsheet::unwritten;

pub(crate) fn run(asked: &Form) -> Result<Answer, Failure> {
    let record = input::record(&asked.file)?;
    let form = ResponseForm::of(&record).map_err(|fault| Failure::Faults(vec![fault]))?;
    let deadline = form.deadline.as_ref().map(common_measure::time::Time::in_words);
    let deadline = deadline.as_deref();
    let quiet: &mut dyn FnMut(u8) = &mut |_| ();
    let content = match asked.format {
        FormFormat::Json => {
            form.to_json().map_err(|fault| Failure::Usage(fault.to_string()))?.into_bytes()
        }
        FormFormat::Html => form.paper(deadline).into_bytes(),
        FormFormat::Xlsx => {
            write_response_xlsx(&Response::start(form), deadline, quiet).map_err(unwritten)?
        }
        FormFormat::PricesXlsx => write_prices_xlsx(&Response::start(form), deadline, quiet)
            .map_err(unwritten)?
            .ok_or_else(|| Failure::Usage("These criteria ask for no price.".to_owned()))?,
    };
    put(Answer::bytes(content, FINE), asked.out.as_deref())
}
