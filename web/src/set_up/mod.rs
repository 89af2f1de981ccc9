//! Setting up: everything that is stated before bids are opened.

mod check_answers;
mod criteria;
mod criterion;
mod details;
mod lots;
mod measures;
mod page;
mod scales;
mod status;
mod task_list;
mod whole;

pub(crate) use check_answers::CheckAnswers;
pub(crate) use criteria::Criteria;
pub(crate) use criterion::Criterion;
pub(crate) use details::Details;
pub(crate) use lots::Lots;
pub(crate) use measures::Measures;
pub(crate) use scales::Scales;
pub(crate) use task_list::TaskList;
pub(crate) use whole::RoundingAndTies;
