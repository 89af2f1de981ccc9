//! Buttons that save a spreadsheet.

use common_measure::assessment::Reading;
use js_sys::{Array, Date, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, Html, Properties, component, html, use_state};

use super::{Kind, write};
use crate::form::{Button, Look};
use crate::session::file::{download_bytes, file_name};
use crate::session::{Session, use_session};

/// The type of a workbook.
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// How far saving is.
#[derive(Clone, Debug, PartialEq)]
enum Stage {
    Idle,
    At(u8),
    Done(String),
    Failed(String),
}

/// Which way undecided findings are taken.
#[derive(Properties, PartialEq)]
pub(crate) struct SaveResultProps {
    /// As on the page.
    pub reading: Reading,
}

/// Saves the result as a workbook with formulas.
#[component]
pub(crate) fn SaveResult(props: &SaveResultProps) -> Html {
    let session = use_session();
    let code = session.record(|record| record.check_code().to_string());
    let code = code.map_or(JsValue::NULL, JsValue::from);
    let given = Array::of3(&today().into(), &code, &(props.reading == Reading::Other).into());
    html! {
        <Save kind={Kind::Result} given={JsValue::from(given)} label="Save as spreadsheet (.xlsx)"
            hint="Formulas work every figure out again from the inputs, and a check stands beside each." />
    }
}

/// Saves all bids as a workbook.
#[component]
pub(crate) fn SaveBids() -> Html {
    html! {
        <Save kind={Kind::Bids} given={JsValue::NULL} label="Save all bids as a spreadsheet"
            hint="A row for each bid. It can be changed in Excel or LibreOffice and taken in again." />
    }
}

#[derive(Properties, PartialEq)]
struct SaveProps {
    kind: Kind,
    given: JsValue,
    label: &'static str,
    hint: &'static str,
}

#[component]
fn Save(props: &SaveProps) -> Html {
    let session = use_session();
    let stage = use_state(|| Stage::Idle);
    let onclick = {
        let (session, stage, given, kind) =
            (session.clone(), stage.clone(), props.given.clone(), props.kind);
        Callback::from(move |()| {
            stage.set(Stage::At(0));
            let (of, name) = (session.confirmed.clone(), name(&session, kind));
            let (stage, given) = (stage.clone(), given.clone());
            let at = {
                let stage = stage.clone();
                Callback::from(move |percent| stage.set(Stage::At(percent)))
            };
            spawn_local(async move {
                let saved = write(kind, &of, given, at).await;
                let saved = saved.and_then(|bytes| download_bytes(&bytes, WORKBOOK, &name));
                stage.set(match saved {
                    Ok(()) => Stage::Done(name),
                    Err(why) => Stage::Failed(why),
                });
            });
        })
    };
    let busy = matches!(*stage, Stage::At(_));
    html! {
        <div class="govuk-form-group app-no-print">
            <Button look={Look::Secondary} disabled={busy} {onclick}>{ props.label }</Button>
            <p class="govuk-hint">{ props.hint }</p>
            <p class="govuk-body" role="status">{ match &*stage {
                Stage::At(percent) => format!("Writing the spreadsheet: {percent} %"),
                Stage::Done(name) => format!("Downloaded as “{name}”."),
                Stage::Idle | Stage::Failed(_) => String::new(),
            } }</p>
            if let Stage::Failed(why) = &*stage {
                <p class="govuk-error-message" role="alert">{ why }</p>
            }
        </div>
    }
}

fn name(session: &Session, kind: Kind) -> String {
    let end = match kind {
        Kind::Bids => " - bids.xlsx",
        Kind::Result => " - result.xlsx",
    };
    file_name(session.title(), end)
}

/// The day, as people write it: `22 November 2026`.
fn today() -> String {
    let options = Object::new();
    for (name, value) in [("day", "numeric"), ("month", "long"), ("year", "numeric")] {
        // An object of our own takes whatever it is given.
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    Date::new_0().to_locale_date_string("en-GB", &options).into()
}
