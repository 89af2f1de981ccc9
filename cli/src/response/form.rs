//! `form`: the response form of a record's locked criteria.

use common_measure::response::ResponseForm;

use crate::arguments::{Form, FormFormat};
use crate::failure::{FINE, Failure};
use crate::input;
use crate::page::Answer;

pub(crate) fn run(asked: &Form) -> Result<Answer, Failure> {
    let record = input::record(&asked.file)?.record;
    let form = ResponseForm::of(&record).map_err(|fault| Failure::Faults(vec![fault]))?;
    let text = match asked.format {
        FormFormat::Json => form.to_json().map_err(|fault| Failure::Usage(fault.to_string()))?,
        FormFormat::Html => {
            let deadline = form.deadline.as_ref().map(common_measure::time::Time::in_words);
            form.paper(deadline.as_deref())
        }
    };
    Ok(Answer::new(text, FINE))
}
