//! Where the elements of a screen are found.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, ShadowRoot};
use yew::{hook, use_context};

/// Where a screen stands: in a page of its own, or in an element's shadow root, which the page cannot see into.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Root {
    /// The page's document.
    #[default]
    Page,
    /// A shadow root on somebody's page.
    Shadow(ShadowRoot),
}

impl Root {
    /// The element with an id.
    #[must_use]
    pub fn element(&self, id: &str) -> Option<Element> {
        match self {
            Self::Page => web_sys::window()?.document()?.get_element_by_id(id),
            Self::Shadow(root) => root.get_element_by_id(id),
        }
    }

    /// Focuses the element with an id, and selects the text in it as the Tab key does; says whether it is there.
    #[must_use]
    pub fn focus(&self, id: &str) -> bool {
        let Some(element) = self.element(id).and_then(|element| element.dyn_into().ok()) else {
            return false;
        };
        let element: HtmlElement = element;
        element.scroll_into_view();
        let focused = element.focus().is_ok();
        if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
            input.select();
        }
        focused
    }
}

/// Where the component stands.
#[hook]
pub fn use_root() -> Root {
    use_context().unwrap_or_default()
}
