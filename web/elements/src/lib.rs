//! Custom elements for pages that exist already: a supplier's self-assessment, and the result of an award.
//!
//! The script beside this package (`page/common-measure.js`) defines the elements, hands each its texts, and dispatches
//! its events. What stands in them is drawn here, in a shadow root each.

mod host;
mod panic;
mod results;
mod self_assessment;

use common_measure_respond::Responses;
use js_sys::Function;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::{Element, ShadowRoot};
use yew::{BaseComponent, Renderer};

use host::Host;
use results::{Results, ResultsProps};
use self_assessment::{SelfAssessment, SelfAssessmentProps};

/// Is told, once, when something inside has failed for good.
#[wasm_bindgen(js_name = onFailure)]
pub fn on_failure(told: Function) {
    panic::install(told);
}

/// What was entered in one element, for as long as it is there for the same form.
#[wasm_bindgen]
pub struct Entered(Responses);

/// What is drawn into one element, until it is taken away.
#[wasm_bindgen]
pub struct Drawn(End);

/// Takes away what was drawn.
type End = Box<dyn FnOnce()>;

#[wasm_bindgen]
impl Drawn {
    /// Where what is entered in one element stays while it is drawn again.
    #[must_use]
    pub fn entered() -> Entered {
        Entered(Responses::default())
    }

    /// Draws a self-assessment into `inside`, which stands in `root`. `text`: that of a form, or of a response to go on
    /// with; without it, a form is asked for. `before`: what was entered in the element. `keep`: whether the browser may
    /// keep what is entered. `told` is called with each event, and answers `false` if the page sees to it itself.
    #[wasm_bindgen(js_name = selfAssessment)]
    #[must_use]
    pub fn self_assessment(
        root: ShadowRoot,
        inside: Element,
        text: Option<String>,
        before: &Entered,
        keep: bool,
        read_only: bool,
        told: Function,
    ) -> Self {
        let (host, before) = (Host::new(root, told), before.0.clone());
        let props = SelfAssessmentProps { host, form: text, before, keep, read_only };
        Self(drawn::<SelfAssessment>(inside, props))
    }

    /// The same for a result. `text`: that of a record or of a published result. `show`: what the public view of a record
    /// shows besides who is awarded (`ranks`, `totals`, `points`); without it, the whole result is shown. Fails if the code
    /// for it cannot be fetched.
    pub async fn results(
        root: ShadowRoot,
        inside: Element,
        text: Option<String>,
        show: Option<String>,
        told: Function,
    ) -> Result<Self, JsValue> {
        let props = ResultsProps { host: Host::new(root, told), record: text, show };
        Ok(Self(draw_results(inside, props).await?))
    }

    /// Takes it away.
    pub fn end(self) {
        self.0();
    }
}

/// The build puts whatever is reached from here alone into a second file (see web/module/elements.mjs): a supplier who fills
/// in a form needs nothing of it.
#[wasm_split(results, fallible)]
#[allow(clippy::unnecessary_wraps, reason = "what is wrapped around it here can fail")]
fn draw_results(inside: Element, props: ResultsProps) -> Result<End, NotLoaded> {
    Ok(drawn::<Results>(inside, props))
}

fn drawn<C: BaseComponent>(inside: Element, props: C::Properties) -> End {
    let app = Renderer::<C>::with_root_and_props(inside, props).render();
    Box::new(|| app.destroy())
}

/// The second file could not be fetched.
struct NotLoaded;

impl From<SplitLoaderError> for NotLoaded {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

impl From<NotLoaded> for JsValue {
    fn from(_: NotLoaded) -> Self {
        JsError::new("The code for results could not be fetched.").into()
    }
}
