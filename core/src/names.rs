//! Names as people declare them.

/// Whether two names are one person's, or one supplier's: small and large letters, and spaces, make no
/// difference.
///
/// ```
/// use common_measure::names::same_person;
///
/// assert!(same_person("Jo  Smith ", "jo smith"));
/// assert!(!same_person("Jo Smith", "J. Smith"));
/// ```
#[must_use]
pub fn same_person(one: &str, other: &str) -> bool {
    let plain = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    plain(one) == plain(other)
}
