use serde::Deserialize;

use super::*;
use crate::id::MeasureId;

const KIND: FileKind = FileKind {
    name: "Thing",
    a_name: "a thing",
    format: "thing",
    version: 2,
    max_bytes: 1_000_000,
};

#[derive(Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
struct Thing {
    name: String,
    count: u32,
    flag: bool,
    id: Option<MeasureId>,
    shade: Option<Shade>,
    pair: Option<[String; 2]>,
    parts: Vec<Part>,
}

#[derive(Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Part {
    name: String,
    #[serde(default)]
    parts: Vec<Part>,
}

#[derive(Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum Shade {
    Light,
    VeryDark,
}

pub(super) fn refusal(text: &str) -> String {
    read::<Thing>(text, &KIND).unwrap_err().to_string()
}

/// A thing with these fields, on line 2.
pub(super) fn thing(fields: &str) -> String {
    format!("{{\"format\": \"thing\", \"version\": 2,\n{fields}}}")
}

#[test]
fn what_is_written_is_read() {
    let written = Thing {
        name: "a “£” \\ \n b".to_owned(),
        id: Some(MeasureId::new("12").unwrap()),
        shade: Some(Shade::VeryDark),
        ..Thing::default()
    };
    let text = write(&written, &KIND).unwrap();
    assert!(text.starts_with("{\n  \"format\": \"thing\",\n  \"version\": 2,\n  \"name\":"));
    assert_eq!(read::<Thing>(&text, &KIND), Ok(written));
}

#[test]
fn a_mark_at_the_start_windows_line_ends_and_older_versions_are_read() {
    let text = "\u{feff}\r\n{\r\n\"count\": 3,\r\n\"version\": 1,\r\n\"format\": \"thing\"}\r\n";
    assert_eq!(read::<Thing>(text, &KIND).unwrap().count, 3);
}

#[test]
fn other_files_are_refused_by_what_they_are() {
    let choose = "Choose a thing saved by Common Measure: a file that says \"format\": \"thing\" at the top.";
    for (text, problem) in [
        ("", "The file is empty."),
        ("\u{feff} \n", "The file is empty."),
        ("<!DOCTYPE html>", "This is not a thing."),
        ("[{\"format\": \"thing\"}]", "This is not a thing."),
        ("{}", "This is not a thing: it has no “format”."),
        ("{\"format\": 5}", "This is not a thing: its “format” is 5."),
        ("{\"format\": \"other\", and more", "This is not a thing: its “format” is “other”."),
    ] {
        assert_eq!(refusal(text), format!("Thing: {problem} {choose}"), "{text}");
    }
}

#[test]
fn the_version_must_be_one_that_is_known() {
    let right = "Write the version as a whole number from 1 to 2.";
    for (version, problem) in [
        ("0", "The “version” is 0, which is not a version."),
        ("-1", "The “version” is -1, which is not a version."),
        (
            "1.0",
            "The “version” is a number with a fraction, or a very large one, which is not a version.",
        ),
        ("\"1\"", "The “version” is “1”, which is not a version."),
        ("null", "The “version” is null, which is not a version."),
    ] {
        let text = format!("{{\"format\": \"thing\", \"version\": {version}}}");
        assert_eq!(refusal(&text), format!("Thing: {problem} {right}"));
    }
    assert_eq!(
        refusal("{\"format\": \"thing\"}"),
        format!("Thing: The “version” is missing. {right}")
    );
    // What a newer edition writes is anyone's guess, so nothing else is said about it.
    assert_eq!(
        refusal("{\"format\": \"thing\", \"version\": 7, \"a\": 1, \"a\": broken"),
        "Thing: This file was made by a newer version of Common Measure: file version 7, and this \
         edition reads up to 2. Open it with the newer edition."
    );
}

#[test]
fn a_key_given_twice_is_refused_anywhere() {
    let remedy = "Keep one of the two and take out the other.";
    for (fields, place, name) in [
        ("\"name\": \"a\", \"name\": \"b\"", "line 2, column 19", "name"),
        ("\"version\": 2", "line 2, column 9", "version"),
        (
            "\"parts\": [{\"name\": \"a\", \"n\\u0061me\": \"b\"}]",
            "parts, item 1, line 2, column 35",
            "name",
        ),
        // Even inside what could not stand here anyway.
        ("\"other\": {\"a\": 1, \"a\": 1}", "other, line 2, column 21", "a"),
    ] {
        assert_eq!(
            refusal(&thing(fields)),
            format!("Thing, {place}: “{name}” is given twice. {remedy}"),
        );
    }
}

#[test]
fn a_file_cut_off_anywhere_is_refused() {
    let whole = thing("\"name\": \"££\", \"parts\": [{\"name\": \"a\", \"parts\": []}]");
    assert!(read::<Thing>(&whole, &KIND).is_ok());
    let ends = whole.char_indices().map(|(end, _)| end).skip(1);
    for end in ends {
        let said = refusal(&whole[..end]);
        assert!(said.contains("The file ends too early: part of it is missing."), "{said}");
    }
}

