//! Parts of sentences about what a file holds.

use serde::de::Unexpected;

use super::tree::Tree;

/// What there can be instead.
pub(super) fn choices(names: &[&str]) -> String {
    match names {
        [] => "Nothing can stand here.".to_owned(),
        [name] => format!("It can be {name}."),
        [rest @ .., last] => format!("It can be {} or {last}.", rest.join(", ")),
    }
}

/// What was found. serde's own words would bring along all that it takes to write floats, which no
/// file has.
pub(super) fn kind_found(found: Unexpected) -> String {
    match found {
        Unexpected::Unit => "nothing (null)".to_owned(),
        Unexpected::Map => "a group of fields { }".to_owned(),
        Unexpected::Seq => "a list [ ]".to_owned(),
        Unexpected::Str(text) if text.chars().all(is_legible) => {
            format!("the text “{}”", shortened(text))
        }
        Unexpected::Str(_) => "another text".to_owned(),
        Unexpected::Bool(bool) => format!("the value {bool}"),
        Unexpected::Unsigned(number) => format!("the value {number}"),
        Unexpected::Signed(number) => format!("the value {number}"),
        Unexpected::Other(other) => shortened(other),
        _ => "another value".to_owned(),
    }
}

/// Whether a character can be shown by itself: it is printed, or is white space or a sign that has
/// an escape of two characters.
fn is_legible(c: char) -> bool {
    c != '\0' && c.escape_debug().len() <= 2
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
