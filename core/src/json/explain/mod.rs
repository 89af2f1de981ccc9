//! From the JSON reader's errors to words that an officer understands.

use serde_json::error::Category;

use super::FileKind;
use super::misfit::{Misfit, Told};
use super::parts::Step;
use super::phrase::shortened;
use super::position;
use super::reading::TWICE;
use crate::fault::{Fault, Place};

/// What is wrong and what would be right.
type Words = (String, String);

fn words(problem: impl Into<String>, remedy: impl Into<String>) -> Words {
    (problem.into(), remedy.into())
}

/// A complaint of the JSON reader as a fault, with the field if it is known and with line and
/// column.
pub(super) fn fault(
    error: &serde_json::Error,
    steps: &[Step],
    text: &str,
    kind: &FileKind,
) -> Fault {
    let full = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    let message = full.strip_suffix(&position).unwrap_or(&full);
    let (problem, remedy) = match error.classify() {
        Category::Eof => words(
            "The file ends too early: part of it is missing.",
            "Save or download the whole file again, or copy all of it.",
        ),
        Category::Data => twice(message),
        Category::Syntax | Category::Io => syntax(message),
    };
    Fault::new(place(steps, Some((error.line(), error.column())), text, kind), problem, remedy)
}

/// What does not fit in a text that is right as JSON, as a fault.
pub(super) fn misfit(misfit: Misfit, text: &str, kind: &FileKind) -> Fault {
    let Misfit::Told(told) = misfit else {
        return kind.fault("It holds nothing.", "Choose another file.");
    };
    let Told { words: (problem, remedy), path, end } = *told;
    let steps = path.unwrap_or_default();
    Fault::new(place(&steps, position::of(&steps, end, text), text, kind), problem, remedy)
}

/// No file of ours goes deeper; from there on, the line and the column say more than the way.
const MOST_STEPS: usize = 40;

fn place(steps: &[Step], position: Option<(usize, usize)>, text: &str, kind: &FileKind) -> Place {
    let mut place = Place::new("file", kind.name);
    for step in steps.iter().take(MOST_STEPS) {
        place = match step {
            Step::Item(index) => place.within(index, format_args!("item {}", index + 1)),
            Step::Key(key) => {
                let key = shortened(key);
                place.within(&key, &key)
            }
        };
    }
    if steps.len() > MOST_STEPS {
        place = place.within("…", "…");
    }
    match position {
        Some((line @ 1.., bytes)) => {
            let column = column(line, bytes, text);
            Place::new(place.path(), format!("{place}, line {line}, column {column}"))
        }
        _ => place,
    }
}

/// The column in characters: the reader counts bytes, and “£” is two of them.
fn column(line: usize, bytes: usize, text: &str) -> usize {
    let line = text.split('\n').nth(line - 1).unwrap_or_default();
    line.char_indices().take_while(|(byte, _)| *byte < bytes).count().max(1)
}

/// The text is not JSON.
fn syntax(message: &str) -> Words {
    match message {
        "trailing comma" => {
            words("A comma has nothing after it.", "Take out the comma after the last item.")
        }
        "trailing characters" => words(
            "There is more text after the end.",
            "Take out everything after the last closing bracket, or choose the right file.",
        ),
        "expected `,` or `}`" => words(
            "A comma or a closing bracket } is missing.",
            "Put a comma between two fields, and } after the last one.",
        ),
        "expected `,` or `]`" => words(
            "A comma or a closing bracket ] is missing.",
            "Put a comma between two items, and ] after the last one.",
        ),
        "expected `:`" => words(
            "A colon is missing after the name of a field.",
            "Write \"name\": and then the value.",
        ),
        "key must be a string" => words(
            "The name of a field is not in quotation marks.",
            "Put it in straight quotation marks, such as \"title\".",
        ),
        "recursion limit exceeded" => words(
            "The file is nested too deeply: there are more than 127 brackets inside each other.",
            "Choose a file saved by Common Measure, which never nests like that.",
        ),
        "number out of range" | "invalid number" => words(
            "A number is not written as numbers are in such a file, or is too large.",
            "Write digits only, such as 12 or 0.5.",
        ),
        _ if message.starts_with("control character") => words(
            "There is a line break, a tab or another control character inside a text.",
            "Write \\n for a line break and \\t for a tab.",
        ),
        _ if message.contains("escape") || message.contains("unicode") => words(
            "A backslash is followed by something that has no meaning there.",
            "Write \\\\ for a backslash and \\\" for a quotation mark inside a text.",
        ),
        _ => words(
            "There is something here that is not a value.",
            "Write a text in straight quotation marks, a number, true, false, or what is inside { } or [ ].",
        ),
    }
}

/// The text is JSON, but a key stands in an object twice: nothing else is asked of it at first.
fn twice(message: &str) -> Words {
    let name =
        message.strip_prefix(TWICE).and_then(|rest| rest.strip_suffix('`')).unwrap_or(message);
    words(
        format!("“{}” is given twice.", shortened(name)),
        "Keep one of the two and take out the other.",
    )
}

#[cfg(test)]
mod tests;
