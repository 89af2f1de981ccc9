//! The figures that people typed in: who did, and who compared them with the bid since.

use std::collections::BTreeSet;

use crate::id::BidId;
use crate::names::same_person;
use crate::scheme::Kind;

use super::fields::{changed_fields, overlap};
use super::{CheckedFigures, Command, CriterionChange, OfferChange, State};

/// A figure that was typed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The entry that set it last.
    pub entry: u64,
    /// Who typed it.
    pub entered_by: String,
    /// Who compared it with the bid since.
    pub checked_by: Option<String>,
}

impl State {
    /// Figures that nobody has compared with the bid yet, by their paths.
    pub fn unchecked(&self) -> impl Iterator<Item = (&str, &Figure)> {
        self.figures
            .iter()
            .filter(|(_, figure)| figure.checked_by.is_none())
            .map(|(path, figure)| (path.as_str(), figure))
    }

    /// The same of one bid.
    pub(crate) fn unchecked_of(&self, bid: &BidId) -> impl Iterator<Item = (&str, &Figure)> {
        let of_bid = [format!("bids/{bid}")];
        self.unchecked().filter(move |(path, _)| overlap(&[(*path).to_owned()], &of_bid))
    }

    /// What a person says who has compared a bid's figures with its documents: all that are
    /// unchecked and that somebody else entered.
    #[must_use]
    pub fn figures_checked(&self, bid: &BidId, who: &str) -> CheckedFigures {
        let others = self.unchecked_of(bid).filter(|(_, it)| !same_person(&it.entered_by, who));
        let mut entries: Vec<u64> = others.map(|(_, figure)| figure.entry).collect();
        entries.sort_unstable();
        entries.dedup();
        CheckedFigures { bid: bid.clone(), entries }
    }

    pub(super) fn note_figures(&mut self, entry: u64, who: &str, command: &Command) {
        match command {
            Command::Together(commands) => {
                for command in commands {
                    self.note_figures(entry, who, command);
                }
            }
            Command::RemoveBid(_)
            | Command::RemoveCriterion(_)
            | Command::ChangeCriterion { change: CriterionChange::Schedule(_), .. } => {
                self.forget_figures();
            }
            _ => {
                let gone = match command {
                    Command::SetPrice { amount, .. } => amount.is_none(),
                    Command::SetRate { rate, .. } => rate.is_none(),
                    Command::SetScore { level, .. } => level.is_none(),
                    Command::ChangeOffer { change: OfferChange::Quantity(given), .. } => {
                        given.is_none()
                    }
                    // What is counted elsewhere as well takes points from there.
                    Command::ChangeOffer { change: OfferChange::AlsoUnder(others), .. } => {
                        others.is_empty()
                    }
                    _ => return,
                };
                for path in changed_fields(command) {
                    if gone {
                        self.figures.remove(&path);
                    } else {
                        let figure = Figure { entry, entered_by: who.to_owned(), checked_by: None };
                        self.figures.insert(path, figure);
                    }
                }
            }
        }
    }

    /// Forgets the figures of bids, questions and lines of schedules that are gone.
    fn forget_figures(&mut self) {
        let bids: BTreeSet<&str> =
            self.procurement.bids.iter().map(|bid| bid.id.as_str()).collect();
        let scheme = &self.procurement.scheme;
        let question = |id: &str| scheme.all().find(|criterion| criterion.id.as_str() == id);
        let has_line = |id: &str, line: &str| match question(id).map(|question| &question.kind) {
            Some(Kind::Price(price)) => price
                .schedule
                .iter()
                .flat_map(|schedule| &schedule.lines)
                .any(|there| there.id.as_str() == line),
            _ => false,
        };
        self.figures.retain(|path, _| {
            let parts: Vec<&str> = path.split('/').skip(1).collect();
            match parts.as_slice() {
                [bid, "prices", id, "rates", line] => bids.contains(bid) && has_line(id, line),
                [bid, "prices" | "scores", id, ..] => bids.contains(bid) && question(id).is_some(),
                [bid, ..] => bids.contains(bid),
                [] => false,
            }
        });
    }

    pub(super) fn check_figures(&mut self, who: &str, checked: &CheckedFigures) {
        let of_bid = [format!("bids/{}", checked.bid)];
        for (path, figure) in &mut self.figures {
            if checked.entries.contains(&figure.entry)
                && overlap(std::slice::from_ref(path), &of_bid)
            {
                figure.checked_by = Some(who.to_owned());
            }
        }
    }
}
