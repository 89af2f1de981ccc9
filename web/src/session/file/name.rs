//! What files are called.

/// How the names of records end.
pub(crate) const RECORD: &str = ".record.jsonl";

/// What stands before that in the name of whatever is made of a copy with texts withheld.
const COPY: &str = " (copy, texts withheld)";

/// How the name of a copy with texts withheld ends, or of what is made of it.
pub(crate) fn of_copy(end: &str) -> String {
    format!("{COPY}{end}")
}

/// How the names of plain procurements end.
pub(super) const PLAIN: &str = ".json";

/// How the names of award criteria by themselves end.
pub(super) const CRITERIA: &str = ".criteria.json";
