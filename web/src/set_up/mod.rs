//! Setting up: everything that is stated before bids are opened.

mod award;
mod check_answers;
mod criteria;
mod criterion;
mod curve;
mod details;
mod export;
mod lots;
mod measures;
mod page;
mod pairs;
mod scales;
mod status;
mod task_list;
mod try_out;
mod whole;

pub(crate) use award::AwardPage;
pub(crate) use check_answers::CheckAnswers;
pub(crate) use criteria::Criteria;
pub(crate) use criterion::Criterion;
pub(crate) use details::Details;
pub(crate) use lots::Lots;
pub(crate) use measures::Measures;
pub(crate) use scales::Scales;
pub(crate) use task_list::TaskList;
pub(crate) use whole::RoundingAndTies;
