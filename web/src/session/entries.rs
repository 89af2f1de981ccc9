//! How records are begun, read and added to. All of it is entered through [`Later`](crate::later::Later).

use std::collections::BTreeMap;
use std::slice::from_ref;

use common_measure::fault::{Fault, Place};
use common_measure::procurement::Procurement;
use common_measure::record::{
    self, Command, Entry, Origin, Process, ReadRecord, Record, Relation, Salt, Stamp, Standing,
    Start, changed_fields, overlap,
};
use common_measure::time::Time;
use common_measure_parts::browser::{now, random};

use super::words::act_in_words;
use super::{NOT_NAMED, Newer, Problem};

/// What a person can take back, or do again: the number of the entry to name, and what it did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Steps {
    /// Their last change.
    pub undo: Option<(u64, &'static str)>,
    /// What they took back last, while nothing was done since.
    pub redo: Option<(u64, &'static str)>,
}

/// A new record of an empty procurement.
pub(crate) fn new_record(standing: Standing, who: &str) -> Result<Record, String> {
    start(Origin::New, standing, super::new_procurement(), who)
}

/// A new record of a procurement that comes with the app: a practice copy.
pub(crate) fn practice(procurement: Procurement, who: &str) -> Result<Record, String> {
    start(Origin::New, Standing::Practice, procurement, who)
}

fn start(
    origin: Origin,
    standing: Standing,
    procurement: Procurement,
    who: &str,
) -> Result<Record, String> {
    let stamp = stamp(who)?;
    Record::start(Start { origin, standing, procurement }, &stamp, &mut salt).map_err(in_words)
}

/// A stored text: a record, or a procurement as an edition without records kept it.
pub(crate) fn kept(text: &str, who: &str) -> Result<Record, String> {
    if Record::is_record(text) {
        return Ok(Record::read(text).map_err(in_words)?.record);
    }
    let procurement = Procurement::parse(text).map_err(in_words)?;
    // Bids that came before any lock can only be practised on.
    let standing = if procurement.bids.is_empty() { Standing::Draft } else { Standing::Practice };
    start(Origin::KeptBefore, standing, procurement, who)
}

/// Reads the file of a record, and says what a person should know of it.
pub(crate) fn record(text: &str) -> Result<ReadRecord, String> {
    Record::read(text).map_err(in_words)
}

/// A new record that begins with the text of a procurement's file, and what was read in it.
pub(crate) fn from_file(
    text: &str,
    procurement: Procurement,
    standing: Standing,
    who: &str,
) -> Result<Record, Fault> {
    let stamp = stamp(who).map_err(|reason| {
        Fault::new(Place::new("record", "Record"), reason, "Use another browser.")
    })?;
    Record::from_file(text, procurement, standing, &stamp, &mut salt)
}

/// How the record of a file stands to one that is here. Whole records and copies with texts withheld
/// are kept apart, and so are copies that withhold different texts.
pub(crate) fn relation(here: &Record, file: &Record) -> Relation {
    let relation = here.relation_to(file);
    if here.withheld() == 0 && file.withheld() == 0 {
        return relation;
    }
    let same = here.lines().iter().zip(file.lines()).all(|(here, file)| here == file);
    match relation {
        Relation::Forked { .. } => Relation::Unrelated,
        relation if same => relation,
        _ => Relation::Unrelated,
    }
}

/// What comes of one side of a fork once the entries of the other are brought over: the record, and
/// what is refused, with the numbers of the entries there.
pub(crate) fn brought_over(side: &Record, other: &Record) -> (Record, Vec<(u64, Fault)>) {
    let mut record = side.clone();
    let refused = record.bring_over(other, &mut salt);
    (record, refused)
}

/// Adds what a person did to a record, or refuses it.
pub(crate) fn enter(record: &mut Record, act: record::Act, who: &str) -> Result<(), Problem> {
    let stamp = stamp(who).map_err(|text| Problem { path: None, text })?;
    record.append(act, &stamp, &mut salt).map(|_| ()).map_err(problem)
}

/// Adds it to a copy of a record, to see whether it would be accepted and what would come after it.
pub(crate) fn try_on(copy: &mut Record, act: record::Act, who: &str) -> Result<(), Fault> {
    let stamp = stamp(who).map_err(|reason| {
        Fault::new(Place::new("record", "Record"), reason, "Use another browser.")
    })?;
    copy.append(act, &stamp, &mut salt).map(|_| ())
}

/// The procurement after a command, or why the command is refused. Nothing is entered.
pub(crate) fn attempt(
    record: &Record,
    command: &Command,
    who: &str,
) -> Result<Procurement, Problem> {
    let stamp = stamp(who).map_err(|text| Problem { path: None, text })?;
    record.changed_by(command.clone(), &stamp).map_err(problem)
}

/// A record after two tabs have changed it.
pub(crate) struct Again {
    /// The record.
    pub record: Record,
    /// What the other tab did to fields whose text is not entered yet here, in words, by their paths; and whether the
    /// field itself was changed, rather than all that it is a part of.
    pub overtaken: Vec<(String, String, bool)>,
    /// Why some of what was done here is not in it.
    pub refused: Vec<Problem>,
}

/// Decides again what was done here after the entries that were stored, on a record to which
/// another tab has added lines meanwhile. `typed`: the paths of fields whose text is not entered yet.
pub(crate) fn decide_again(
    ours: &Record,
    newer: &Newer,
    typed: &[String],
) -> Result<Again, String> {
    let Newer { stored, lines, .. } = newer;
    let mut text = String::new();
    for line in ours.lines().iter().take(*stored).chain(lines) {
        text.push_str(line);
        text.push('\n');
    }
    let mut record = Record::read(&text).map_err(in_words)?.record;
    let overtaken = overtaken(&record, *stored, typed);
    let refused = record.decide_again(ours, &mut salt);
    let refused = refused.into_iter().map(|(_, fault)| problem(fault)).collect();
    Ok(Again { record, overtaken, refused })
}

/// What was done to any of these fields after so many entries, the last of each.
fn overtaken(record: &Record, stored: usize, typed: &[String]) -> Vec<(String, String, bool)> {
    let changed = record.entries().iter().skip(stored).filter_map(|entry| match &entry.act {
        record::Act::Change(command) => Some((entry, changed_fields(command))),
        _ => None,
    });
    // Of award criteria whole parts are changed as one: what is typed within such a part may stand elsewhere in it now.
    let hits = |path: &String, typed: &String| {
        path == typed || (path.starts_with("scheme/") && overlap(from_ref(path), from_ref(typed)))
    };
    let last: BTreeMap<String, &Entry> = changed
        .flat_map(|(entry, paths)| paths.into_iter().map(move |path| (path, entry)))
        .flat_map(|(path, entry)| {
            let over = typed.iter().filter(move |typed| hits(&path, typed));
            over.map(move |typed| (typed.clone(), entry)).collect::<Vec<_>>()
        })
        .collect();
    if last.is_empty() {
        return Vec::new();
    }
    let history = record.history();
    let said = |(path, entry): (String, &Entry)| {
        let mut lines = history.iter().filter(|line| line.entry == entry.number);
        let line = lines.find(|line| overlap(from_ref(&line.path), from_ref(&path)));
        let what = line.map_or_else(String::new, |line| match &line.after {
            Some(after) => format!(": {}, {after}", line.what),
            None => format!(": {}", line.what),
        });
        let itself = matches!(&entry.act, record::Act::Change(command) if changed_fields(command).contains(&path));
        (path, format!("{} changed this in another tab or window{what}.", entry.who), itself)
    };
    last.into_iter().map(said).collect()
}

/// The procurement of a record, if it is another one than this.
pub(crate) fn other(record: &Record, known: &Procurement) -> Option<Procurement> {
    let there = record.procurement();
    (there != known).then(|| there.clone())
}

/// What is told of a record while it is open.
pub(crate) struct Seen {
    /// How many entries it has.
    pub entries: usize,
    /// The hash of the first.
    pub start: String,
    /// How many of its texts are withheld in this copy.
    pub withheld: usize,
    /// Who made the last entry under a name, if this person has given none; empty for nobody.
    pub last_named: String,
    /// Where the procurement stands.
    pub process: Process,
    /// What the person can take back or do again.
    pub steps: Steps,
}

/// What is told of a record to this person.
pub(crate) fn seen(record: &Record, who: &str) -> Seen {
    Seen {
        entries: record.entries().len(),
        start: record.entries().first().map(|first| first.hash.to_string()).unwrap_or_default(),
        withheld: record.withheld(),
        last_named: last_named(record, who).unwrap_or_default(),
        process: record.state().process.clone(),
        steps: steps(record, who),
    }
}

fn last_named(record: &Record, who: &str) -> Option<String> {
    if who != NOT_NAMED || record.withheld() > 0 {
        return None;
    }
    let named = |name: &&str| !name.is_empty() && *name != NOT_NAMED;
    record.entries().iter().rev().map(|entry| entry.who.as_str()).find(named).map(str::to_owned)
}

fn steps(record: &Record, who: &str) -> Steps {
    if record.withheld() > 0 {
        return Steps::default();
    }
    let words = |number: u64| match &record.entry(number)?.act {
        record::Act::Change(command) => Some(act_in_words(command)),
        _ => None,
    };
    let undo = record.last_own_change(who).map(|entry| entry.number);
    let redo = record.last_own_undo(who);
    let taken_back = redo.and_then(|number| match record.entry(number)?.act {
        record::Act::Undo(of) => words(of),
        _ => None,
    });
    Steps {
        undo: undo.and_then(|number| Some((number, words(number)?))),
        redo: redo.zip(taken_back),
    }
}

/// A fault for the error summary.
#[allow(clippy::needless_pass_by_value, reason = "it is what errors are mapped with")]
pub(super) fn problem(fault: Fault) -> Problem {
    let text = format!("{} {}", fault.problem, fault.remedy);
    let path = fault.place.path();
    // What concerns the record as a whole has no field to go to.
    let path = (!matches!(path, "" | "record" | "file")).then(|| path.to_owned());
    Problem { path, text }
}

#[allow(clippy::needless_pass_by_value, reason = "it is what errors are mapped with")]
fn in_words(fault: Fault) -> String {
    fault.to_string()
}

/// Who and when. Fails where salts could not be made either.
fn stamp(who: &str) -> Result<Stamp, String> {
    random().ok_or("This browser gives the page no random numbers, so nothing can be entered.")?;
    let time = Time::parse(&now()).map_err(|not| not.to_string())?;
    Ok(Stamp { who: who.to_owned(), time })
}

/// Whether there is one was seen by [`stamp`].
fn salt() -> Salt {
    Salt::new(random().unwrap_or_default())
}
