//! Which page is open, and what is said above it.

use common_measure_parts::Problem;
use common_measure_respond::{Page, Way};

/// What is shown.
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
    /// Whether it is asked whether to remove the response.
    pub removing: bool,
}

impl Open {
    /// The list of tasks.
    pub(super) fn at_start(news: Vec<String>) -> Self {
        let way = (Page::Tasks, None);
        Self { way, turn: 0, problems: Vec::new(), told: 0, news, removing: false }
    }

    /// Goes to a page. What was said was about the one before.
    pub(super) fn go(&mut self, way: Way) {
        self.way = way;
        self.turn = self.turn.wrapping_add(1);
        self.problems.clear();
        self.news.clear();
        self.removing = false;
    }

    /// Says what is in the way.
    pub(super) fn say(&mut self, problems: Vec<Problem>) {
        self.problems = problems;
        self.told = self.told.wrapping_add(1);
    }
}
