//! `redact`: a copy with some of its texts withheld.

use common_measure::record::{Preset, Record, RedactedCopy, Withheld};

use crate::arguments::{Purpose, Redact};
use crate::failure::{FINE, Failure};
use crate::input;
use crate::output::put;
use crate::page::{Answer, Page};

pub(crate) fn run(asked: &Redact) -> Result<Answer, Failure> {
    if asked.purpose.is_none() && asked.text.is_empty() {
        return Err(Failure::Usage("Say what is withheld: --for or --text.".to_owned()));
    }
    let record = input::record(&asked.file)?;
    known(&record, &asked.text)?;
    let why = Withheld { by: asked.by.clone(), ground: asked.ground.clone() };
    let kinds = asked.purpose.map_or(&[][..], |purpose| preset(purpose).kinds());
    let copy = record
        .redacted_copy(&why, &|entry, at, kind| {
            kinds.contains(&kind) || asked.text.contains(&(entry.number, at))
        })
        .map_err(|fault| Failure::Usage(fault.to_string()))?;
    said(&record, &copy).aside();
    put(Answer::new(copy.text, FINE), asked.out.as_deref())
}

/// Refuses texts that are not there: a copy without them would go out with what should be withheld.
fn known(record: &Record, asked: &[(u64, usize)]) -> Result<(), Failure> {
    let texts = record.texts();
    let is_there = |entry, at| texts.iter().any(|text| (text.entry, text.at) == (entry, at));
    match asked.iter().find(|(entry, at)| !is_there(*entry, *at)) {
        None => Ok(()),
        Some((entry, at)) => {
            let count = texts.iter().filter(|text| text.entry == *entry).count();
            let has = match count {
                0 => format!("Entry {entry} has no texts"),
                1 => format!("Entry {entry} has 1 text, number 0"),
                count => format!("Entry {entry} has {count} texts, numbers 0 to {}", count - 1),
            };
            Err(Failure::Usage(format!("--text {entry}:{at}: {has}. No copy is made.")))
        }
    }
}

fn said(record: &Record, copy: &RedactedCopy) -> Page {
    let mut page = Page::default();
    page.line(match copy.withheld - record.withheld() {
        0 => "No text is withheld that was not before.".to_owned(),
        1 => "1 text is withheld.".to_owned(),
        count => format!("{count} texts are withheld."),
    });
    for name in &copy.still_there {
        page.line(format!("“{name}” is withheld, and stands elsewhere in the copy all the same."));
    }
    page
}

fn preset(purpose: Purpose) -> Preset {
    match purpose {
        Purpose::Foi => Preset::FreedomOfInformation,
        Purpose::Disclosure => Preset::Disclosure,
        Purpose::Auditor => Preset::Auditor,
    }
}
