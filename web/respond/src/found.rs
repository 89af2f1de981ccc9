//! What the engine says of a response, as far as a page shows it.

use common_measure::fault::Fault;
use common_measure::response::{Outlook, Response, SentFiles, helps, outlook, to_finish};
use common_measure_parts::Shared;

use super::page::Page;
use super::work::{Made, Work};

/// What is known, and of what. Typing in one field must not work out everything for every page.
pub(super) struct Found {
    of: (Shared<Response>, Page, Option<Made>),
    /// What is left to do.
    pub left: Vec<Fault>,
    /// What is often a slip.
    pub helps: Vec<Fault>,
    /// What the answer on the page would be worth.
    pub outlook: Option<Outlook>,
    /// The files to send, or in words why there are none; `None` before they are made.
    pub files: Option<Result<SentFiles, String>>,
}

impl Found {
    /// What this page shows of a response.
    pub(super) fn of(work: &Work, page: &Page) -> Self {
        let response = &work.response;
        let is_answered = page.lot().is_some();
        Self {
            of: (response.clone(), page.clone(), work.made.clone()),
            left: match page {
                Page::Tasks | Page::Check => to_finish(response),
                _ => Vec::new(),
            },
            helps: if is_answered || *page == Page::Check { helps(response) } else { Vec::new() },
            outlook: page
                .lot()
                .zip(page.question(&response.form))
                .and_then(|(lot, question)| outlook(response, lot, question)),
            files: work.made.as_ref().filter(|_| *page == Page::Files).map(|made| {
                response.sent(&made.when, made.random).map_err(|fault| fault.to_string())
            }),
        }
    }

    /// Whether it is still what this page shows of a response.
    pub(super) fn is_of(&self, work: &Work, page: &Page) -> bool {
        let (response, there, made) = &self.of;
        *response == work.response && there == page && *made == work.made
    }
}
