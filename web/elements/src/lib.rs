//! Custom elements for pages that exist already: a supplier's self-assessment, and the result of an award.
//!
//! The script beside this package (`page/common-measure.js`) defines the elements, hands each its texts, and dispatches
//! its events. What stands in them is drawn here, in a shadow root each.

mod host;
mod panic;
mod results;
mod self_assessment;

use js_sys::Function;
use serde::Deserialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::{Element, ShadowRoot};
use yew::{AppHandle, Renderer};

use host::Host;
use results::{Results, ResultsProps};
use self_assessment::{SelfAssessment, SelfAssessmentProps};

/// Is told, once, when something inside has failed for good.
#[wasm_bindgen(js_name = onFailure)]
pub fn on_failure(told: Function) {
    panic::install(told);
}

/// What is drawn into one element, until it is taken away.
#[wasm_bindgen]
pub struct Drawn(Inside);

enum Inside {
    SelfAssessment(AppHandle<SelfAssessment>),
    Results(AppHandle<Results>),
}

/// What an element was given, as its script hands it over.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Given {
    /// The text of a form, a response, a record or a published result; without one, a form is asked for.
    text: Option<String>,
    /// Whether the browser may keep what is entered.
    #[serde(default)]
    keep: bool,
    /// Whether a response is only read.
    #[serde(default)]
    read_only: bool,
    /// What the public view of a result shows besides who is awarded (`ranks`, `totals`, `points`); without it, the
    /// whole result is shown.
    show: Option<String>,
}

#[wasm_bindgen]
impl Drawn {
    /// Draws a self-assessment into `inside`, which stands in `root`. `told` is called with each event, and answers
    /// `false` if the page sees to it itself. Fails if what is given is not as the script gives it.
    #[wasm_bindgen(js_name = selfAssessment)]
    pub fn self_assessment(
        root: ShadowRoot,
        inside: Element,
        given: JsValue,
        told: Function,
    ) -> Result<Self, JsValue> {
        let Given { text, keep, read_only, .. } = serde_wasm_bindgen::from_value(given)?;
        let props =
            SelfAssessmentProps { host: Host::new(root, told), form: text, keep, read_only };
        Ok(Self(Inside::SelfAssessment(Renderer::with_root_and_props(inside, props).render())))
    }

    /// The same for a result.
    pub fn results(
        root: ShadowRoot,
        inside: Element,
        given: JsValue,
        told: Function,
    ) -> Result<Self, JsValue> {
        let Given { text, show, .. } = serde_wasm_bindgen::from_value(given)?;
        let props = ResultsProps { host: Host::new(root, told), record: text, show };
        Ok(Self(Inside::Results(Renderer::with_root_and_props(inside, props).render())))
    }

    /// Takes it away.
    pub fn end(self) {
        match self.0 {
            Inside::SelfAssessment(app) => app.destroy(),
            Inside::Results(app) => app.destroy(),
        }
    }
}
