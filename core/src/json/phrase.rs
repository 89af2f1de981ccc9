//! Parts of sentences about what a file holds.

use super::tree::Tree;

/// From serde's message after the mark that opens the name: the name, and what names there can be.
pub(super) fn known_names(rest: &str) -> (&str, String) {
    match rest.rsplit_once("`, expected ") {
        Some((name, known)) => {
            let known: Vec<_> = known.split('`').skip(1).step_by(2).collect();
            (name, format!("It can be {}.", choices(&known)))
        }
        None => (rest.split('`').next().unwrap_or(rest), "Nothing can stand here.".to_owned()),
    }
}

fn choices(names: &[&str]) -> String {
    match names {
        [rest @ .., last] if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

/// What was found, from serde's name for it: `` integer `5` ``, `string "x"`, `map`.
pub(super) fn kind_found(found: &str) -> String {
    if let Some(text) = found.strip_prefix("string ") {
        // serde quotes the text as Rust code does.
        let text = serde_json::from_str::<String>(text);
        return text.map_or_else(
            |_| "another text".to_owned(),
            |text| format!("the text “{}”", shortened(&text)),
        );
    }
    match found {
        "null" => "nothing (null)".to_owned(),
        "map" => "a group of fields { }".to_owned(),
        "sequence" => "a list [ ]".to_owned(),
        _ => match found.split('`').nth(1) {
            Some(value) => format!("the value {}", shortened(value)),
            None => shortened(found),
        },
    }
}

/// What should be there, from the name that a type gives to what it expects.
pub(super) fn kind_of_value(expected: &str) -> String {
    let plain = match expected {
        "a string" | "str" | "string" => "a text in straight quotation marks",
        "a boolean" => "true or false",
        "a sequence" => "a list, in square brackets [ ]",
        "a map" => "a group of fields, in curly brackets { }",
        "u8" | "u16" | "u32" | "u64" | "usize" | "i8" | "i16" | "i32" | "i64" | "isize" => {
            "a whole number, without quotation marks"
        }
        _ if expected.starts_with("struct ") => "a group of fields, in curly brackets { }",
        _ => match expected.strip_prefix("an array of length ") {
            Some(length) => return format!("a list of {length} items, in square brackets [ ]"),
            None => expected,
        },
    };
    plain.to_owned()
}

/// A JSON value as it can stand in a sentence.
pub(super) fn value(value: &Tree) -> String {
    match value {
        Tree::Null => "null".to_owned(),
        Tree::Bool(bool) => bool.to_string(),
        Tree::Whole(number) => number.to_string(),
        Tree::Negative(number) => number.to_string(),
        Tree::OtherNumber => "a number with a fraction, or a very large one".to_owned(),
        Tree::Text(text) => format!("“{}”", shortened(text)),
        Tree::List(_) => "a list [ ]".to_owned(),
        Tree::Object(_) => "a group of fields { }".to_owned(),
    }
}

/// A text from the file, fit to stand in a message.
pub(super) fn shortened(text: &str) -> String {
    tidy(text, 60)
}

/// Without line breaks and the like, and not over `longest` characters.
pub(super) fn tidy(text: &str, longest: usize) -> String {
    let mut short: String =
        text.chars().take(longest).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(longest).is_some() {
        short.push('…');
    }
    short
}
