//! Who is at this browser.

use crate::session::Session;

/// Whether the person at this browser has given a name. Whether two who gave none are one person cannot be told.
pub(super) fn is_named(session: &Session) -> bool {
    !session.name.trim().is_empty()
}
