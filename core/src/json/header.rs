//! What a file says it is, read before anything else and whatever else may be wrong with it.

use super::tree::Tree;
use super::{FileKind, explain, phrase, reading};
use crate::fault::Fault;

/// Refuses a text that is of another kind, or of a version that this edition does not know.
pub(super) fn check(text: &str, kind: &FileKind) -> Result<(), Fault> {
    if text.trim().is_empty() {
        return Err(kind.fault("The file is empty.", use_a_saved_one(kind)));
    }
    if !text.trim_start().starts_with('{') {
        return Err(kind.fault(format!("This is not {}.", kind.a_name), use_a_saved_one(kind)));
    }
    let (found, read) = reading::some_fields(text, &["format", "version"]);
    let field = |name| found.iter().find(|(key, _)| key == name).map(|(_, value)| value);
    // Broken JSON matters here only if it hides what is looked for.
    let absent = |otherwise: Fault| match &read {
        Err(error) => explain::fault(error, &[], text, kind),
        Ok(()) => otherwise,
    };
    match field("format") {
        None => Err(absent(kind.fault(
            format!("This is not {}: it has no “format”.", kind.a_name),
            use_a_saved_one(kind),
        ))),
        Some(Tree::Text(format)) if format == kind.format => match field("version") {
            None => Err(absent(version_fault("The “version” is missing.", kind))),
            Some(version) => check_version(version, kind),
        },
        Some(format) => Err(kind.fault(
            format!("This is not {}: its “format” is {}.", kind.a_name, phrase::value(format)),
            use_a_saved_one(kind),
        )),
    }
}

fn check_version(version: &Tree, kind: &FileKind) -> Result<(), Fault> {
    let number = match version {
        Tree::Whole(number) => Some(*number),
        _ => None,
    };
    match number {
        Some(version) if version > u64::from(kind.version) => Err(kind.fault(
            format!(
                "This file was made by a newer version of Common Measure: file version {version}, \
                 and this edition reads up to {}.",
                kind.version
            ),
            "Open it with the newer edition.",
        )),
        Some(1..) => Ok(()),
        _ => Err(version_fault(
            format!("The “version” is {}, which is not a version.", phrase::value(version)),
            kind,
        )),
    }
}

fn version_fault(problem: impl Into<String>, kind: &FileKind) -> Fault {
    let remedy = match kind.version {
        1 => "Write \"version\": 1.".to_owned(),
        newest => format!("Write the version as a whole number from 1 to {newest}."),
    };
    kind.fault(problem, remedy)
}

fn use_a_saved_one(kind: &FileKind) -> String {
    format!(
        "Choose {} saved by Common Measure: a file that says \"format\": \"{}\" at the top.",
        kind.a_name, kind.format
    )
}
