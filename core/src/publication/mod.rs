//! What is published: award criteria in words, for tender documents and response forms, and the result of an award.

mod award;
mod decided;
mod relative;
mod result;
mod stated;
mod tender;

pub use award::stated_lot;
pub use decided::{about_the_award, beside_figures, decided_result};
pub use relative::relative;
pub use result::{PublicBid, PublicCriterion, PublicLot, PublicResult, Shown};
pub use stated::{amount, stated};
pub use tender::{Block, MethodPart, as_plain_text, stated_method, stated_share, tender_text};
