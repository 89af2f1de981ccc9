//! What goes into a file instead of standard output.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use crate::failure::Failure;
use crate::page::Answer;

/// Puts an answer into a file, if one is named, and leaves its exit code. The file must not be there yet: nothing is
/// written over.
pub(crate) fn put(answer: Answer, out: Option<&Path>) -> Result<Answer, Failure> {
    let Some(path) = out else { return Ok(answer) };
    if path.as_os_str() == "-" {
        let usage = "--out names a file. Leave it out to write to standard output.";
        return Err(Failure::Usage(usage.to_owned()));
    }
    new_file(path, answer.content())?;
    Ok(Answer::new(String::new(), answer.code()))
}

fn new_file(path: &Path, content: &[u8]) -> Result<(), Failure> {
    let named = |error: io::Error| {
        let problem = match error.kind() {
            ErrorKind::AlreadyExists => {
                "There is a file of this name already. Choose another name.".to_owned()
            }
            _ => format!("The file could not be written: {error}."),
        };
        Failure::Unreadable(format!("{}: {problem}", path.display()))
    };
    let mut file = OpenOptions::new().write(true).create_new(true).open(path).map_err(named)?;
    let written = file.write_all(content).and_then(|()| file.sync_all());
    if written.is_err() {
        drop(file);
        // Half of it would look like a shorter one. What cannot be removed either is named below all the same.
        let _ = fs::remove_file(path);
    }
    written.map_err(named)
}
