//! Which page is open, and what is said above it.

use std::rc::Rc;

use common_measure_parts::Problem;
use common_measure_respond::{Page, Way};
use yew::Reducible;

/// What is shown.
#[derive(Clone, PartialEq)]
pub(super) struct Open {
    /// The page, and the field on it that the focus goes to.
    pub way: Way,
    /// How often a page was gone to.
    pub turn: u32,
    /// What is in the way.
    pub problems: Vec<Problem>,
    /// How often that was said.
    pub told: u32,
    /// What was told at the start.
    pub news: Vec<String>,
}

/// What can happen to it.
pub(super) enum Do {
    /// A page is gone to.
    Go(Way),
    /// Something is in the way.
    Problems(Vec<Problem>),
}

impl Open {
    /// The list of tasks.
    pub(super) fn at_start(news: Vec<String>) -> Self {
        Self { way: (Page::Tasks, None), turn: 0, problems: Vec::new(), told: 0, news }
    }
}

impl Reducible for Open {
    type Action = Do;

    fn reduce(self: Rc<Self>, act: Do) -> Rc<Self> {
        let mut next = (*self).clone();
        match act {
            Do::Go(way) => {
                next = Self { way, turn: self.turn.wrapping_add(1), ..Self::at_start(Vec::new()) };
                next.told = self.told;
            }
            Do::Problems(problems) => {
                next.problems = problems;
                next.told = self.told.wrapping_add(1);
            }
        }
        Rc::new(next)
    }
}
