//! What a command takes away besides what it names.

use crate::id::{CriterionId, MeasureId};
use crate::procurement::Procurement;
use crate::scheme::{Criterion, Kind, Schedule, TieBreak};

use super::super::{Command, CriterionChange};

/// The question by which a step of the tie-break decides.
pub(super) fn decided_by(step: &TieBreak) -> Option<&CriterionId> {
    match step {
        TieBreak::HigherPoints(id) | TieBreak::LowerPrice(id) | TieBreak::HigherIncome(id) => {
            Some(id)
        }
        TieBreak::LotsDrawn => None,
    }
}

/// Whether a command may take away more than it names.
pub(super) fn takes(command: &Command) -> bool {
    match command {
        Command::Together(commands) => commands.iter().any(takes),
        Command::RemoveCriterion(_)
        | Command::RemoveBid(_)
        | Command::SetMeasures(_)
        | Command::ChangeCriterion { change: CriterionChange::Schedule(_), .. } => true,
        _ => false,
    }
}

/// What goes with what a command removes, or no longer has, from the procurement as it stood before.
pub(super) fn taken_away(command: &Command, of: &Procurement) -> Vec<String> {
    match command {
        Command::Together(commands) => {
            // Each on what those before it leave behind.
            let (mut copy, mut all) = (of.clone(), Vec::new());
            for command in commands {
                all.extend(taken_away(command, &copy));
                super::super::apply::command(&mut copy, command);
            }
            all
        }
        Command::RemoveCriterion(id) => of.scheme.criterion(id).map_or_else(Vec::new, |removed| {
            let mut all = Vec::new();
            within(removed, &mut all);
            let mut steps = of.scheme.tie_break.iter().filter_map(decided_by);
            if steps.any(|id| removed.holds(id)) {
                all.push("scheme/tie_break".to_owned());
            }
            all
        }),
        Command::RemoveBid(id) => {
            let Some(bid) = of.bid(id) else { return Vec::new() };
            let mut others = of.bids.iter().filter(|other| other.id != *id);
            let supplier = others
                .all(|other| other.supplier != bid.supplier)
                .then(|| format!("suppliers/{}", bid.supplier));
            let of_it = of.evaluation.draws.iter().filter(|draw| draw.order.contains(id));
            let draws = of_it.flat_map(|draw| &draw.order).map(|bid| format!("bids/{bid}/draw"));
            draws.chain(supplier).collect()
        }
        Command::SetMeasures(measures) => {
            let had = of.measures.framework().into_iter().flat_map(|set| &set.measures);
            let stays =
                |id: &MeasureId| measures.framework().is_some_and(|set| set.measure(id).is_some());
            let gone = had.filter(|measure| !stays(&measure.id));
            gone.map(|measure| format!("used/measures/{}", measure.id)).collect()
        }
        Command::ChangeCriterion { criterion, change: CriterionChange::Schedule(after) } => {
            let had: Option<&Schedule> =
                match of.scheme.criterion(criterion).map(|question| &question.kind) {
                    Some(Kind::Price(price)) => price.schedule.as_ref(),
                    _ => None,
                };
            let stays = |id| after.as_ref().is_some_and(|after| after.line(id).is_some());
            let gone = had.into_iter().flat_map(|had| &had.lines).filter(|line| !stays(&line.id));
            gone.map(|line| format!("used/lines/{criterion}/{}", line.id)).collect()
        }
        _ => Vec::new(),
    }
}

/// A criterion's own path, and those of all that is in it.
fn within(criterion: &Criterion, all: &mut Vec<String>) {
    all.push(format!("scheme/criteria/{}", criterion.id));
    for child in criterion.children() {
        within(child, all);
    }
}
