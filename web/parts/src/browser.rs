//! What a browser knows and a page cannot: the moment, and chance.

use js_sys::{Date, Math};

/// Now, as an ISO 8601 time.
#[must_use]
pub fn now() -> String {
    String::from(Date::new_0().to_iso_string())
}

/// A key that nothing else has: `crypto.randomUUID` is missing on plain http.
#[must_use]
pub fn fresh_key() -> String {
    let base_36 = |number: f64| {
        let text = js_sys::Number::from(number).to_string_with_radix(36);
        text.map(String::from).unwrap_or_default()
    };
    let chance = base_36(Math::random());
    format!("{}-{}", base_36(Date::now()), chance.trim_start_matches("0."))
}

/// Random bits that nobody can guess; `None` where the browser gives the page none.
#[must_use]
pub fn random() -> Option<[u8; 16]> {
    let mut bytes = [0; 16];
    let crypto = web_sys::window()?.crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}

/// Opens the browser's own dialogue for printing. A browser that cannot print says so itself.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}
