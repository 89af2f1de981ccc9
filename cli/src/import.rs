//! `import`: what came from outside, into a record or a procurement. Each kind of file is told by what is
//! in it, never by its name.

use crate::arguments::Import;
use crate::failure::Failure;
use crate::output::new_file;
use crate::page::Answer;
use crate::{input, response, spreadsheet};

pub(crate) fn run(asked: &Import) -> Result<Answer, Failure> {
    let done = done(asked)?;
    match &asked.out {
        None => Ok(done),
        // What was not all taken in is still to be looked at, but is what was asked for.
        Some(path) => {
            new_file(path, done.content())?;
            Ok(Answer::new(String::new(), done.code()))
        }
    }
}

fn done(asked: &Import) -> Result<Answer, Failure> {
    let [file] = asked.responses.as_slice() else {
        let files = asked.responses.iter().map(|path| (path, input::text(path)));
        return response::import(asked, files.collect());
    };
    let bytes = input::bytes(file)?;
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    if text.trim_ascii_start().first() != Some(&b'{') {
        return spreadsheet::import(asked, file, &bytes);
    }
    let text = input::text_of(file, bytes);
    response::import(asked, vec![(file, text)])
}
