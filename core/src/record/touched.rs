//! What an entry touches besides the fields that it names: what it takes away with a thing, and what it rests on. Two
//! copies that both touch the same clash, so that nothing which somebody entered goes in silence.

use std::collections::BTreeMap;

use crate::id::{CriterionId, LotId, MeasureId, ScaleId};
use crate::procurement::Procurement;
use crate::scheme::{CommitmentRule, Criterion, Kind, Schedule, TieBreak};

use super::fields::changed_fields;
use super::{AcceptedResponse, Act, Command, CriterionChange, Entry, Record};

/// The fields that the entries of a record touch.
pub(super) struct Touched<'a> {
    record: &'a Record,
    /// What each entry that takes something away takes, by its number.
    taken: BTreeMap<u64, Vec<String>>,
}

impl<'a> Touched<'a> {
    /// Of the entries after the one with this number.
    pub(super) fn since(record: &'a Record, number: u64) -> Self {
        let mut taken = BTreeMap::new();
        let is_taking = |entry: &Entry| {
            let entry = meant(record, entry);
            matches!(entry.map(|it| &it.act), Some(Act::Change(command)) if takes(command))
        };
        // What goes with a thing only its record knows, as it stood then. Most have nothing of the kind.
        if record.entries().iter().any(|entry| entry.number > number && is_taking(entry)) {
            record.each_before(&mut |state, entry| {
                if let Act::Change(command) = &entry.act
                    && takes(command)
                {
                    taken.insert(entry.number, taken_away(command, &state.procurement));
                }
            });
        }
        Self { record, taken }
    }

    /// Those of one entry; of the change that it takes back, if it does.
    pub(super) fn by(&self, entry: &Entry) -> Vec<String> {
        let Some(entry) = meant(self.record, entry) else { return Vec::new() };
        match &entry.act {
            Act::Change(command) => {
                let mut all = changed_fields(command);
                rests_on(command, &mut all);
                all.extend(self.taken.get(&entry.number).into_iter().flatten().cloned());
                all
            }
            Act::AcceptResponse(it) => of_response(self.record, it),
            Act::AcceptPrices(it) => {
                let mut all = Vec::new();
                for of_bid in &it.bids {
                    let path = format!("bids/{}/prices", of_bid.bid);
                    for offer in &of_bid.prices {
                        all.push(given(&offer.criterion, &path));
                        all.extend(
                            offer
                                .rates
                                .iter()
                                .map(|rate| line(&offer.criterion, &rate.line, &path)),
                        );
                    }
                    all.push(path);
                }
                all
            }
            _ => Vec::new(),
        }
    }
}

/// The entry itself, or the change that it takes back, or does again, in the end.
fn meant<'a>(record: &'a Record, mut entry: &'a Entry) -> Option<&'a Entry> {
    while let Act::Undo(earlier) = entry.act {
        // Only what came before can be taken back, whatever a file says.
        entry = record.entry(earlier).filter(|_| earlier < entry.number)?;
    }
    Some(entry)
}

/// The bids of a response, those of the one that it replaces, and then also whose they are.
fn of_response(record: &Record, it: &AcceptedResponse) -> Vec<String> {
    let mut responses = record.state().process.responses.iter();
    let replaced = it.replaces.and_then(|entry| responses.find(|there| there.entry == entry));
    let bids = it.bids.iter().map(|bid| &bid.id).chain(replaced.iter().flat_map(|it| &it.bids));
    let supplier = it.replaces.map(|_| format!("suppliers/{}", it.supplier.id));
    let mut all: Vec<String> = bids.map(|bid| format!("bids/{bid}")).chain(supplier).collect();
    for bid in &it.bids {
        let path = format!("bids/{}", bid.id);
        all.push(in_lot(&bid.lot, &path));
        all.extend(bid.answers.iter().map(|answer| given(&answer.criterion, &path)));
        all.extend(bid.commitments.iter().map(|offer| offered(&offer.measure, &path)));
    }
    let supplier = format!("suppliers/{}", it.supplier.id);
    all.extend(it.supplier.lot_preference.iter().map(|lot| in_lot(lot, &supplier)));
    all
}

