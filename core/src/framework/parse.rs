//! From a file to a measure set and back.

use super::Framework;
use crate::fault::Fault;
use crate::json::{self, FileKind};

const FILE: FileKind = FileKind {
    name: "Measure set",
    a_name: "a measure set",
    format: "common-measure measure-set",
    version: 1,
    max_bytes: 2_000_000,
};

impl Framework {
    /// Reads a measure set, built in or a council's own, from the text of its file.
    ///
    /// The file is JSON, at most 2 MB, with `"format": "common-measure measure-set"` and
    /// `"version": 1` beside the fields of [`Framework`]. A text that is not of this format, is cut
    /// off, has an unknown field or a field given twice, or was made by a newer edition is refused
    /// with one fault that names the place. Otherwise everything that [`check`](Self::check) finds
    /// is named at once.
    ///
    /// ```
    /// use common_measure::framework::Framework;
    ///
    /// let text = r#"{
    ///   "format": "common-measure measure-set",
    ///   "version": 1,
    ///   "id": "our-own",
    ///   "title": "Our measures, 2026",
    ///   "outcomes": [{ "id": "green", "title": "A greener borough" }],
    ///   "measures": [{
    ///     "id": "trees",
    ///     "outcome": "green",
    ///     "title": "Trees planted",
    ///     "wording": "Number of trees planted",
    ///     "unit": "trees planted and alive at 12 months",
    ///     "unit_short": "trees",
    ///     "sensitive": false
    ///   }]
    /// }"#;
    /// assert_eq!(Framework::parse(text).expect("it is right").measures.len(), 1);
    ///
    /// let faults = Framework::parse(&text.replace(r#""unit":"#, r#""units":"#)).unwrap_err();
    /// assert!(faults[0].to_string().starts_with(
    ///     "Measure set, measures, item 1, units, line 12, column 11: \
    ///      “units” is not a field that can stand here."
    /// ));
    /// ```
    pub fn parse(text: &str) -> Result<Self, Vec<Fault>> {
        let set: Self = json::read(text, &FILE).map_err(|fault| vec![fault])?;
        let faults = set.check();
        if faults.is_empty() { Ok(set) } else { Err(faults) }
    }

    /// Writes the file that [`parse`](Self::parse) reads, so that a set can be shared and adapted.
    ///
    /// ```
    /// use common_measure::framework::Framework;
    ///
    /// let mut own = Framework::knowsley().expect("it is built in").clone();
    /// own.title = "Our measures, after Knowsley's of 2013".to_owned();
    /// let text = own.to_json().expect("it can be written");
    /// assert_eq!(Framework::parse(&text), Ok(own));
    /// ```
    pub fn to_json(&self) -> Result<String, Fault> {
        json::write(self, &FILE)
    }
}
