//! How large and how deep a record may become: no more than what is read again.

use common_measure::code::Hash;
use common_measure::id::CriterionId;
use common_measure::number::Weight;
use common_measure::procurement::{Procurement, check};
use common_measure::record::{Act, Command, Detail, Origin, Record, Standing, Start};
use common_measure::scheme::{Criterion, Group, Kind, WeightsAre};

use crate::rules::lock;
use crate::{Trial, criteria, refusal, salts, stamp};

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

fn section(number: usize, criteria: Vec<Criterion>) -> Criterion {
    Criterion {
        id: CriterionId::new(&format!("section-{number}")).unwrap(),
        title: format!("Section {number}"),
        weight: Some(Weight::parse("100").unwrap()),
        minimum: None,
        kind: Kind::Group(Group { weights: WeightsAre::OfGroup, criteria }),
    }
}

#[test]
fn sections_stand_no_deeper_inside_each_other_than_is_read_again() {
    let when = stamp("Ann", "2026-03-02T10:00:00Z");
    let mut procurement = criteria();
    let (mut locked, mut refused) = (0, Vec::new());
    for number in 0..40 {
        let inside = std::mem::take(&mut procurement.scheme.criteria);
        procurement.scheme.criteria = vec![section(number, inside)];
        let faults = check(&procurement).faults;
        let is_fine = faults.is_empty();
        assert!(is_fine || faults[0].problem.starts_with("More than 28 sections"), "{faults:?}");
        let of = procurement.clone();
        let start = Start { origin: Origin::New, standing: Standing::Draft, procurement: of };
        // What has no fault can be started with, locked and read again.
        match Record::start(start, &when, &mut salts()) {
            Ok(mut record) => {
                Record::read(&record.to_text()).unwrap();
                if is_fine {
                    let act = lock(&record, "2026-04-13T12:00:00Z");
                    record.append(act, &when, &mut salts()).unwrap();
                    Record::read(&record.to_text()).unwrap();
                    locked = number + 1;
                }
            }
            Err(fault) => {
                assert!(!is_fine);
                refused.push(fault.to_string());
            }
        }
        // So is a plain file, where it is written.
        let written = procurement.to_json();
        assert!(!is_fine || written.is_ok());
        if let Ok(text) = &written {
            Procurement::parse(text).unwrap();
        }
    }
    // The pavilion's own questions stand in sections, at most two deep.
    assert_eq!(locked, 26);
    let words = "Record: With this there would be more than 127 brackets inside each other in the file of a record, which could not be read again. Nothing was written. Put fewer sections of the award criteria inside each other.";
    assert_eq!(refused[0], words);
    assert!(procurement.to_json().is_err());
}

#[test]
fn a_section_is_put_no_deeper_than_is_locked() {
    let mut trial = Trial::start(Standing::Draft);
    let id = |number: usize| CriterionId::new(&format!("section-{number}")).unwrap();
    let add = |number: usize| Command::AddCriterion {
        section: (number > 0).then(|| id(number - 1)),
        criterion: section(number, Vec::new()),
    };
    for number in 0..28 {
        trial.change("Ann", add(number)).unwrap();
    }
    let why = "More than 28 sections inside each other are too many";
    assert!(refusal(trial.change("Ann", add(28))).contains(why));
    let criterion = section(50, Vec::new());
    trial.change("Ann", Command::AddCriterion { section: None, criterion }).unwrap();
    let into = |section| Command::MoveCriterion {
        criterion: id(50),
        section: Some(id(section)),
        position: 0,
    };
    assert!(refusal(trial.change("Ann", into(27))).contains(why));
    trial.change("Ann", into(26)).unwrap();
}
