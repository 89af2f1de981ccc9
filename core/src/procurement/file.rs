//! From a file to a procurement and back.

use crate::fault::Fault;
use crate::json::{self, FileKind};

use super::Procurement;

/// The largest file that is read: 16 MB, many times what thirty bids on fifty questions need.
pub const MAX_BYTES: usize = 16_000_000;

const FILE: FileKind = FileKind {
    name: "Procurement",
    a_name: "a procurement",
    format: "common-measure procurement",
    version: 1,
    max_bytes: MAX_BYTES,
};

/// What the schema says of the whole file.
#[cfg(feature = "schema")]
const DESCRIPTION: &str = "One assessed stage of one procurement: award criteria and scoring method, bids, agreed scores, decisions. Decimals are text in quotes.";

impl Procurement {
    /// Reads a procurement from the text of its file: the one parser of every edition.
    ///
    /// Half-finished work opens. Only text that is not this format is refused, with the place:
    /// another or a newer format, a file cut off, a field that is unknown or given twice, text
    /// where a number belongs. Numbers are text in quotes, so that no program on the way turns
    /// them into something else.
    ///
    /// ```
    /// use common_measure::procurement::Procurement;
    ///
    /// let refused = Procurement::parse("{\"format\": \"common-measure proc").unwrap_err();
    /// assert!(refused.to_string().starts_with("Procurement, line 1"), "{refused}");
    /// ```
    pub fn parse(text: &str) -> Result<Self, Fault> {
        json::read(text, &FILE)
    }

    /// The JSON Schema of the file, as text. It describes every field in the words of these pages;
    /// what no schema can say, [`parse`](Self::parse) and [`check`](super::check) say.
    #[cfg(feature = "schema")]
    #[must_use]
    pub fn schema() -> String {
        let mut schema = schemars::schema_for!(Self);
        schema.insert("title".to_owned(), "Common Measure procurement".into());
        schema.insert("description".to_owned(), DESCRIPTION.into());
        // The two fields of the file stand in front of those of what it holds.
        if let Some(properties) = schema.get_mut("properties").and_then(|it| it.as_object_mut()) {
            properties.insert("format".to_owned(), serde_json::json!({ "const": FILE.format }));
            properties.insert("version".to_owned(), serde_json::json!({ "const": FILE.version }));
        }
        if let Some(required) = schema.get_mut("required").and_then(|it| it.as_array_mut()) {
            required.extend(["format".into(), "version".into()]);
        }
        serde_json::to_string_pretty(&schema).map(|text| text + "\n").unwrap_or_default()
    }

    /// Writes the file that [`parse`](Self::parse) reads.
    pub fn to_json(&self) -> Result<String, Fault> {
        json::write(self, &FILE)
    }
}