#[test]
fn deep_nesting_is_refused() {
    let deep = thing(&format!("\"other\": {}", "[".repeat(100_000)));
    assert!(refusal(&deep).contains("The file is nested too deeply"), "{}", refusal(&deep));
    assert!(refusal(&deep).contains(", item 1, …, line "), "{}", refusal(&deep));
    let deep = thing(&"\"parts\": [{\"name\": \"a\", ".repeat(10_000));
    assert!(refusal(&deep).contains("The file is nested too deeply"));
    // Here it stands before what the file says it is.
    let deep = format!("{{\"other\": {}", "[".repeat(100_000));
    assert!(refusal(&deep).contains("The file ends too early"));
    let deep = format!("{{\"format\": {}", "[".repeat(100_000));
    assert!(refusal(&deep).contains("The file is nested too deeply"));
}

#[test]
fn what_is_too_deep_to_be_read_is_not_written() {
    let nested = |depth: usize, inside: &str| {
        format!("{{\"a\": [{}{inside}{}]}}", "[".repeat(depth - 2), "]".repeat(depth - 2))
    };
    for (depth, is_read) in [(127, true), (128, false)] {
        let text = nested(depth, "");
        assert_eq!(super::reading::whole(&text).is_ok(), is_read);
        assert_eq!(super::too_deep(&text, &KIND).is_none(), is_read);
    }
    // Brackets in a text are none, also behind a quotation mark in it, and behind a backslash at its end.
    let texts = format!("\"{0}\\\"{0}\", \"\\\\\"", "[".repeat(200));
    assert!(super::too_deep(&nested(127, &texts), &KIND).is_none());
    assert!(super::too_deep(&nested(127, &format!("{texts}, []")), &KIND).is_some());
}

#[test]
fn a_large_file_is_refused_unread() {
    assert_eq!(
        refusal(&" ".repeat(50_000_000)),
        "Thing: The file is 50 MB, and a thing may be at most 1 MB. Choose the right file, or make \
         it smaller."
    );
    assert!(refusal(&" ".repeat(1_000_001)).starts_with("Thing: The file is 1.1 MB,"));
}

#[test]
fn long_and_strange_names_are_tamed() {
    let said = refusal(&thing(&format!("\"a\\n{}\": 1", "x".repeat(10_000))));
    assert!(said.contains(&format!("“a {}…” is not a field", "x".repeat(58))));
    assert!(said.len() < 500, "{said}");
}

#[test]
fn a_fault_has_a_path_for_programs() {
    let fault = read::<Thing>(&thing("\"parts\": [{\"name\": 5}]"), &KIND).unwrap_err();
    assert_eq!(fault.place.path(), "file/parts/0/name");
}

#[test]
fn of_several_faults_the_first_in_the_order_of_the_type_is_told() {
    for (fields, place) in [
        (r#""count": "a", "name": 5"#, "name"),
        (r#""parts": [{"parts": 5}]"#, "parts, item 1"),
        // A field that must not be there comes after what stands before it in the text.
        (r#""name": 5, "other": 1, "count": "a""#, "name"),
        (r#""name": "a", "other": 1, "count": "a""#, "other"),
        (r#""other": 1, "parts": 5"#, "other"),
        (r#""parts": [], "other": 1"#, "other"),
    ] {
        let said = refusal(&thing(fields));
        assert!(said.starts_with(&format!("Thing, {place}, line 2, ")), "{fields}: {said}");
    }
}

#[test]
fn a_text_that_cannot_be_shown_is_not_shown() {
    for (text, words) in [
        ("tab\\t“é” \\\" \\\\", "the text “tab “é” \" \\”"),
        ("bell \\u0007", "another text"),
        ("zero \\u0000", "another text"),
        ("accent \u{301}", "another text"),
    ] {
        let said = refusal(&thing(&format!("\"flag\": \"{text}\"")));
        assert!(said.contains(&format!(": There is {words} here.")), "{text}: {said}");
    }
}

#[test]
fn the_fields_of_a_choice_are_read_by_name() {
    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Rule {
        Plain,
        Priced { price: Option<MeasureId>, count: u32 },
    }
    let read = |text: &str| {
        read_part::<Rule>(text, &KIND).map_err(|fault| {
            let said = fault.to_string();
            said.split_once(": ").map_or(said.clone(), |(_, words)| words.to_owned())
        })
    };
    let priced = |price: Option<&str>| Rule::Priced {
        price: price.map(|id| MeasureId::new(id).unwrap()),
        count: 2,
    };
    assert_eq!(read(r#""plain""#), Ok(Rule::Plain));
    assert_eq!(read(r#"{"plain": null}"#), Ok(Rule::Plain));
    assert_eq!(read(r#"{"priced": {"count": 2}}"#), Ok(priced(None)));
    assert_eq!(read(r#"{"priced": {"count": 2, "price": "a"}}"#), Ok(priced(Some("a"))));
    for (text, words) in [
        // A name mistyped must not come to mean that nothing was said.
        (
            r#"{"priced": {"prize": "a", "count": 2}}"#,
            "“prize” is not a field that can stand here. Take it out, or correct its name. It can be price or count.",
        ),
        (r#"{"priced": {"price": "a"}}"#, "“count” is missing. Add the field \"count\"."),
        (r#"{"other": 1}"#, "“other” is not one of the choices. It can be plain or priced."),
        (
            r#"{"plain": null, "priced": {}}"#,
            "The number of items here is 2, which is not right. Give one choice.",
        ),
        (
            r#""priced""#,
            "“priced” holds nothing here. Write it as an object that holds what belongs to it",
        ),
    ] {
        assert_eq!(read(text), Err(words.to_owned()), "{text}");
    }
}
