//! Relations that hold between results, whatever the figures: between bids of one contest, and
//! between a contest and the same one changed.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, helpers too")]

mod contest;

#[path = "relations/seen.rs"]
mod seen;

#[path = "relations/awards.rs"]
mod awards;
#[path = "relations/bids.rs"]
mod bids;
#[path = "relations/file.rs"]
mod file;
#[path = "relations/money.rs"]
mod money;
#[path = "relations/points.rs"]
mod points;
#[path = "relations/prices.rs"]
mod prices;
