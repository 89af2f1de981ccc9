//! `import`: responses and price files into a record. A wrong file does not stop the others; what
//! was taken in and what differs is said for each.

use std::path::{Path, PathBuf};

use common_measure::fault::{Fault, Place};
use common_measure::record::{Arrived, Record, Stamp};
use common_measure::response::{Difference, Incoming, in_order, match_incoming};
use common_measure_sheets::{is_workbook, read_response};

use crate::arguments::Import;
use crate::failure::{FAULTS, FINE, Failure};
use crate::input;
use crate::page::{Answer, Page};
use crate::stamp::{stamp, with_salts};

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
    let mut record = input::record(&asked.file)?;
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
    let before = record.entries().len() as u64;
    for (path, incoming) in in_order(files) {
        let name = path.display();
        match take_in(&mut record, &incoming, before, asked, &stamp)? {
            Ok((entry, replaced, differences)) => {
                said.push(match replaced {
                    None => format!("{name}: taken in, entry {entry}."),
                    Some(replaced) => format!(
                        "{name}: taken in, entry {entry}, in place of the response of entry {replaced}. Scores given for that one are taken away."
                    ),
                });
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
    let mut page = Page::default();
    page.lines(said);
    page.aside();
    Ok(Answer::new(record.to_text(), if all_in { FINE } else { FAULTS }))
}

/// The entry, the one whose response it replaces, and what differs.
type Taken = Result<(u64, Option<u64>, Vec<Difference>), Fault>;

/// Takes one file in. `before`: how many entries there were before this run.
fn take_in(
    record: &mut Record,
    incoming: &Incoming,
    before: u64,
    asked: &Import,
    stamp: &Stamp,
) -> Result<Taken, Failure> {
    let arrived = asked.late.map_or(Arrived::InTime, Arrived::Late);
    let offered = match match_incoming(record, incoming, arrived, asked.replace) {
        Ok(offered) => offered,
        Err(fault) => return Ok(Err(fault)),
    };
    // In the order of a folder the older one may come last.
    if let Some(there) = offered.there.filter(|there| *there > before) {
        return Ok(Err(Fault::new(
            Place::new("file", "Response"),
            format!(
                "Another response of the same supplier for the same lots is among these files: entry {there}."
            ),
            "Name only the one that counts.",
        )));
    }
    let is_open = |doubt: &Difference| offered.answered.as_ref() != Some(doubt);
    if let Some(doubt) = offered.doubts.into_iter().find(is_open) {
        let remedy = format!("{} The app takes it in once that is answered.", doubt.remedy);
        return Ok(Err(Fault { remedy, ..doubt }));
    }
    let replaced = offered.there;
    let as_other = offered.answered.map(|doubt| Fault {
        remedy: "It was taken in as the one that is said to have come in time. If it is the late one, remove its bids.".to_owned(),
        ..doubt
    });
    let differences = as_other.into_iter().chain(offered.differences).collect();
    with_salts(|salts| {
        let entry = record.append(offered.act, stamp, salts)?.number;
        Ok((entry, replaced, differences))
    })
}
