//! Keeping the focus near where someone works, when a change takes away or moves what had it. Where a screen knows a better
//! place, it moves the focus there first (`use_kept_focus`).

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};
use yew::{UseReducerHandle, hook, use_effect, use_mut_ref};

use crate::screen::Screen;
use crate::session::Session;

/// The element that holds the screen: what stands around it is no place for a focus that was lost in it.
const MAIN: &str = "main-content";

/// What can have the focus.
const TAKERS: &str = "a[href], button, input, select, textarea, summary, [tabindex]";

/// What takes keys as an answer.
const FIELDS: &str = "input, select, textarea";

/// What had the focus before a change is drawn, and what stood around it, from the inside out.
struct Held {
    element: Element,
    around: Vec<Around>,
    screen: Screen,
}

struct Around {
    next: Option<Element>,
    previous: Option<Element>,
    parent: Element,
}

/// Gives a focus that was lost with the drawing of a change to what had it, or to what stands nearest in its place.
#[hook]
pub(crate) fn use_focus(session: &UseReducerHandle<Session>) {
    let held = use_mut_ref(|| None::<Held>);
    // A field that goes can set off another drawing, before which nothing has the focus any more.
    if let Some(now) = Held::now(&session.screen) {
        *held.borrow_mut() = Some(now);
    }
    let screen = session.screen.clone();
    use_effect(move || {
        // On a new screen it goes to the heading.
        if let Some(held) = held.take().filter(|held| held.screen == screen && is_lost()) {
            held.back();
        }
    });
}

impl Held {
    fn now(screen: &Screen) -> Option<Self> {
        let element = focused()?;
        let mut around = Vec::new();
        let mut at = element.clone();
        while at.id() != MAIN
            && let Some(parent) = at.parent_element()
        {
            let (next, previous) = (at.next_element_sibling(), at.previous_element_sibling());
            around.push(Around { next, previous, parent: parent.clone() });
            at = parent;
        }
        Some(Self { element, around, screen: screen.clone() })
    }

    fn back(self) {
        // A row that changed its place is taken out and put in again by the browser's own rules.
        if self.element.is_connected() {
            take(&self.element);
        } else {
            // Whoever knows a better place comes first.
            Timeout::new(0, move || self.beside()).forget();
        }
    }

    fn beside(&self) {
        if !is_lost() {
            return;
        }
        // Whoever types goes on typing, and the next field is another question's.
        if self.element.matches(FIELDS).unwrap_or_default() {
            take_main();
            return;
        }
        for Around { next, previous, parent } in &self.around {
            let near = [next.as_ref(), previous.as_ref(), Some(parent)].into_iter().flatten();
            if near.filter(|near| near.is_connected()).any(take_in) {
                return;
            }
        }
    }
}

/// Whether nothing on this page has the focus. In a frame it must have it as a whole: somebody may be in the page around it.
fn is_lost() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let is_framed = !window.parent().is_ok_and(|parent| parent.as_ref() == Some(&window));
    let has_focus = || window.document().is_some_and(|it| it.has_focus().unwrap_or_default());
    focused().is_none() && (!is_framed || has_focus())
}

/// What has the focus; a browser gives one that was lost to the body.
fn focused() -> Option<Element> {
    let active = web_sys::window()?.document()?.active_element()?;
    (!active.tag_name().eq_ignore_ascii_case("body")).then_some(active)
}

/// Moves the focus to an element, or to the first in it that can have it. Answers whether it is there.
fn take_in(element: &Element) -> bool {
    let taker = if element.matches(TAKERS).unwrap_or_default() {
        Some(element.clone())
    } else {
        element.query_selector(TAKERS).ok().flatten()
    };
    taker.is_some_and(|taker| take(&taker))
}

/// Moves the focus to the screen as a whole, where keys do nothing. The page stays where it is.
fn take_main() {
    let document = web_sys::window().and_then(|window| window.document());
    let main = document.and_then(|document| document.get_element_by_id(MAIN));
    if let Some(main) = main.and_then(|main| main.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // Without it the focus stays lost, and keys do nothing either.
        let _ = main.focus_with_options(&options);
    }
}

fn take(element: &Element) -> bool {
    element.dyn_ref::<HtmlElement>().is_some_and(|element| element.focus().is_ok())
        && focused().is_some()
}
