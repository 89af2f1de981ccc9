//! `convert`: a record as a plain procurement, or a procurement as the start of a record.

use common_measure::record::{Record, Standing};

use crate::arguments::Convert;
use crate::failure::{FINE, Failure};
use crate::input::{self, Work};
use crate::output::put;
use crate::page::Answer;
use crate::stamp::{stamp, with_salts};

pub(crate) fn run(asked: &Convert) -> Result<Answer, Failure> {
    let text = input::text(&asked.file)?;
    let procurement = match input::work(&asked.file, &text)? {
        Work::Record(record) => {
            let text = record.procurement().to_json();
            let text = text.map_err(|fault| Failure::Usage(fault.to_string()))?;
            return put(Answer::new(text, FINE), asked.out.as_deref());
        }
        Work::Procurement(procurement) => *procurement,
    };
    let stamp = stamp(asked.who.as_deref())?;
    let standing = match (&asked.published, &asked.when, asked.practice) {
        (Some(notice), Some(when), _) => {
            Standing::Published { notice: notice.clone(), when: when.clone() }
        }
        (_, _, true) => Standing::Practice,
        _ => Standing::Draft,
    };
    let must_be_stated = standing == Standing::Draft && !procurement.bids.is_empty();
    let record =
        with_salts(|salts| Record::from_file(&text, procurement, standing, &stamp, salts))?;
    let record = record.map_err(|fault| {
        let here = " Here: --practice, or --published NOTICE --when 2026-03-09T10:15:00Z.";
        Failure::Usage(format!("{fault}{}", if must_be_stated { here } else { "" }))
    })?;
    put(Answer::new(record.to_text(), FINE), asked.out.as_deref())
}
