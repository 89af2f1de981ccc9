//! Names of people, as the record compares them.

/// Whether two names are one person's: small and large letters, and spaces, make no difference.
pub(super) fn same_person(one: &str, other: &str) -> bool {
    let plain = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    plain(one) == plain(other)
}
