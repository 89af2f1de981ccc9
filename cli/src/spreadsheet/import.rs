//! `import`: bids from a spreadsheet, as one command.

use std::path::Path;

use common_measure::number::words::count;
use common_measure::procurement::Procurement;
use common_measure::record::{Act, Command, Given, Record, apply, decide};
use common_measure_sheets::{Taken, read_bids};

use crate::arguments::Import;
use crate::failure::{FINE, Failure};
use crate::input::{self, Work};
use crate::page::{Answer, Page};
use crate::stamp::{stamp, with_salts};

pub(crate) fn run(asked: &Import, path: &Path, sheet: &[u8]) -> Result<Answer, Failure> {
    if asked.replace || asked.late.is_some() {
        return Err(Failure::Usage(format!(
            "{}: This is a spreadsheet of bids. --replace and --late are for responses and price files.",
            input::name(path)
        )));
    }
    let take = |of: &Procurement, given: &Given| {
        read_bids(of, given, sheet, &mut |_| ())
            .map_err(|error| Failure::Unreadable(format!("{}: {error}", input::name(path))))
    };
    let (taken, after) = match input::work(&asked.file, &input::text(&asked.file)?)? {
        Work::Record(record) => {
            let taken = take(record.procurement(), record.given())?;
            let after = in_record(*record, &taken, asked)?;
            (taken, after)
        }
        Work::Procurement(mut of) => {
            let taken = take(&of, &Given::default())?;
            if let Some(command) = command(&taken)? {
                let event =
                    decide(&of, command).map_err(|refusal| Failure::Usage(refusal.to_string()))?;
                apply(&mut of, &event);
            }
            (taken, of.to_json().map_err(|fault| Failure::Usage(fault.to_string()))?)
        }
    };
    list(&taken).aside();
    Ok(Answer::new(after, FINE))
}

/// What was understood, if nothing is asked.
fn command(taken: &Taken) -> Result<Option<Command>, Failure> {
    if taken.questions.is_empty() {
        Ok(taken.command.clone())
    } else {
        Err(Failure::Asked(taken.questions.clone()))
    }
}

fn in_record(mut record: Record, taken: &Taken, asked: &Import) -> Result<String, Failure> {
    let Some(command) = command(taken)? else { return Ok(record.to_text()) };
    let stamp = stamp(asked.who.as_deref())?;
    let added = with_salts(|salts| record.append(Act::Change(command), &stamp, salts).map(|_| ()))?;
    added.map_err(|fault| Failure::Usage(fault.to_string()))?;
    Ok(record.to_text())
}

/// What was read, what differs, and what was left, in lines.
fn list(taken: &Taken) -> Page {
    let mut page = Page::default();
    page.line(format!(
        "The file has {}, {} of them new.",
        count(taken.bids, "bid", "bids"),
        taken.new_bids
    ));
    if taken.command.is_none() {
        page.line("Nothing in it is different.");
    }
    for change in &taken.changes {
        let from = if change.from.is_empty() { "nothing" } else { &change.from };
        page.line(format!("{} ({}): {from} → {}", change.cell, change.about, change.to));
    }
    page.lines(&taken.notes);
    page
}
