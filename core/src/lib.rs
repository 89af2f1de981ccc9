//! Scores tenders against award criteria: exact, with the workings of every figure.
//!
//! The modules stand in the order in which data flows; each imports only those above it.

#![forbid(unsafe_code)]

pub mod fault;
pub mod id;
pub mod names;
pub mod code;
pub mod time;
mod json;
pub mod number;
pub mod framework;
pub mod scheme;
pub mod bid;
pub mod evaluation;
pub mod procurement;
pub mod assessment;
pub mod record;
pub mod publication;
pub mod response;