/// What is said of a question, as a part of it.
fn given(question: &CriterionId, by: &str) -> String {
    format!("scheme/criteria/{question}/given/{by}")
}

fn line(question: &CriterionId, line: &crate::id::LineId, by: &str) -> String {
    format!("used/lines/{question}/{line}/{by}")
}

fn in_lot(lot: &LotId, by: &str) -> String {
    format!("used/lots/{lot}/{by}")
}

fn offered(measure: &MeasureId, by: &str) -> String {
    format!("used/measures/{measure}/{by}")
}

fn on_scale(scale: &ScaleId, by: &CriterionId) -> String {
    format!("used/scales/{scale}/{by}")
}

/// What must be there for a command, each as a part of it.
fn rests_on(command: &Command, all: &mut Vec<String>) {
    let fields = || changed_fields(command).into_iter().next().unwrap_or_default();
    match command {
        Command::Together(commands) => {
            for each in commands {
                rests_on(each, all);
            }
        }
        Command::AddCriterion { section, criterion } => {
            all.extend(section.iter().map(|section| inside(section, &criterion.id)));
            scales(criterion, all);
        }
        Command::MoveCriterion { criterion, section, .. } => {
            all.extend(section.iter().map(|section| inside(section, criterion)));
        }
        Command::ChangeCriterion { criterion, change } => {
            let scale = match change {
                CriterionChange::Scale(scale) => scale.as_ref(),
                CriterionChange::Rule(CommitmentRule::Statement(rule)) => rule.scale.as_ref(),
                _ => None,
            };
            all.extend(scale.map(|scale| on_scale(scale, criterion)));
        }
        Command::SetTieBreak(ladder) => {
            let questions = ladder.iter().filter_map(decided_by);
            all.extend(questions.map(|id| format!("scheme/criteria/{id}/tie_break")));
        }
        Command::RemoveLot(lot) => all.push(format!("used/lots/{lot}")),
        Command::RemoveScale(scale) => all.push(format!("used/scales/{scale}")),
        Command::AddBid { lot, .. } => all.push(in_lot(lot, &fields())),
        Command::SetLotPreference { lots, .. } => {
            all.extend(lots.iter().map(|lot| in_lot(lot, &fields())));
        }
        Command::ChangeOffer { measure, .. } => all.push(offered(measure, &fields())),
        Command::SetRate { criterion, line: of, .. } => {
            all.push(given(criterion, &fields()));
            all.push(line(criterion, of, &fields()));
        }
        Command::SetPrice { criterion, .. }
        | Command::SetAnswer { criterion, .. }
        | Command::SetScore { criterion, .. }
        | Command::SetReason { criterion, .. }
        | Command::Undecide { criterion: Some(criterion), .. } => {
            all.push(given(criterion, &fields()));
        }
        Command::Decide(decision) => {
            all.extend(decision.criterion.iter().map(|id| given(id, &fields())));
        }
        _ => {}
    }
}

fn inside(section: &CriterionId, criterion: &CriterionId) -> String {
    format!("scheme/criteria/{section}/inside/{criterion}")
}

fn scales(criterion: &Criterion, all: &mut Vec<String>) {
    all.extend(criterion.kind.scale().map(|scale| on_scale(scale, &criterion.id)));
    for child in criterion.children() {
        scales(child, all);
    }
}

/// The question by which a step of the tie-break decides.
fn decided_by(step: &TieBreak) -> Option<&CriterionId> {
    match step {
        TieBreak::HigherPoints(id) | TieBreak::LowerPrice(id) | TieBreak::HigherIncome(id) => {
            Some(id)
        }
        TieBreak::LotsDrawn => None,
    }
}

/// Whether a command may take away more than it names.
fn takes(command: &Command) -> bool {
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
fn taken_away(command: &Command, of: &Procurement) -> Vec<String> {
    match command {
        Command::Together(commands) => {
            // Each on what those before it leave behind.
            let (mut copy, mut all) = (of.clone(), Vec::new());
            for command in commands {
                all.extend(taken_away(command, &copy));
                super::apply::command(&mut copy, command);
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
