//! Procurements as files: saved as a download, opened from the disk. No server is asked.

use common_measure::procurement::{MAX_BYTES, Procurement};
use js_sys::{Array, Date, Object, Reflect};
use wasm_bindgen::prelude::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

use crate::later::{self, NotLoaded};
use crate::screen::Screen;

use super::{Act, Acts, Problem, Session};

/// A procurement as the text of its file. Fails in words.
pub(crate) fn text(procurement: &Procurement) -> Result<String, String> {
    let later = later::here().ok_or(NotLoaded::WORDS)?;
    (later.write)(procurement)
}

/// Offers a procurement to the browser as a download. Fails in words.
pub(crate) fn save(procurement: &Procurement) -> Result<(), String> {
    save_text(&text(procurement)?, &procurement.details.title)
}

/// The same for the text of a procurement with this title.
pub(crate) fn save_text(text: &str, title: &str) -> Result<(), String> {
    let link = link(text, &file_name(title))
        .map_err(|_| "This browser did not let the page save a file.".to_owned())?;
    link.click();
    Ok(())
}

/// Saves the open procurement as a file, and says so to the session. Text that could not be read
/// is not in the file, and a person is told.
pub(crate) fn save_open(acts: &Acts, session: &Session) {
    match save(&session.confirmed) {
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
pub(crate) fn file_name(title: &str) -> String {
    let safe: String = title
        .trim()
        .chars()
        .map(|c| if c.is_alphanumeric() || matches!(c, ' ' | '-' | '_') { c } else { '-' })
        .take(80)
        .collect();
    match safe.trim_matches([' ', '-']) {
        "" => "Procurement.json".to_owned(),
        name => format!("{name}.json"),
    }
}

/// Reads a file that a person chose and opens it as a new entry; a fault is shown, and what is on
/// the screen stays.
pub(crate) fn open(acts: &Acts, file: &File) {
    let (acts, file) = (acts.clone(), file.clone());
    spawn_local(async move {
        match read(&acts, &file).await {
            Ok(procurement) => acts.open_new(procurement, Screen::TaskList),
            Err(reason) => acts.tell(reason),
        }
    });
}

async fn read(acts: &Acts, file: &File) -> Result<Procurement, String> {
    let name = file.name();
    // The size is known before anything is read. A float holds every size exactly that matters.
    #[allow(clippy::cast_precision_loss, reason = "the limit is far below 2^52")]
    if file.size() > MAX_BYTES as f64 {
        return Err(format!(
            "“{name}” is larger than 16 MB, so it is not a procurement. Choose a file that was saved from Common Measure."
        ));
    }
    let text = JsFuture::from(file.text())
        .await
        .ok()
        .and_then(|text| text.as_string())
        .ok_or_else(|| format!("“{name}” could not be read. Check that it is still there."))?;
    let later = acts.later().await?;
    (later.read)(&text).map_err(|fault| {
        format!("“{name}” was not opened. {fault} What you had open is as it was.")
    })
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
