//! What is left to do when the module has come to an end by a fault of its own.
//!
//! The page says so by itself (see boot.js); here the record is put beside that sentence
//! as a file, should the browser not have stored it.

use std::cell::RefCell;

use wasm_bindgen::JsValue;

use crate::session::{Journal, Session, file};

thread_local! {
    static LAST: RefCell<Option<Journal>> = const { RefCell::new(None) };
}

/// Remembers the open record for the worst case.
pub(crate) fn keep(session: &Session) {
    LAST.with(|last| {
        if let Ok(mut last) = last.try_borrow_mut() {
            *last = session.journal().cloned();
        }
    });
}

/// Makes a fault of the module offer the file before it ends.
pub(crate) fn install() {
    std::panic::set_hook(Box::new(|info| {
        offer();
        // For whoever is asked to look into it.
        web_sys::console::error_1(&JsValue::from_str(&info.to_string()));
    }));
}

fn offer() -> Option<()> {
    let last = LAST.with(|last| last.try_borrow().ok()?.clone())?;
    let (text, name) = file::of_record(&last)?;
    let link = file::link(&text, &name).ok()?;
    link.set_class_name("govuk-link");
    link.set_text_content(Some("Save your work as a file"));
    let page = web_sys::window()?.document()?;
    let paragraph = page.create_element("p").ok()?;
    paragraph.set_class_name("govuk-body");
    paragraph.append_child(&link).ok()?;
    page.get_element_by_id("app-failure")?.append_child(&paragraph).ok()?;
    Some(())
}
