//! Names of people, as the record compares them.

use crate::session::Session;

/// Whether two names are one person's: small and large letters, and spaces, make no difference.
pub(super) fn same_person(one: &str, other: &str) -> bool {
    let plain = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    plain(one) == plain(other)
}

/// Whether the person at this browser has given a name. Whether two who gave none are one person cannot be told.
pub(super) fn is_named(session: &Session) -> bool {
    !session.name.trim().is_empty()
}
