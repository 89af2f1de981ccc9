//! `import`: responses and price files into a record. A wrong file does not stop the others; what
//! was taken in and what differs is said for each.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use common_measure::fault::Fault;
use common_measure::record::{Arrived, Record, Stamp};
use common_measure::response::{Difference, Incoming, in_order, match_incoming};
use common_measure_sheets::{is_workbook, read_response};

use crate::arguments::Import;
use crate::failure::{FAULTS, FINE, Failure};
use crate::page::Answer;
use crate::stamp::{stamp, with_salts};
use crate::{input, page};

/// A file that was named, read as what a supplier sent, or why it cannot be.
pub(crate) type Named<'a> = (&'a PathBuf, Result<Incoming, Failure>);

/// A supplier's file, of whichever kind.
pub(crate) fn read(path: &Path, bytes: Vec<u8>) -> Result<Incoming, Failure> {
    if is_workbook(&bytes) {
        return read_response(&bytes, &mut |_| ())
            .map_err(|error| Failure::Unreadable(format!("{}: {error}", input::name(path))));
    }
    let text = input::text_of(path, bytes)?;
    Incoming::parse(&text).map_err(|fault| input::unreadable(path, &fault))
}

pub(crate) fn run(asked: &Import, named: Vec<Named>) -> Result<Answer, Failure> {
    let mut record = input::record(&asked.file)?.record;
    let stamp = stamp(asked.who.as_deref())?;
    let mut said: Vec<String> = Vec::new();
    let mut all_in = true;
    let mut files = Vec::new();
    for (path, read) in named {
        match read {
            Ok(incoming) => files.push((path, incoming)),
            Err(failure) => {
                all_in = false;
                said.push(format!("{failure} It is not taken in."));
            }
        }
    }
    for (path, incoming) in in_order(files) {
        let name = path.display();
        match take_in(&mut record, &incoming, asked, &stamp)? {
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
    incoming: &Incoming,
    asked: &Import,
    stamp: &Stamp,
) -> Result<Taken, Failure> {
    let offered = match match_incoming(record, incoming, Arrived::InTime, asked.replace) {
        Ok(offered) => offered,
        Err(fault) => return Ok(Err(fault)),
    };
    with_salts(|salts| {
        let entry = record.append(offered.act, stamp, salts)?.number;
        Ok((entry, offered.differences))
    })
}
