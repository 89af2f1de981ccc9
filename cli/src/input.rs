//! From a file or standard input to a procurement, without trusting either.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use common_measure::procurement::{MAX_BYTES, Procurement};

use crate::failure::Failure;

/// Reads a procurement. A file that is too large is refused before it is read whole.
pub(crate) fn procurement(path: &Path) -> Result<Procurement, Failure> {
    let from_stdin = path.as_os_str() == "-";
    let name = if from_stdin { "standard input".to_owned() } else { path.display().to_string() };
    let named = |problem: String| Failure::Unreadable(format!("{name}: {problem}"));
    let bytes = if from_stdin { at_most(io::stdin().lock()) } else { file(path) };
    let text = text(bytes.map_err(named)?).map_err(named)?;
    Procurement::parse(&text).map_err(|fault| named(fault.to_string()))
}

fn file(path: &Path) -> Result<Vec<u8>, String> {
    let about = std::fs::metadata(path).map_err(|error| in_words(&error))?;
    if about.is_dir() {
        return Err("This is a folder. Name the procurement's file in it.".to_owned());
    }
    if about.len() > MAX_BYTES as u64 {
        return Err(too_large(Some(about.len())));
    }
    at_most(File::open(path).map_err(|error| in_words(&error))?)
}

/// Reads no more than one byte over the limit, whatever a file says of its size.
fn at_most(source: impl Read) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let read = source.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|error| in_words(&error))?;
    if bytes.len() > MAX_BYTES { Err(too_large(None)) } else { Ok(bytes) }
}

fn text(bytes: Vec<u8>) -> Result<String, String> {
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
    format!(
        "A procurement may be at most {} MB, and the file is {size}. Choose the right file, or make it smaller.",
        MAX_BYTES / 1_000_000
    )
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
