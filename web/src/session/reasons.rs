//! Reasons of agreed scores that were taken back. Each comes back with the next score there: else one key that passes
//! over “no score” would lose a text that took long to write.

use std::collections::BTreeMap;

use common_measure::id::{BidId, CriterionId, LevelId};
use common_measure::procurement::Procurement;
use common_measure::record::{self, Command};

/// The reasons, by the bid and the question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reasons(BTreeMap<(BidId, CriterionId), String>);

impl Reasons {
    /// The reason that waits for a score.
    pub(super) fn of(&self, bid: &BidId, criterion: &CriterionId) -> Option<&str> {
        self.0.get(&(bid.clone(), criterion.clone())).map(String::as_str)
    }

    /// The command, and with the scores that it gives the reasons that wait for them.
    pub(super) fn with(&self, of: &Procurement, command: Command) -> Command {
        let mut back = Vec::new();
        for (bid, criterion, level) in scores(&command) {
            if let (Some(_), None) = (level, of.evaluation.score(bid, criterion))
                && let Some(reason) = self.of(bid, criterion)
                && !gives_reason(&command, bid, criterion)
            {
                back.push(Command::SetReason {
                    bid: bid.clone(),
                    criterion: criterion.clone(),
                    reason: reason.to_owned(),
                });
            }
        }
        if back.is_empty() {
            return command;
        }
        let mut commands = match command {
            Command::Together(commands) => commands,
            one => vec![one],
        };
        commands.extend(back);
        Command::Together(commands)
    }

    /// What waits once a command is done: the reasons of the scores that it takes back too.
    pub(super) fn after(&self, of: &Procurement, command: &Command) -> Self {
        let mut kept = self.clone();
        for (bid, criterion, level) in scores(command) {
            let there = of.evaluation.score(bid, criterion);
            if let (None, Some(score)) = (level, there) {
                let key = (bid.clone(), criterion.clone());
                kept.0.remove(&key);
                if !score.reason.trim().is_empty() {
                    kept.0.insert(key, score.reason.to_string());
                }
            }
        }
        kept
    }

    /// Forgets those of bids that a response brings: they were about what it replaces.
    pub(super) fn pass(&mut self, act: &record::Act) {
        if let record::Act::AcceptResponse(response) = act {
            self.0.retain(|(bid, _), _| response.bids.iter().all(|brought| brought.id != *bid));
        }
    }

    /// Forgets those of bids and questions that are gone.
    pub(super) fn keep_those_of(&mut self, now: &Procurement) {
        self.0.retain(|(bid, criterion), _| {
            now.bid(bid).is_some() && now.scheme.criterion(criterion).is_some()
        });
    }
}

/// Every score that a command gives or takes back.
fn scores(command: &Command) -> Vec<(&BidId, &CriterionId, Option<&LevelId>)> {
    match command {
        Command::SetScore { bid, criterion, level } => vec![(bid, criterion, level.as_ref())],
        Command::Together(commands) => commands.iter().flat_map(scores).collect(),
        _ => Vec::new(),
    }
}

/// Whether a command gives a reason of its own there.
fn gives_reason(command: &Command, of: &BidId, on: &CriterionId) -> bool {
    match command {
        Command::SetReason { bid, criterion, .. } => bid == of && criterion == on,
        Command::Together(commands) => commands.iter().any(|it| gives_reason(it, of, on)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use common_measure::bid::Supplier;
    use common_measure::id::{LotId, SupplierId};
    use common_measure::record::{apply, decide};
    use common_measure::scheme::{Criterion, Kind, PassFail};

    use super::*;

    const WHY: &str = "Both foremen are named, on page 7.";

    fn bid() -> BidId {
        BidId::new("b1").unwrap()
    }

    fn question() -> CriterionId {
        CriterionId::new("q1").unwrap()
    }

    fn score(level: Option<&str>) -> Command {
        let level = level.map(|level| LevelId::new(level).unwrap());
        Command::SetScore { bid: bid(), criterion: question(), level }
    }

    fn reason(text: &str) -> Command {
        Command::SetReason { bid: bid(), criterion: question(), reason: text.to_owned() }
    }

    /// Does a command as the session does.
    fn issue(of: &mut Procurement, reasons: &mut Reasons, command: Command) {
        let command = reasons.with(of, command);
        let event = decide(of, command.clone()).unwrap();
        *reasons = reasons.after(of, &command);
        apply(of, &event);
        reasons.keep_those_of(of);
    }

    fn procurement() -> Procurement {
        let mut of = crate::session::new_procurement();
        of.scheme.criteria = vec![Criterion {
            id: question(),
            title: "Q".to_owned(),
            weight: None,
            minimum: None,
            kind: Kind::PassFail(PassFail::default()),
        }];
        add(&mut of);
        of
    }

    fn add(of: &mut Procurement) {
        let lot: LotId = of.scheme.lots[0].id.clone();
        let supplier = Supplier::new(SupplierId::new("s1").unwrap(), "Alder");
        let event = decide(of, Command::AddBid { bid: bid(), lot, supplier }).unwrap();
        apply(of, &event);
    }

    fn said(of: &Procurement) -> Option<String> {
        of.evaluation.score(&bid(), &question()).map(|score| score.reason.to_string())
    }

    #[test]
    fn a_reason_comes_back_with_the_next_score() {
        let (mut of, mut reasons) = (procurement(), Reasons::default());
        issue(&mut of, &mut reasons, score(Some(PassFail::PASS)));
        issue(&mut of, &mut reasons, reason(WHY));
        issue(&mut of, &mut reasons, score(None));
        assert_eq!((said(&of), reasons.of(&bid(), &question())), (None, Some(WHY)));
        // The table empties several cells at once.
        issue(&mut of, &mut reasons, Command::Together(vec![score(Some(PassFail::FAIL))]));
        assert_eq!(said(&of).as_deref(), Some(WHY));
        // One that was emptied on purpose stays empty.
        issue(&mut of, &mut reasons, reason(""));
        issue(&mut of, &mut reasons, score(None));
        issue(&mut of, &mut reasons, score(Some(PassFail::PASS)));
        assert_eq!(said(&of).as_deref(), Some(""));
    }

    #[test]
    fn a_reason_of_its_own_stands_and_another_bid_of_the_same_id_gets_none() {
        let (mut of, mut reasons) = (procurement(), Reasons::default());
        issue(&mut of, &mut reasons, score(Some(PassFail::PASS)));
        issue(&mut of, &mut reasons, reason(WHY));
        issue(&mut of, &mut reasons, score(None));
        let both = Command::Together(vec![score(Some(PassFail::PASS)), reason("Another one.")]);
        issue(&mut of, &mut reasons, both);
        assert_eq!(said(&of).as_deref(), Some("Another one."));
        issue(&mut of, &mut reasons, score(None));
        issue(&mut of, &mut reasons, Command::RemoveBid(bid()));
        add(&mut of);
        issue(&mut of, &mut reasons, score(Some(PassFail::PASS)));
        assert_eq!(said(&of).as_deref(), Some(""));
    }
}
