//! What files are called.

/// How the names of records end.
pub(crate) const RECORD: &str = ".record.jsonl";

/// How the names of plain procurements end.
pub(super) const PLAIN: &str = ".json";

/// How the names of award criteria by themselves end.
pub(super) const CRITERIA: &str = ".criteria.json";
