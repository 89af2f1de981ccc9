//! The bids: who offers, and what.

mod asked;
mod grid;
mod overview;
mod page;

pub(crate) use overview::Bids;
pub(crate) use page::OneBid;
