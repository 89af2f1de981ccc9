//! Files as downloads, which every browser has.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Offers a text to the browser as a download. Where it goes, and whether, is the browser's and
/// the person's. Fails in words.
pub fn download(text: &str, name: &str) -> Result<(), String> {
    let link = link(text, name)
        .map_err(|_| "This browser did not let the page save a file.".to_owned())?;
    link.click();
    Ok(())
}

/// The same for bytes of some type.
pub fn download_bytes(bytes: &Uint8Array, kind: &str, name: &str) -> Result<(), String> {
    let link = link_to(bytes, kind, name)
        .map_err(|_| "This browser did not let the page save a file.".to_owned())?;
    link.click();
    Ok(())
}

/// A link that downloads a text as a file.
pub fn link(text: &str, name: &str) -> Result<HtmlAnchorElement, JsValue> {
    link_to(&JsValue::from_str(text), "application/json", name)
}

fn link_to(content: &JsValue, kind: &str, name: &str) -> Result<HtmlAnchorElement, JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    // Texts and bytes alike: the browser tells them apart.
    let parts = Array::of1(content);
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    // The address lives as long as the page, so that a slow download is never cut off.
    link.set_href(&Url::create_object_url_with_blob(&blob)?);
    link.set_download(name);
    Ok(link)
}

/// A name that every file system takes.
#[must_use]
pub fn file_name(title: &str, end: &str) -> String {
    let safe: String = title
        .trim()
        .chars()
        .map(|c| if c.is_alphanumeric() || matches!(c, ' ' | '-' | '_') { c } else { '-' })
        .take(80)
        .collect();
    match safe.trim_matches([' ', '-']) {
        "" => format!("Procurement{end}"),
        name => format!("{name}{end}"),
    }
}
