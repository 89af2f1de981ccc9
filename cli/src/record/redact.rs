//! `redact`: a copy with some of its texts withheld.

use common_measure::record::{Preset, Withheld};

use crate::arguments::{Purpose, Redact};
use crate::failure::{FINE, Failure};
use crate::input;
use crate::page::Answer;

pub(crate) fn run(asked: &Redact) -> Result<Answer, Failure> {
    let record = input::record(&asked.file)?.record;
    let why = Withheld { by: asked.by.clone(), ground: asked.ground.clone() };
    let kinds = asked.purpose.map_or(&[][..], |purpose| preset(purpose).kinds());
    let copy = record
        .redacted_copy(&why, &|entry, at, kind| {
            kinds.contains(&kind) || asked.text.contains(&(entry.number, at))
        })
        .map_err(|fault| Failure::Usage(fault.to_string()))?;
    Ok(Answer::new(copy.text, FINE))
}

fn preset(purpose: Purpose) -> Preset {
    match purpose {
        Purpose::Foi => Preset::FreedomOfInformation,
        Purpose::Disclosure => Preset::Disclosure,
        Purpose::Auditor => Preset::Auditor,
    }
}
