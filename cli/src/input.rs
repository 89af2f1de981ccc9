//! From a file or standard input to a procurement or a record, without trusting either.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use common_measure::fault::Fault;
use common_measure::procurement::{MAX_BYTES, Procurement, places};
use common_measure::publication::beside_figures;
use common_measure::record::{MAX_RECORD_BYTES, ReadRecord, Record, TEXTS_WITHHELD};

use crate::failure::Failure;
use crate::page::Page;

/// What a procurement's file holds.
pub(crate) enum Work {
    Record(Box<Record>),
    /// Without a history.
    Procurement(Box<Procurement>),
}

impl Work {
    /// The procurement, as far as it has come.
    pub(crate) fn procurement(&self) -> &Procurement {
        match self {
            Self::Record(record) => record.procurement(),
            Self::Procurement(procurement) => procurement,
        }
    }
}

/// Reads a procurement, or what a record has come to.
pub(crate) fn procurement(path: &Path) -> Result<Procurement, Failure> {
    Ok(match work(path, &text(path)?)? {
        Work::Record(record) => record.procurement().clone(),
        Work::Procurement(procurement) => *procurement,
    })
}

/// Reads the text of a procurement or of a record. What must be known of figures that come from a record is said beside
/// the answer, whatever form that has.
pub(crate) fn work(path: &Path, text: &str) -> Result<Work, Failure> {
    if !Record::is_record(text) {
        let parsed = Procurement::parse(text).map_err(|fault| unreadable(path, &fault))?;
        return Ok(Work::Procurement(Box::new(parsed)));
    }
    let record =
        Record::read(text).and_then(ReadRecord::whole).map_err(|fault| changed(path, &fault))?;
    let process = &record.state().process;
    let mut page = Page::default();
    if process.practice {
        page.line(format!("{}: This is a practice copy, not for award.", name(path)));
    }
    if record.withheld() > 0 {
        page.line(format!("{}: {TEXTS_WITHHELD}", name(path)));
    }
    for line in beside_figures(&record) {
        page.line(format!("{}: {line}", name(path)));
    }
    for bid in record.state().entered_though_late() {
        page.line(format!(
            "{}: {} is entered as a bid that came in time, and a late bid of the same supplier was not taken in, or not decided about.",
            name(path),
            places::bid(record.procurement(), &bid.id)
        ));
    }
    page.aside();
    Ok(Work::Record(Box::new(record)))
}

/// Reads a record and verifies it whole.
pub(crate) fn record(path: &Path) -> Result<Record, Failure> {
    record_as_it_is(path)?.whole().map_err(|fault| changed(path, &fault))
}

/// Reads a record and verifies what is there of it: its last line may be cut off.
pub(crate) fn record_as_it_is(path: &Path) -> Result<ReadRecord, Failure> {
    let text = text(path)?;
    if text.trim_start_matches('\u{feff}').trim_start().starts_with('{') {
        return Err(Failure::Usage(format!(
            "{}: This is a procurement, not a record: it has no history. convert makes it the start of one.",
            name(path)
        )));
    }
    Record::read(&text).map_err(|fault| changed(path, &fault))
}

/// That a record is not as it was written.
fn changed(path: &Path, fault: &Fault) -> Failure {
    Failure::Changed(format!("{}: {fault}", name(path)))
}

/// That a file is not of its format.
pub(crate) fn unreadable(path: &Path, fault: &Fault) -> Failure {
    Failure::Unreadable(format!("{}: {fault}", name(path)))
}

/// What to call a file in a sentence.
pub(crate) fn name(path: &Path) -> String {
    if path.as_os_str() == "-" { "standard input".to_owned() } else { path.display().to_string() }
}

/// The text of a file. One that is too large is refused before it is read whole.
pub(crate) fn text(path: &Path) -> Result<String, Failure> {
    text_of(path, bytes(path)?)
}

/// The bytes of a file, as many as anything that is read here may have.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let from_stdin = path.as_os_str() == "-";
    let bytes = if from_stdin { at_most(io::stdin().lock()) } else { file(path) };
    bytes.map_err(|problem| named(path, &problem))
}

/// The text that a file's bytes are.
pub(crate) fn text_of(path: &Path, bytes: Vec<u8>) -> Result<String, Failure> {
    let text = as_text(bytes).map_err(|problem| named(path, &problem))?;
    if text.len() > MAX_BYTES && !Record::is_record(&text) {
        return Err(named(path, &too_large(Some(text.len() as u64))));
    }
    Ok(text)
}

fn named(path: &Path, problem: &str) -> Failure {
    Failure::Unreadable(format!("{}: {problem}", name(path)))
}

fn file(path: &Path) -> Result<Vec<u8>, String> {
    let about = std::fs::metadata(path).map_err(|error| in_words(&error))?;
    if about.is_dir() {
        return Err("This is a folder. Name the procurement's file in it.".to_owned());
    }
    if about.len() > MAX_RECORD_BYTES as u64 {
        return Err(too_large(Some(about.len())));
    }
    at_most(File::open(path).map_err(|error| in_words(&error))?)
}

/// Reads no more than one byte over the limit, whatever a file says of its size.
fn at_most(source: impl Read) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let read = source.take(MAX_RECORD_BYTES as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|error| in_words(&error))?;
    if bytes.len() > MAX_RECORD_BYTES { Err(too_large(None)) } else { Ok(bytes) }
}

fn as_text(bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|error| {
        match error.as_bytes() {
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => {
                "The file is saved as UTF-16, which Notepad calls “Unicode”. Save it again with the encoding UTF-8."
            }
            _ => "The file is not text in UTF-8. Choose the right file, or save it again with the encoding UTF-8.",
        }
        .to_owned()
    })
}

fn too_large(bytes: Option<u64>) -> String {
    let size = bytes.map_or_else(
        || "larger than that".to_owned(),
        |bytes| format!("{} MB", bytes.div_ceil(1_000_000)),
    );
    let procurement = MAX_BYTES / 1_000_000;
    let most = if bytes.is_some_and(|bytes| bytes <= MAX_RECORD_BYTES as u64) {
        format!("A procurement may be at most {procurement} MB")
    } else {
        let record = MAX_RECORD_BYTES / 1_000_000;
        format!("A record may be at most {record} MB and a procurement {procurement} MB")
    };
    format!("{most}, and the file is {size}. Choose the right file, or make it smaller.")
}

fn in_words(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "There is no such file. Check its name and folder.".to_owned(),
        ErrorKind::PermissionDenied => {
            "You may not read this file. Ask whoever owns it.".to_owned()
        }
        ErrorKind::IsADirectory => {
            "This is a folder. Name the procurement's file in it.".to_owned()
        }
        _ => format!("The file cannot be read: {error}."),
    }
}
