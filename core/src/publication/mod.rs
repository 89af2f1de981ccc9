//! What is published: award criteria in words, for tender documents and response forms.

mod award;
mod stated;

pub use award::{stated_award, stated_lot};
pub use stated::{amount, stated};
