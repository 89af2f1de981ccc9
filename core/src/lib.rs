//! Scores tenders against award criteria: exact, with the workings of every figure.
//!
//! The modules stand in the order in which data flows; each imports only those above it.

#![forbid(unsafe_code)]

pub mod fault;
pub mod id;
pub mod number;
// pub mod framework;
