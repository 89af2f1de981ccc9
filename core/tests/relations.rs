//! Relations that hold between results, whatever the figures: between bids of one contest, and
//! between a contest and the same one changed.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking, also in its helpers")]

mod contest;

#[path = "relations/seen.rs"]
mod seen;

#[path = "relations/awards.rs"]
mod awards;
#[path = "relations/bids.rs"]
mod bids;
#[path = "relations/money.rs"]
mod money;
#[path = "relations/points.rs"]
mod points;
#[path = "relations/prices.rs"]
mod prices;
