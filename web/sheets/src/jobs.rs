//! What the worker can do.

use common_measure::assessment::Reading;
use common_measure::procurement::Procurement;
use common_measure_sheets::{
    Given, Taken, read_bids, write_bids_csv, write_bids_xlsx, write_result,
};
use js_sys::{Array, Uint8Array};
use serde_json::json;
use wasm_bindgen::JsValue;

/// Does a job with a procurement, as text, and with what else it is given.
pub(crate) fn do_job(
    job: &JsValue,
    procurement: &JsValue,
    given: &JsValue,
    at: &mut dyn FnMut(u8),
) -> Result<JsValue, String> {
    let text = procurement.as_string().unwrap_or_default();
    let of = Procurement::parse(&text).map_err(|fault| fault.to_string())?;
    drop(text);
    match job.as_string().as_deref() {
        Some("bids.xlsx") => {
            write_bids_xlsx(&of, at).map(|it| bytes(&it)).map_err(|error| error.to_string())
        }
        Some("bids.csv") => write_bids_csv(&of, at)
            .map(|text| bytes(text.as_bytes()))
            .map_err(|error| error.to_string()),
        Some("result.xlsx") => {
            let given = Array::from(given);
            let (date, code) = (given.get(0).as_string(), given.get(1).as_string());
            let reading = if given.get(2).is_truthy() { Reading::Other } else { Reading::AsStated };
            let date = date.unwrap_or_default();
            let given = Given { date: &date, check_code: code.as_deref(), reading };
            write_result(&of, &given, at).map(|it| bytes(&it)).map_err(|error| error.to_string())
        }
        Some("read bids") => {
            let file = Uint8Array::new(given).to_vec();
            let taken = read_bids(&of, &file, at).map_err(|error| error.to_string())?;
            told(&taken).map(JsValue::from).map_err(|error| error.to_string())
        }
        _ => Err(
            "The app asked for something that this part of it does not know. Load the page again."
                .to_owned(),
        ),
    }
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
