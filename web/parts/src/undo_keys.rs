//! Undo and redo by keys and by the browser's menu: the browser's own for the letters that are just being typed, ours for
//! everything else.
//!
//! A browser keeps one list of what was typed for all fields of a page, and knows nothing of values that a script has set
//! since. Left alone, its undo goes back to fields that were left long ago, and its redo then types their text a second
//! time into what is there: 4 becomes 44. So it gets as far as the field that has the focus, and no further back than to
//! where the focus came to it.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, EventTarget, HtmlInputElement, HtmlTextAreaElement, InputEvent, KeyboardEvent,
};
use yew::Callback;

/// What the keys mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UndoKey {
    /// Ctrl+Z, or ⌘Z.
    Undo,
    /// Ctrl+Y, or with Shift Ctrl+Z.
    Redo,
}

/// Listens for the keys as long as it is there.
pub struct UndoKeys {
    _listeners: [EventListener; 4],
}

impl UndoKeys {
    /// From now on, for whatever is typed within `root`. `on` is told what is ours to do; not in a grid's cells, which
    /// have their own way.
    #[must_use]
    pub fn new(root: &EventTarget, on: Callback<UndoKey>) -> Self {
        let typing = Rc::new(RefCell::new(Typing::default()));
        let options =
            EventListenerOptions { passive: false, ..EventListenerOptions::run_in_capture_phase() };
        let listen = |name: &'static str, hear: fn(&mut Typing, &Event)| {
            let typing = Rc::clone(&typing);
            EventListener::new_with_options(root, name, options, move |event| {
                hear(&mut typing.borrow_mut(), event);
            })
        };
        let menu = {
            let (typing, on) = (Rc::clone(&typing), on.clone());
            EventListener::new_with_options(root, "beforeinput", options, move |event| {
                typing.borrow_mut().about_to_change(event);
                let Some((key, field)) = history_of(event).zip(field_of(event)) else { return };
                if !typing.borrow().allows(key, &field) {
                    event.prevent_default();
                    tell(&on, key, Some(&field));
                }
            })
        };
        let keys = {
            let typing = Rc::clone(&typing);
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(root, "keydown", options, move |event| {
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
                let Some(key) = key_of(event) else { return };
                let field = field_of(event);
                if field.as_ref().is_some_and(|field| typing.borrow().allows(key, field)) {
                    return;
                }
                event.prevent_default();
                tell(&on, key, field.as_ref());
            })
        };
        let listeners =
            [listen("focusin", Typing::begins), menu, listen("input", Typing::changed), keys];
        Self { _listeners: listeners }
    }
}

/// Tells what is ours to do, unless it was asked for in a cell of a grid.
fn tell(on: &Callback<UndoKey>, key: UndoKey, field: Option<&Element>) {
    if !field.is_some_and(|field| matches!(field.closest("[role=grid]"), Ok(Some(_)))) {
        on.emit(key);
    }
}

/// A change of a field.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Change {
    /// Somebody typed.
    Typed,
    /// The browser took something back, or did it again.
    History,
}

/// What was typed in the field that has the focus, since it has it.
#[derive(Default)]
struct Typing {
    field: Option<Element>,
    /// Its text before.
    before: String,
    /// Its text as it was typed last; another one was set by a script.
    now: String,
    /// What the last change was; `None` before the first.
    last: Option<Change>,
}

impl Typing {
    fn begins(&mut self, event: &Event) {
        let Some(field) = field_of(event) else { return };
        let text = text_of(&field);
        *self = Self { field: Some(field), before: text.clone(), now: text, last: None };
    }

    fn about_to_change(&mut self, event: &Event) {
        let Some(field) = field_of(event) else { return };
        if self.field.as_ref() != Some(&field) || self.now != text_of(&field) {
            self.begins(event);
        }
    }

    fn changed(&mut self, event: &Event) {
        let Some(field) = field_of(event) else { return };
        if self.field.as_ref() != Some(&field) {
            return self.begins(event);
        }
        self.now = text_of(&field);
        self.last = Some(history_of(event).map_or(Change::Typed, |_| Change::History));
    }

    /// Whether the browser's own way does what is meant.
    fn allows(&self, key: UndoKey, field: &Element) -> bool {
        let ours = self.field.as_ref() == Some(field) && self.now == text_of(field);
        ours && match (key, self.last) {
            (UndoKey::Undo, Some(Change::Typed)) => true,
            (UndoKey::Undo, Some(Change::History)) => self.now != self.before,
            (UndoKey::Redo, last) => last == Some(Change::History),
            (UndoKey::Undo, None) => false,
        }
    }
}

fn key_of(event: &KeyboardEvent) -> Option<UndoKey> {
    if event.default_prevented() || event.alt_key() || !(event.ctrl_key() || event.meta_key()) {
        return None;
    }
    match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) => Some(UndoKey::Undo),
        ("y", false) | ("z", true) => Some(UndoKey::Redo),
        _ => None,
    }
}

/// The field with text that an event is about.
fn field_of(event: &Event) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let is_text = "textarea, input:not([type=radio]):not([type=checkbox]):not([type=file]):not([type=button])";
    target.matches(is_text).ok()?.then_some(target)
}

fn text_of(field: &Element) -> String {
    let input = field.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value);
    input
        .or_else(|| field.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value))
        .unwrap_or_default()
}

/// What of the browser's own an event of a field tells.
fn history_of(event: &Event) -> Option<UndoKey> {
    match event.dyn_ref::<InputEvent>()?.input_type().as_str() {
        "historyUndo" => Some(UndoKey::Undo),
        "historyRedo" => Some(UndoKey::Redo),
        _ => None,
    }
}
