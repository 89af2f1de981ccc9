//! How large a record may become: no larger than what is read again.

use common_measure::code::Hash;
use common_measure::record::{Act, Command, Detail, Origin, Record, Standing, Start};

use crate::{criteria, salts, stamp};

#[test]
fn what_could_not_be_read_again_is_not_written() {
    let note = |letters: usize| Act::Change(Command::SetDetail(Detail::Note("x".repeat(letters))));
    let when = stamp("Ann", "2026-03-02T10:00:00Z");
    let mut salt = salts();
    let origin =
        |letters: usize| Origin::File { sha256: Hash::of(&[b"x"]), text: "x".repeat(letters) };
    let start = |letters: usize| Start {
        origin: origin(letters),
        standing: Standing::Draft,
        procurement: criteria(),
    };
    let refused = Record::start(start(36_000_000), &when, &mut salt).unwrap_err().to_string();
    assert!(
        refused.contains("an entry of more than 36 MB, which could not be read again"),
        "{refused}"
    );

    let mut record = Record::start(start(32_000_000), &when, &mut salt).unwrap();
    let code = record.check_code();
    let refused = record.append(note(32_000_000), &when, &mut salt).unwrap_err().to_string();
    assert_eq!(
        refused,
        "Record: With this the record would be larger than 64 MB, and could not be read again. \
         Nothing was entered. Save the record, and go on in a procurement of its own."
    );
    assert_eq!(record.check_code(), code);
    record.append(note(31_000_000), &when, &mut salt).unwrap();
    let read = Record::read(&record.to_text()).unwrap().record;
    assert_eq!(read.check_code(), record.check_code());
}
