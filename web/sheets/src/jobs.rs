//! What the worker can do.

use common_measure::assessment::Reading;
use common_measure::procurement::Procurement;
use common_measure::response::{Response, ResponseForm};
use common_measure_sheets::{
    Given, Taken, read_bids, read_response, write_bids_csv, write_bids_xlsx, write_prices_xlsx,
    write_response_xlsx, write_result,
};
use js_sys::{Array, Uint8Array};
use serde_json::json;
use wasm_bindgen::JsValue;

/// Does a job with what it is about, a text, and with what else it is given.
pub(crate) fn do_job(
    job: &JsValue,
    about: &JsValue,
    given: &JsValue,
    at: &mut dyn FnMut(u8),
) -> Result<JsValue, String> {
    let text = about.as_string().unwrap_or_default();
    match job.as_string().as_deref() {
        Some("bids.xlsx") => {
            write_bids_xlsx(&procurement(&text)?, at).map(|it| bytes(&it)).map_err(said)
        }
        Some("bids.csv") => write_bids_csv(&procurement(&text)?, at)
            .map(|text| bytes(text.as_bytes()))
            .map_err(said),
        Some("result.xlsx") => {
            let given = Array::from(given);
            let (date, code) = (given.get(0).as_string(), given.get(1).as_string());
            let reading = if given.get(2).is_truthy() { Reading::Other } else { Reading::AsStated };
            let practice = given.get(3).is_truthy();
            let date = date.unwrap_or_default();
            let award = given.get(4).as_string().unwrap_or_default();
            let award: Vec<String> = award.lines().map(ToOwned::to_owned).collect();
            let unread = given.get(5).as_string().and_then(|count| count.parse().ok());
            let withheld = given.get(6).is_truthy();
            let check_code = code.as_deref();
            let given = Given {
                date: &date,
                check_code,
                practice,
                reading,
                award: &award,
                unread: unread.unwrap_or_default(),
                withheld,
            };
            write_result(&procurement(&text)?, &given, at).map(|it| bytes(&it)).map_err(said)
        }
        Some("form.xlsx") => {
            let deadline = given.as_string();
            write_response_xlsx(&form(&text)?, deadline.as_deref(), at)
                .map(|it| bytes(&it))
                .map_err(said)
        }
        Some("prices.xlsx") => {
            let deadline = given.as_string();
            let written =
                write_prices_xlsx(&form(&text)?, deadline.as_deref(), at).map_err(said)?;
            written
                .map(|it| bytes(&it))
                .ok_or_else(|| "The award criteria ask for no price.".to_owned())
        }
        Some("read bids") => {
            let (file, ids) = (Array::from(given).get(0), Array::from(given).get(1));
            let ids = serde_json::from_str(&ids.as_string().unwrap_or_default()).map_err(said)?;
            let file = Uint8Array::new(&file).to_vec();
            let taken = read_bids(&procurement(&text)?, &ids, &file, at).map_err(said)?;
            told(&taken).map(JsValue::from).map_err(said)
        }
        Some("read response") => {
            let file = Uint8Array::new(given).to_vec();
            let incoming = read_response(&file, at).map_err(said)?;
            serde_json::to_string(&incoming).map(JsValue::from).map_err(said)
        }
        _ => Err(
            "The app asked for something that this part of it does not know. Load the page again."
                .to_owned(),
        ),
    }
}

fn procurement(text: &str) -> Result<Procurement, String> {
    Procurement::parse(text).map_err(said)
}

/// The empty response to a form.
fn form(text: &str) -> Result<Response, String> {
    ResponseForm::parse(text).map(Response::start).map_err(said)
}

#[allow(clippy::needless_pass_by_value, reason = "as `map_err` hands it over")]
fn said(error: impl ToString) -> String {
    error.to_string()
}

fn bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

/// What was understood, as text: the app reads the command as it reads every other.
fn told(taken: &Taken) -> serde_json::Result<String> {
    let questions = taken.questions.iter().map(|question| {
        json!({
            "place": question.place.to_string(),
            "problem": question.problem,
            "remedy": question.remedy,
        })
    });
    let changes = taken.changes.iter().map(|change| {
        json!({ "cell": change.cell, "about": change.about, "from": change.from, "to": change.to })
    });
    serde_json::to_string(&json!({
        "command": taken.command,
        "questions": questions.collect::<Vec<_>>(),
        "changes": changes.collect::<Vec<_>>(),
        "notes": taken.notes,
        "sheet": taken.sheet,
        "bids": taken.bids,
        "new_bids": taken.new_bids,
    }))
}
