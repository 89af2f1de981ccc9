//! What suppliers send: the response form that a council makes from locked criteria, the response
//! that a supplier fills in, the two files that come of it, and their way into the record.
//!
//! A response is worked on as a procurement with one supplier in it, by the rules of the record's
//! commands, so that what can be typed there is what can be typed by the council, and the same engine
//! says what it would be worth.

mod form;
mod draft;
mod change;
mod sent;
mod helps;
mod outlook;
mod taking;
mod paper;

pub use draft::Response;
pub use form::ResponseForm;
pub use helps::{helps, to_finish, words};
pub use outlook::{LevelWorth, Outlook, RIVALS_NOTE, Rival, outlook};
pub use sent::{LotPrices, PriceFile, QualityFile, Sent, SentFiles};
pub use taking::{Difference, Incoming, Offered, Says, in_order, match_incoming};

use crate::json::FileKind;

/// The largest of these files that is read.
pub(crate) const MAX_BYTES: usize = 4_000_000;

const FORM: FileKind = FileKind {
    name: "Response form",
    a_name: "a response form",
    format: "common-measure response form",
    version: 1,
    max_bytes: MAX_BYTES,
};

const DRAFT: FileKind = FileKind {
    name: "Response",
    a_name: "a response that is being worked on",
    format: "common-measure response",
    version: 1,
    max_bytes: MAX_BYTES,
};

const QUALITY: FileKind = FileKind {
    name: "Quality and commitments file",
    a_name: "a quality and commitments file",
    format: "common-measure quality and commitments",
    version: 1,
    max_bytes: MAX_BYTES,
};

const PRICE: FileKind = FileKind {
    name: "Price file",
    a_name: "a price file",
    format: "common-measure price file",
    version: 1,
    max_bytes: MAX_BYTES,
};
