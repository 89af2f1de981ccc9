//! Procurements as files, saved as a download. No server is asked.

use common_measure::procurement::Procurement;
use common_measure::record::Record;
use js_sys::{Array, Date, Object, Reflect};
use wasm_bindgen::prelude::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use crate::later::{self, NotLoaded};

use super::{Act, Acts, Journal, Problem, Session};

/// How the names of records end.
pub(crate) const RECORD: &str = ".record.jsonl";

/// How the names of plain procurements end.
const PLAIN: &str = ".json";

/// A procurement as the text of its file. Fails in words.
fn text(procurement: &Procurement) -> Result<String, String> {
    let later = later::here().ok_or(NotLoaded::WORDS)?;
    (later.write)(procurement)
}

/// The text of a record, and the name of its file.
pub(crate) fn of_record(journal: &Journal) -> Option<(String, String)> {
    journal
        .read(|record| (record.to_text(), file_name(&record.procurement().details.title, RECORD)))
}

/// Offers the record of the open procurement to the browser as a download. Fails in words.
fn save(session: &Session) -> Result<(), String> {
    let (text, name) = session.journal().and_then(of_record).ok_or("No procurement is open.")?;
    download(&text, &name)
}

/// Offers the open procurement, as it stands and without its record, to the browser as a download.
/// Fails in words.
pub(crate) fn export(session: &Session) -> Result<(), String> {
    let procurement = &session.confirmed;
    download(&text(procurement)?, &file_name(&procurement.details.title, PLAIN))
}

/// The same for a text that was stored, of a procurement with this title.
pub(crate) fn save_text(text: &str, title: &str) -> Result<(), String> {
    let kind = if Record::is_record(text) { RECORD } else { PLAIN };
    download(text, &file_name(title, kind))
}

/// Offers a text to the browser as a download. Fails in words.
pub(crate) fn download(text: &str, name: &str) -> Result<(), String> {
    let link = link(text, name)
        .map_err(|_| "This browser did not let the page save a file.".to_owned())?;
    link.click();
    Ok(())
}

/// Saves the open procurement as a file, and says so to the session. Text that could not be read
/// is not in the file, and a person is told.
pub(crate) fn save_open(acts: &Acts, session: &Session) {
    match save(session) {
        Ok(()) => {
            acts.act(Act::FileSaved);
            let unread: Vec<_> = session.unread().collect();
            if !unread.is_empty() {
                let lines = unread.into_iter().map(|(path, problem)| Problem {
                    path: Some(path.to_owned()),
                    text: format!(
                        "The file was saved without an entry that could not be read: {problem}"
                    ),
                });
                acts.act(Act::Problems(lines.collect()));
            }
        }
        Err(reason) => acts.tell(reason),
    }
}

/// A link that downloads a text as a file.
pub(crate) fn link(text: &str, name: &str) -> Result<HtmlAnchorElement, JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    let parts = Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &kind)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    // The address lives as long as the page, so that a slow download is never cut off.
    link.set_href(&Url::create_object_url_with_blob(&blob)?);
    link.set_download(name);
    Ok(link)
}

/// A name that every file system takes.
pub(crate) fn file_name(title: &str, end: &str) -> String {
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

/// The time of day, such as 14:05.
pub(crate) fn time_of_day() -> String {
    clock(&Date::new_0(), &[("hour", "2-digit"), ("minute", "2-digit")])
}

/// A stored time for people, such as “22 November 2026 at 14:05”.
pub(crate) fn time_in_words(iso: &str) -> String {
    let date = Date::new(&JsValue::from_str(iso));
    let day = [("day", "numeric"), ("month", "long"), ("year", "numeric")];
    let time = [("hour", "2-digit"), ("minute", "2-digit")];
    format!("{} at {}", clock(&date, &day), clock(&date, &time))
}

fn clock(date: &Date, parts: &[(&str, &str)]) -> String {
    let options = Object::new();
    for (part, form) in parts {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&options, &JsValue::from_str(part), &JsValue::from_str(form));
    }
    let written = if parts.iter().any(|(part, _)| *part == "day") {
        date.to_locale_date_string("en-GB", &options)
    } else {
        date.to_locale_time_string_with_options("en-GB", &options)
    };
    String::from(written)
}
