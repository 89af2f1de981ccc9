//! Custom elements for pages that exist already: a supplier's self-assessment, and the result of an award.
//!
//! The script beside this package (`page/common-measure.js`) defines the elements, hands each its texts, and dispatches
//! its events. What stands in them is drawn here, in a shadow root each.

mod host;
mod panic;
mod results;
mod self_assessment;

use js_sys::Function;
use wasm_bindgen::prelude::wasm_bindgen;
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

#[wasm_bindgen]
impl Drawn {
    /// Draws a self-assessment into `inside`, which stands in `root`. `form`: the text of a response form, or of a
    /// response to go on with; without one, a file is asked for. `told`: called with the name of an event and its
    /// details; answers `false` if the page sees to it itself.
    #[wasm_bindgen(js_name = selfAssessment)]
    #[must_use]
    pub fn self_assessment(
        root: ShadowRoot,
        inside: Element,
        form: Option<String>,
        keep: bool,
        read_only: bool,
        told: Function,
    ) -> Self {
        let host = Host::new(root, told);
        let props = SelfAssessmentProps { host, form, keep, read_only };
        Self(Inside::SelfAssessment(Renderer::with_root_and_props(inside, props).render()))
    }

    /// Draws a result into `inside`, which stands in `root`. `record`: the text of a record, or of a published result.
    /// `show`: what the public view shows besides who is awarded (`ranks`, `totals`, `points`); `None` is the whole.
    #[must_use]
    pub fn results(
        root: ShadowRoot,
        inside: Element,
        record: Option<String>,
        show: Option<String>,
        told: Function,
    ) -> Self {
        let host = Host::new(root, told);
        let props = ResultsProps { host, record, show };
        Self(Inside::Results(Renderer::with_root_and_props(inside, props).render()))
    }

    /// Takes it away.
    pub fn end(self) {
        match self.0 {
            Inside::SelfAssessment(app) => app.destroy(),
            Inside::Results(app) => app.destroy(),
        }
    }
}
