//! Whatever is assessed comes to the same through its file, and by one assessor for all.

use std::cell::RefCell;

use common_measure::assessment::{Assessor, Reading};
use common_measure::procurement::Procurement;

use crate::contest::plan::ANYTHING;
use crate::contest::{assessed, each};
use crate::seen::seen;

#[test]
fn a_file_holds_everything_that_the_result_depends_on() {
    each(4_000, &ANYTHING, |procurement, _| {
        let text = procurement.to_json().unwrap();
        let read = Procurement::parse(&text).unwrap();
        assert_eq!(read, procurement);
        assert_eq!(read.to_json().unwrap(), text);
        let result = |of: &Procurement| seen(&assessed(of, Reading::AsStated));
        assert_eq!(result(&read), result(&procurement));
    });
}

/// Criteria come and go, and come back with other weights: none is ever taken for another.
#[test]
fn an_assessor_that_has_seen_other_criteria_answers_the_same() {
    let assessor = RefCell::new(Assessor::default());
    each(4_000, &ANYTHING, |mut procurement, random| {
        for _ in 0..3 {
            for reading in [Reading::AsStated, Reading::Other] {
                let known = assessor.borrow_mut().assess(&procurement, reading).unwrap();
                assert_eq!(seen(&known), seen(&assessed(&procurement, reading)));
            }
            random.shuffle(&mut procurement.evaluation.scores);
            procurement.scheme.rounding.mode = match procurement.scheme.rounding.mode {
                common_measure::number::Mode::Down => common_measure::number::Mode::HalfEven,
                _ => common_measure::number::Mode::Down,
            };
        }
    });
}
