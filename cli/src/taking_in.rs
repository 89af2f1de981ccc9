//! `import`: what comes from outside, told apart by what it is: a spreadsheet of bids, or the files of
//! responses.

use std::path::Path;

use crate::arguments::Import;
use crate::failure::Failure;
use crate::page::Answer;
use crate::{response, spreadsheet};

pub(crate) fn run(asked: &Import) -> Result<Answer, Failure> {
    let is_json =
        |path: &Path| path.extension().is_some_and(|end| end.eq_ignore_ascii_case("json"));
    match asked.files.as_slice() {
        [sheet] if !is_json(sheet) => spreadsheet::import(asked, sheet),
        files if files.iter().all(|path| is_json(path)) => response::import(asked),
        _ => Err(Failure::Usage(
            "Name one spreadsheet (.xlsx or .csv), or responses and price files (.json)."
                .to_owned(),
        )),
    }
}
