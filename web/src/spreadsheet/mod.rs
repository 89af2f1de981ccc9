//! Spreadsheets: what a worker writes and reads, in a thread and a file of its own, and the parts of
//! screens that ask for it.

mod worker;
mod save;
mod take_in;
mod understood;

use common_measure::procurement::Procurement;
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use yew::Callback;

pub(crate) use save::{SaveBids, SaveResult};
pub(crate) use take_in::TakeIn;
use understood::Understood;

/// What can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// All bids.
    Bids,
    /// The result, with formulas.
    Result,
}

/// Writes a workbook, or says why not. `given` is what the worker wants beside the procurement.
async fn write(
    kind: Kind,
    of: &Procurement,
    given: JsValue,
    at: Callback<u8>,
) -> Result<Uint8Array, String> {
    let job = match kind {
        Kind::Bids => "bids.xlsx",
        Kind::Result => "result.xlsx",
    };
    worker::ask(job, of, given, at).await.map(Uint8Array::from)
}

/// Reads bids from a spreadsheet, or says why it is none.
async fn read(of: &Procurement, file: Uint8Array, at: Callback<u8>) -> Result<Understood, String> {
    let told = worker::ask("read bids", of, file.into(), at).await?;
    serde_json::from_str(&told.as_string().unwrap_or_default()).map_err(|_| {
        "The parts of this app are of different editions. Load the page again, and try again."
            .to_owned()
    })
}
