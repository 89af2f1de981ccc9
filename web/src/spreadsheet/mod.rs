//! Spreadsheets: what a worker writes and reads, in a thread and a file of its own, and the parts of
//! screens that ask for it.

mod worker;
mod save;
mod take_in;
mod understood;

use common_measure::procurement::Procurement;
use common_measure::record::Given;
use common_measure::response::Incoming;
use js_sys::{Array, Uint8Array};
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;
use yew::Callback;

pub(crate) use save::{SaveBids, SaveForm, SaveResult};
pub(crate) use take_in::TakeIn;
use understood::Understood;
pub(crate) use worker::made_by;

/// The largest file that is read, in bytes.
const MOST_BYTES: f64 = 16_000_000.0;

/// Reads bids from the bytes of a spreadsheet, or says why it is none.
async fn read(
    of: &Procurement,
    ids: &Given,
    file: &Uint8Array,
    at: Callback<u8>,
) -> Result<Understood, String> {
    let procurement = of.to_json().map_err(|fault| fault.to_string())?;
    let ids = serde_json::to_string(ids).map_err(|error| error.to_string())?;
    let given = Array::of2(file, &ids.into());
    told(&worker::ask("read bids", &procurement, given.into(), at).await?)
}

/// Whether a file is called like a workbook.
pub(crate) fn is_workbook(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".xlsx", ".xlsm", ".xls", ".ods"].iter().any(|end| name.ends_with(end))
}

/// Reads a response form that a supplier filled in as a workbook, or says why it is none.
pub(crate) async fn read_response(file: &File) -> Result<Incoming, String> {
    told(&worker::ask("read response", "", bytes(file).await?.into(), Callback::noop()).await?)
}

fn told<T: DeserializeOwned>(answer: &JsValue) -> Result<T, String> {
    serde_json::from_str(&answer.as_string().unwrap_or_default()).map_err(|_| {
        "The parts of this app are of different editions. Load the page again, and try again."
            .to_owned()
    })
}

/// The content of a file that was chosen.
async fn bytes(file: &File) -> Result<Uint8Array, String> {
    if file.size() > MOST_BYTES {
        return Err(
            "The file is larger than 16 MB. Choose the right file, or take out what is not needed."
                .to_owned(),
        );
    }
    let buffer = JsFuture::from(file.array_buffer()).await;
    buffer.map(|buffer| Uint8Array::new(&buffer)).map_err(|_| {
        "The browser could not read the file. It may be open in another program or have been moved: choose it again."
            .to_owned()
    })
}
