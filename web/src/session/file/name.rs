//! What files are called.

/// How the names of records end.
pub(crate) const RECORD: &str = ".record.jsonl";

/// How the names of plain procurements end.
pub(super) const PLAIN: &str = ".json";

/// How the names of award criteria by themselves end.
pub(super) const CRITERIA: &str = ".criteria.json";

/// A name that every file system takes.
pub(crate) fn file_name(title: &str, end: &str) -> String {
    let safe: String = title
        .trim()
        .chars()
        .map(|c| if c.is_alphanumeric() || matches!(c, ' ' | '-' | '_') { c } else { '-' })
        .take(80)
        .collect();
    match safe.trim_matches([' ', '-']) {
        "" => format!("Procurement{end}"),
        name => format!("{name}{end}"),
    }
}
