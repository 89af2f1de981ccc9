//! What goes into a file instead of standard output.

use std::fs::OpenOptions;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use crate::failure::Failure;

/// Writes a file that is not there yet: nothing is written over.
pub(crate) fn new_file(path: &Path, content: &[u8]) -> Result<(), Failure> {
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
    file.write_all(content).and_then(|()| file.sync_all()).map_err(named)
}
