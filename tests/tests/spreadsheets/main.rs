//! Spreadsheets: results that another program works out again.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking, also in its helpers")]

mod made;
mod office;
mod recomputed;
