//! `import`: responses and price files into a record. A wrong file does not stop the others; what
//! was taken in and what differs is said for each.

use std::io::Write as _;
use std::path::PathBuf;

use common_measure::fault::Fault;
use common_measure::record::{Act, Arrived, Record, Stamp};
use common_measure::response::{Difference, Sent, match_prices, match_response};

use crate::arguments::Import;
use crate::failure::{FAULTS, FINE, Failure};
use crate::page::Answer;
use crate::stamp::{stamp, with_salts};
use crate::{input, page};

/// The texts of the files that were named, or why one cannot be read.
pub(crate) type Texts<'a> = Vec<(&'a PathBuf, Result<String, Failure>)>;

pub(crate) fn run(asked: &Import, texts: Texts) -> Result<Answer, Failure> {
    let mut record = input::record(&asked.file)?.record;
    let stamp = stamp(asked.who.as_deref())?;
    let mut said: Vec<String> = Vec::new();
    let mut all_in = true;
    // Prices wait for their responses, in whatever order the files are named.
    let mut files = Vec::new();
    for (path, text) in texts {
        match text {
            Ok(text) => files.push((Sent::of(&text) == Some(Sent::Price), path, text)),
            Err(failure) => {
                all_in = false;
                said.push(failure.to_string());
            }
        }
    }
    files.sort_by_key(|(is_price, _, _)| *is_price);
    for (_, path, text) in &files {
        let name = path.display();
        match take_in(&mut record, text, asked, &stamp)? {
            Ok((entry, differences)) => {
                said.push(format!("{name}: taken in, entry {entry}."));
                for difference in differences {
                    said.push(format!("  - {difference}"));
                }
            }
            Err(fault) => {
                all_in = false;
                said.push(format!("{name}: not taken in. {fault}"));
            }
        }
    }
    // The record goes to standard output, so what is said of it goes beside it.
    for line in said {
        let _ = writeln!(std::io::stderr(), "{}", page::tame(&line));
    }
    Ok(Answer::new(record.to_text(), if all_in { FINE } else { FAULTS }))
}

type Taken = Result<(u64, Vec<Difference>), Fault>;

fn take_in(
    record: &mut Record,
    text: &str,
    asked: &Import,
    stamp: &Stamp,
) -> Result<Taken, Failure> {
    let matched = if Sent::of(text) == Some(Sent::Price) {
        match_prices(record, text).map(|(prices, found)| (Act::AcceptPrices(prices), found))
    } else {
        match_response(record, text, Arrived::InTime, asked.replace)
            .map(|offered| (Act::AcceptResponse(Box::new(offered.accepted)), offered.differences))
    };
    let (act, found) = match matched {
        Ok(matched) => matched,
        Err(fault) => return Ok(Err(fault)),
    };
    with_salts(|salts| {
        let entry = record.append(act, stamp, salts)?.number;
        Ok((entry, found))
    })
}
