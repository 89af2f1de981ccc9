//! `import`: what came from outside, into a record or a procurement. Each kind of file is told by what is
//! in it, never by its name.

use common_measure_sheets::{NotRead, is_workbook, read_response};

use crate::arguments::Import;
use crate::failure::Failure;
use crate::output::put;
use crate::page::Answer;
use crate::{input, response, spreadsheet};

pub(crate) fn run(asked: &Import) -> Result<Answer, Failure> {
    // What was not all taken in is still to be looked at, but is what was asked for.
    put(done(asked)?, asked.out.as_deref())
}

fn done(asked: &Import) -> Result<Answer, Failure> {
    if let [file] = asked.responses.as_slice() {
        let bytes = input::bytes(file)?;
        if is_bids(&bytes) {
            return spreadsheet::import(asked, file, &bytes);
        }
        return response::import(asked, vec![(file, response::read(file, bytes))]);
    }
    let named = asked.responses.iter();
    let named =
        named.map(|path| (path, input::bytes(path).and_then(|bytes| response::read(path, bytes))));
    response::import(asked, named.collect())
}

/// Whether a file is a spreadsheet of bids: text with separators, or a workbook that is no form.
fn is_bids(bytes: &[u8]) -> bool {
    if is_workbook(bytes) {
        let form = read_response(bytes, &mut |_| ());
        return !matches!(form, Ok(_) | Err(NotRead::Mixed | NotRead::NoCriteria));
    }
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    text.trim_ascii_start().first() != Some(&b'{')
}
