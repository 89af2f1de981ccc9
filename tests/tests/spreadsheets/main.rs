//! Spreadsheets: results that another program works out again.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking, also in its helpers"
)]
#![allow(clippy::doc_markdown, reason = "names of programs are no code")]

mod made;
mod office;
mod recomputed;
