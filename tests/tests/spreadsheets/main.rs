//! Spreadsheets: results that another program works out again, and response forms that come back as
//! they were filled in.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking, also in its helpers"
)]
#![allow(clippy::doc_markdown, reason = "names of programs are no code")]

#[path = "../../../core/tests/contest/mod.rs"]
mod contest;
mod forms;
mod made;
mod office;
mod recomputed;
mod summary;
