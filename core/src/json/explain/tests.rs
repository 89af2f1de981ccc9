use crate::json::tests::{refusal, thing};

#[test]
fn broken_json_is_explained() {
    for (fields, words) in [
        (
            r#""name": "a","#,
            "line 2, column 13: A comma has nothing after it. Take out the comma after the last item.",
        ),
        (
            r#""parts": [1,]"#,
            "parts, line 2, column 13: A comma has nothing after it. Take out the comma after the \
             last item.",
        ),
        (
            r#""parts": [1 2]"#,
            "parts, line 2, column 13: A comma or a closing bracket ] is missing. Put a comma \
             between two items, and ] after the last one.",
        ),
        (
            r#""name": "££" "count": 1"#,
            "line 2, column 14: A comma or a closing bracket } is missing. Put a comma between two \
             fields, and } after the last one.",
        ),
        (
            r#""name" 1"#,
            "line 2, column 8: A colon is missing after the name of a field. Write \"name\": and \
             then the value.",
        ),
        (
            r"name: 1",
            "line 2, column 1: The name of a field is not in quotation marks. Put it in straight \
             quotation marks, such as \"title\".",
        ),
        (
            r#""count": 1e999"#,
            "count, line 2, column 14: A number is not written as numbers are in such a file, or is \
             too large. Write digits only, such as 12 or 0.5.",
        ),
        (
            "\"name\": \"a\tb\"",
            "name, line 2, column 11: There is a line break, a tab or another control character \
             inside a text. Write \\n for a line break and \\t for a tab.",
        ),
        (
            r#""name": "\q""#,
            "name, line 2, column 11: A backslash is followed by something that has no meaning \
             there. Write \\\\ for a backslash and \\\" for a quotation mark inside a text.",
        ),
        (
            r#""flag": yes"#,
            "flag, line 2, column 9: There is something here that is not a value. Write a text in \
             straight quotation marks, a number, true, false, or what is inside { } or [ ].",
        ),
    ] {
        assert_eq!(refusal(&thing(fields)), format!("Thing, {words}"), "{fields}");
    }
    assert_eq!(
        refusal(&(thing(r#""name": "a""#) + " {")),
        "Thing, line 2, column 14: There is more text after the end. Take out everything after the \
         last closing bracket, or choose the right file."
    );
}

#[test]
fn a_field_that_cannot_stand_there_is_named_with_those_that_can() {
    assert_eq!(
        refusal(&thing(r#""nmae": 1"#)),
        "Thing, nmae, line 2, column 6: “nmae” is not a field that can stand here. Take it out, or correct \
         its name. It can be name, count, flag, id, shade, pair or parts."
    );
    // A name that reads like part of the reader's own message.
    assert_eq!(
        refusal(&thing(r#""parts": [{"name": "a"}, {"`, expected `": 1}]"#)),
        "Thing, parts, item 2, `, expected `, line 2, column 41: “`, expected `” is not a field that \
         can stand here. Take it out, or correct its name. It can be name or parts."
    );
}

#[test]
fn wrong_content_is_explained() {
    for (fields, words) in [
        (
            r#""parts": [{}]"#,
            "parts, item 1, line 2, column 12: “name” is missing. Add the field \"name\".",
        ),
        (
            r#""name": 5"#,
            "name, line 2, column 9: There is the value 5 here. Give a text in straight quotation \
             marks.",
        ),
        (
            r#""name": null"#,
            "name, line 2, column 12: There is nothing (null) here. Give a text in straight \
             quotation marks.",
        ),
        (
            r#""count": "five, expected""#,
            "count, line 2, column 25: There is the text “five, expected” here. Give a whole number, \
             without quotation marks.",
        ),
        (
            r#""count": -5"#,
            "count, line 2, column 11: There is the value -5 here. Give a whole number, without \
             quotation marks.",
        ),
        (
            r#""flag": {}"#,
            "flag, line 2, column 10: There is a group of fields { } here. Give true or false.",
        ),
        (
            r#""parts": {}"#,
            "parts, line 2, column 11: There is a group of fields { } here. Give a list, in square \
             brackets [ ].",
        ),
        (
            r#""parts": ["a"]"#,
            "parts, item 1, line 2, column 13: There is the text “a” here. Give a group of fields, \
             in curly brackets { }.",
        ),
        (
            r#""pair": ["a"]"#,
            "pair, line 2, column 9: The number of items here is 1, which is not right. Give a list \
             of 2 items, in square brackets [ ].",
        ),
        (
            r#""pair": ["a", "b", "c"]"#,
            "pair, line 2, column 9: There are more items in this list than it can hold. Take out \
             the items that do not belong.",
        ),
        (
            r#""shade": "dark""#,
            "shade, line 2, column 15: “dark” is not one of the choices. It can be light or \
             very_dark.",
        ),
        (
            r#""shade": 1"#,
            "shade, line 2, column 10: There is the value 1 here. Give the name of a choice.",
        ),
        (
            r#""id": "a. b""#,
            "id, line 2, column 12: “a. b” is not an id. An id is 1 to 64 letters a to z, digits, \
             hyphens, dots or underscores.",
        ),
    ] {
        assert_eq!(refusal(&thing(fields)), format!("Thing, {words}"), "{fields}");
    }
}
