//! What a file says it is, read before anything else and whatever else may be wrong with it.

use std::fmt;

use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, Visitor};

use super::explain;
use super::tree::{EachOnce, Tree};
use super::{FileKind, phrase};
use crate::fault::Fault;

/// Refuses a text that is of another kind, or of a version that this edition does not know.
pub(super) fn check(text: &str, kind: &FileKind) -> Result<(), Fault> {
    if text.trim().is_empty() {
        return Err(kind.fault("The file is empty.", use_a_saved_one(kind)));
    }
    if !text.trim_start().starts_with('{') {
        return Err(kind.fault(format!("This is not {}.", kind.a_name), use_a_saved_one(kind)));
    }
    let mut found = Found::default();
    let read = found.deserialize(&mut serde_json::Deserializer::from_str(text));
    // Broken JSON matters here only if it hides what is looked for.
    let absent = |otherwise: Fault| match &read {
        Err(error) => explain::fault(error, None, text, kind),
        Ok(()) => otherwise,
    };
    match &found.format {
        None => Err(absent(kind.fault(
            format!("This is not {}: it has no “format”.", kind.a_name),
            use_a_saved_one(kind),
        ))),
        Some(Tree::Text(format)) if format == kind.format => match &found.version {
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

#[derive(Default)]
struct Found {
    format: Option<Tree>,
    version: Option<Tree>,
}

impl<'de> DeserializeSeed<'de> for &mut Found {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for &mut Found {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    /// Stops as soon as both are found, so that the rest of the file need not be right.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while self.format.is_none() || self.version.is_none() {
            match map.next_key::<String>()?.as_deref() {
                Some("format") => self.format = Some(map.next_value_seed(EachOnce)?),
                Some("version") => self.version = Some(map.next_value_seed(EachOnce)?),
                Some(_) => {
                    map.next_value::<IgnoredAny>()?;
                }
                None => break,
            }
        }
        Ok(())
    }
}
