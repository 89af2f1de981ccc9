//! Records of every version that was ever written still open, with the check codes that were lodged.

use common_measure::code::CheckCode;
use common_measure::record::{RECORD_VERSION, Record};

/// A record of each version, and its check code.
const ALL: [(u32, &str, &str); 1] = [(
    1,
    include_str!("../../../tests/files/version-1.record.jsonl"),
    "81:F866-F914-D848-A8F9-C4CB-1A33-F0EF-311B",
)];

#[test]
fn a_record_of_every_version_opens_with_the_code_that_was_lodged() {
    for (version, text, code) in ALL {
        let read = Record::read(text).unwrap_or_else(|fault| panic!("version {version}: {fault}"));
        let lodged: CheckCode = code.parse().unwrap();
        assert_eq!(read.record.check_code(), lodged, "version {version}");
        read.record.holds(&lodged).unwrap();
    }
    assert_eq!(ALL.map(|(version, _, _)| version).last(), Some(&RECORD_VERSION));
}
