//! Times in the United Kingdom, as people give and read them. Records keep UTC.

mod typed;

use common_measure::time::Time;
use js_sys::{Date, Object, Reflect};
use wasm_bindgen::prelude::JsValue;

pub use typed::read;

/// A moment in local words: `27 March 2027 at 12:00`.
#[must_use]
pub fn in_words(time: &Time) -> String {
    stored_in_words(time.as_str())
}

/// The same with the day of the week, where a person is to notice a wrong one: `Saturday 27 March 2027 at 12:00`.
#[must_use]
pub fn in_full(time: &Time) -> String {
    let date = Date::new(&JsValue::from_str(time.as_str()));
    said(&date, &[("dateStyle", "full"), ("timeStyle", "short")])
}

/// How many whole days lie between two moments; less than nothing if the second is the earlier one.
///
/// ```
/// use common_measure::time::Time;
/// use common_measure_parts::clock::days_between;
///
/// let [from, to] = ["2026-11-23T18:00:00Z", "2062-04-13T11:00:00Z"].map(|it| Time::parse(it).unwrap());
/// assert_eq!((days_between(&from, &to), days_between(&to, &from)), (12_924, -12_925));
/// ```
#[must_use]
pub fn days_between(from: &Time, to: &Time) -> i64 {
    const OF_DAY: i64 = 86_400;
    // Every time is a moment.
    let second = |time: &Time| time.as_str().parse().map_or(0, jiff::Timestamp::as_second);
    (second(to) - second(from)).div_euclid(OF_DAY)
}

/// The same for a time as the browser stores it, in ISO 8601.
#[must_use]
pub fn stored_in_words(iso: &str) -> String {
    said(&Date::new(&JsValue::from_str(iso)), &[("dateStyle", "long"), ("timeStyle", "short")])
}

/// Now, in local words.
#[must_use]
pub fn now_in_words() -> String {
    said(&Date::new_0(), &[("dateStyle", "long"), ("timeStyle", "short")])
}

/// The time of day: `14:05`.
#[must_use]
pub fn time_of_day() -> String {
    said(&Date::new_0(), &[("timeStyle", "short")])
}

/// Now, as the name of a file can have it, so that names sort: `2026-11-23 14.32.05`.
#[must_use]
pub fn now_in_a_name() -> String {
    // Swedish dates are written like this.
    written("sv-SE", &Date::new_0(), &[("dateStyle", "short"), ("timeStyle", "medium")])
        .replace(':', ".")
}

fn said(date: &Date, form: &[(&str, &str)]) -> String {
    written("en-GB", date, form)
}

/// The browser knows when clocks change, wherever this computer stands.
fn written(language: &str, date: &Date, form: &[(&str, &str)]) -> String {
    let options = Object::new();
    for (key, value) in form.iter().chain(&[("timeZone", "Europe/London")]) {
        // A new object takes any property.
        let _ = Reflect::set(&options, &JsValue::from_str(key), &JsValue::from_str(value));
    }
    String::from(date.to_locale_string(language, &options))
}
