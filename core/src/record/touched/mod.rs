//! What an entry touches besides the fields that it names: what it takes away with a thing, and what it rests on. Two
//! copies that both touch the same clash, so that nothing which somebody entered goes in silence.

mod taken;

use std::collections::BTreeMap;

use crate::bid::Supplier;
use crate::id::{CriterionId, LotId, MeasureId, ScaleId};
use crate::scheme::{CommitmentRule, Criterion};

use taken::{decided_by, taken_away, takes};

use super::fields::changed_fields;
use super::{
    AcceptedPrices, AcceptedResponse, Act, Command, CriterionChange, Entry, Given, Record,
};

/// A field that an entry touches, and what it makes of it.
pub(super) struct Touch<'a> {
    pub(super) field: String,
    pub(super) what: What<'a>,
}

/// What an entry makes of a field.
#[derive(Clone, Copy)]
pub(super) enum What<'a> {
    /// What one command says, also where it is one of several that count as one.
    Command(&'a Command),
    /// What the whole act says.
    Act(&'a Act),
    /// What it was before.
    Undone,
}

impl What<'_> {
    /// Whether two entries make the same of it.
    pub(super) fn is(&self, other: &What) -> bool {
        match (self, other) {
            (Self::Command(one), What::Command(other)) => one == other,
            (Self::Act(one), What::Act(other)) => one == other,
            _ => false,
        }
    }
}

/// The fields that the entries of a record touch.
pub(super) struct Touched<'a> {
    record: &'a Record,
    /// What each entry that takes something away takes, by its number.
    taken: BTreeMap<u64, Vec<String>>,
    /// The ids that were given before those entries.
    given: Given,
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
        let mut given = Given::default();
        for entry in record.entries().iter().take_while(|entry| entry.number <= number) {
            given.note(&entry.act);
        }
        Self { record, taken, given }
    }

    /// Those of one entry; of the change that it takes back, if it does.
    pub(super) fn by(&self, entry: &'a Entry) -> Vec<Touch<'a>> {
        let Some(meant) = meant(self.record, entry) else { return Vec::new() };
        let mut all = Vec::new();
        let mut add = |fields: Vec<String>, what: What<'a>| {
            let what = if meant.number == entry.number { what } else { What::Undone };
            all.extend(fields.into_iter().map(|field| Touch { field, what }));
        };
        match &meant.act {
            Act::Change(command) => {
                each_of(command, &mut |command| {
                    let mut fields = changed_fields(command);
                    rests_on(command, &mut fields);
                    if let Command::AddBid { supplier, .. } = command {
                        fields.extend(self.first_of(supplier));
                    }
                    add(fields, What::Command(command));
                });
                let taken = self.taken.get(&meant.number).cloned();
                add(taken.unwrap_or_default(), What::Act(&meant.act));
            }
            Act::AcceptResponse(it) => {
                let mut fields = of_response(self.record, it);
                fields.extend(self.first_of(&it.supplier));
                add(fields, What::Act(&meant.act));
            }
            Act::AcceptPrices(it) => add(of_prices(it), What::Act(&meant.act)),
            act => add(stands_alone(act).into_iter().collect(), What::Act(act)),
        }
        all
    }

    /// The bids and suppliers that an entry adds.
    pub(super) fn added(&self, entry: &Entry) -> Vec<String> {
        let mut all = Vec::new();
        match &entry.act {
            Act::Change(command) => each_of(command, &mut |command| {
                if let Command::AddBid { bid, supplier, .. } = command {
                    all.push(format!("bids/{bid}"));
                    all.extend(self.first_of(supplier));
                }
            }),
            Act::AcceptResponse(it) => {
                all.extend(it.bids.iter().map(|bid| format!("bids/{}", bid.id)));
                all.extend(self.first_of(&it.supplier));
            }
            _ => {}
        }
        all
    }

    /// A supplier that comes with its first bid.
    fn first_of(&self, supplier: &Supplier) -> Option<String> {
        (!self.given.supplier(&supplier.id)).then(|| format!("suppliers/{}", supplier.id))
    }
}

/// Each command of those that count as one.
fn each_of<'a>(command: &'a Command, each: &mut dyn FnMut(&'a Command)) {
    match command {
        Command::Together(commands) => {
            for command in commands {
                each_of(command, each);
            }
        }
        command => each(command),
    }
}

/// What only one of two copies can have decided: an award, that the scores of a lot stand or no longer do, and the same of
/// the criteria.
fn stands_alone(act: &Act) -> Option<String> {
    match act {
        Act::Award(_) | Act::WithdrawAward(_) => Some("award".to_owned()),
        Act::ConfirmScores(lot) => Some(format!("confirmed/{lot}")),
        Act::ReopenScores(it) => Some(format!("confirmed/{}", it.lot)),
        Act::Lock(_) | Act::Amend(_) => Some("lock".to_owned()),
        _ => None,
    }
}

/// The prices that come in a file.
fn of_prices(it: &AcceptedPrices) -> Vec<String> {
    let mut all = Vec::new();
    for of_bid in &it.bids {
        let path = format!("bids/{}/prices", of_bid.bid);
        for offer in &of_bid.prices {
            all.push(given(&offer.criterion, &path));
            all.extend(offer.rates.iter().map(|rate| line(&offer.criterion, &rate.line, &path)));
        }
        all.push(path);
    }
    all
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
