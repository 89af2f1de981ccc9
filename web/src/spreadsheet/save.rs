//! Buttons that save a spreadsheet.

use common_measure::assessment::Reading;
use common_measure::publication::beside_figures;
use common_measure::response::ResponseForm;
use js_sys::{Array, Date, Object, Reflect, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_memo, use_state};

use super::worker;
use crate::form::{Button, Look};
use crate::session::file::{download_bytes, name_of};
use crate::session::{Session, use_session};

/// The type of a workbook.
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// All bids.
    Bids,
    /// The result, with formulas.
    Result,
    /// The response form, for quality and commitments.
    Form,
    /// The same for prices.
    Prices,
}

impl Kind {
    /// What the worker calls it.
    fn job(self) -> &'static str {
        match self {
            Self::Bids => "bids.xlsx",
            Self::Result => "result.xlsx",
            Self::Form => "form.xlsx",
            Self::Prices => "prices.xlsx",
        }
    }

    /// What stands behind the procurement's name in the name of the file.
    fn end(self) -> &'static str {
        match self {
            Self::Bids => " - bids.xlsx",
            Self::Result => " - result.xlsx",
            Self::Form => " - response form.xlsx",
            Self::Prices => " - prices form.xlsx",
        }
    }

    /// What it is made from, as text.
    fn source(self, session: &Session) -> Result<String, String> {
        let text = match self {
            Self::Bids | Self::Result => session.confirmed.to_json(),
            Self::Form | Self::Prices => match session.record(ResponseForm::of) {
                Some(form) => form.and_then(|form| form.to_json()),
                None => return Err("There is no record to make a form of.".to_owned()),
            },
        };
        text.map_err(|fault| fault.to_string())
    }
}

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
    /// How many entries the result does not hold because they could not be read.
    pub unread: usize,
}

/// Saves the result as a workbook with formulas.
#[component]
pub(crate) fn SaveResult(props: &SaveResultProps) -> Html {
    let session = use_session();
    let code = session.record(|record| record.check_code().to_string());
    let code = code.map_or(JsValue::NULL, JsValue::from);
    let given = Array::of4(
        &today().into(),
        &code,
        &(props.reading == Reading::Other).into(),
        &session.process().practice.into(),
    );
    let about = {
        let session = session.clone();
        // It works the result out again, so not at every key.
        use_memo((session.key.clone(), session.entries), move |_| {
            session.record(beside_figures).unwrap_or_default()
        })
    };
    // One sentence a line.
    given.push(&about.join("\n").into());
    given.push(&props.unread.to_string().into());
    given.push(&(session.withheld > 0).into());
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

/// For whom the form is.
#[derive(Properties, PartialEq)]
pub(crate) struct SaveFormProps {
    /// The tender deadline in words, in local time.
    pub deadline: Option<AttrValue>,
    /// Whether the criteria ask for a price.
    pub prices: bool,
}

/// Saves the response form as two workbooks.
#[component]
pub(crate) fn SaveForm(props: &SaveFormProps) -> Html {
    let given = props.deadline.as_ref().map_or(JsValue::NULL, |it| JsValue::from(it.as_str()));
    html! {
        <>
            <Save kind={Kind::Form} given={given.clone()} label="Save it as a spreadsheet: quality and commitments"
                hint="It also shows what an answer would be worth, where that is certain." />
            if props.prices {
                <Save kind={Kind::Prices} {given} label="Save it as a spreadsheet: prices"
                    hint="Prices come in a workbook of their own, so that they can stay closed." />
            }
        </>
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
            let source = kind.source(&session);
            let name = name_of(session.title(), session.withheld > 0, kind.end());
            let (stage, given) = (stage.clone(), given.clone());
            let at = {
                let stage = stage.clone();
                Callback::from(move |percent| stage.set(Stage::At(percent)))
            };
            spawn_local(async move {
                stage.set(match written(kind, source, given, at, &name).await {
                    Ok(()) => Stage::Done(name),
                    Err(why) => Stage::Failed(why),
                });
            });
        })
    };
    let busy = matches!(*stage, Stage::At(_));
    html! {
        <div class="govuk-form-group app-no-print">
            <Button look={Look::Secondary} disabled={busy} class="govuk-!-margin-bottom-1" {onclick}>{ props.label }</Button>
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

/// Has it written and downloads it, or says why not.
async fn written(
    kind: Kind,
    source: Result<String, String>,
    given: JsValue,
    at: Callback<u8>,
    name: &str,
) -> Result<(), String> {
    let bytes = worker::ask(kind.job(), &source?, given, at).await?;
    download_bytes(&Uint8Array::from(bytes), WORKBOOK, name)
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
