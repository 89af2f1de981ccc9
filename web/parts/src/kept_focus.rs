//! Keeping the focus on the page when the button that was pressed goes away with what it did.

use yew::{AttrValue, hook, use_effect_with, use_mut_ref};

use super::root::use_root;

/// After a change, moves a focus that was lost to the element with this id.
#[hook]
pub fn use_kept_focus<T: PartialEq + 'static>(change: T, id: impl Into<AttrValue>) {
    let (first, id, root) = (use_mut_ref(|| true), id.into(), use_root());
    use_effect_with(change, move |_| {
        // Where the focus begins on a fresh page is not decided here.
        if std::mem::replace(&mut *first.borrow_mut(), false) {
            return;
        }
        let document = web_sys::window().and_then(|window| window.document());
        let active = document.and_then(|document| document.active_element());
        // A browser gives a lost focus to the body.
        if active.is_none_or(|element| element.tag_name().eq_ignore_ascii_case("body")) {
            let _ = root.focus(&id);
        }
    });
}
