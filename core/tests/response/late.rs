//! Responses of suppliers with late bids: each is asked about, however many came late and whatever is said beside them.

use common_measure::procurement::Procurement;
use common_measure::record::{Act, Arrived, LateBid, LateDecision};

use crate::{Desk, PLAIN, filled, matched, time};

const CEDAR: &str = "Cedar Example Group";

fn late(desk: &mut Desk, received: &str) -> u64 {
    let (supplier, received) = (CEDAR.to_owned(), time(received));
    let late = LateBid { supplier, lot: None, received, circumstances: "By e-mail.".to_owned() };
    desk.act(Act::ReceiveLate(late)).unwrap()
}

fn decide(desk: &mut Desk, entry: u64, other_in_time: bool) {
    let reason = "A reason.".to_owned();
    let decision = LateDecision { entry, accepted: false, other_in_time, reason };
    desk.act(Act::DecideLate(decision)).unwrap();
}

#[test]
fn every_file_of_a_supplier_with_a_late_bid_is_asked_about() {
    let mut desk = Desk::pavilion();
    let whole = Procurement::parse(PLAIN).unwrap();
    let offer = whole.bids.iter().find(|bid| bid.id.as_str() == "cedar").unwrap();
    let made = time("2026-03-30T10:00:00Z");
    let file = filled(desk.form(), CEDAR, &[offer]).sent(&made, [3; 16]).unwrap();
    // What is asked, and whether the record answers it.
    let asked = |desk: &Desk| {
        let offered = matched(&desk.record, &file.quality, Arrived::InTime, false).unwrap();
        let answered = offered.answered.iter().collect::<Vec<_>>();
        let is_answered = answered == offered.doubts.iter().collect::<Vec<_>>();
        let asked = offered.doubts.iter().map(|doubt| doubt.problem.clone()).collect::<Vec<_>>();
        (asked, is_answered)
    };
    let came = |at: &str, entry: u64, became: &str| {
        vec![format!(
            "A bid of {CEDAR} came late (13 April 2026, {at} UTC, entry {entry}), and {became}. This file would be entered as one that came in time."
        )]
    };
    assert_eq!(asked(&desk), (vec![], true));
    let first = late(&mut desk, "2026-04-13T12:03:00Z");
    decide(&mut desk, first, false);
    assert_eq!(asked(&desk), (came("12:03", first, "it was not taken in"), false));
    // The file may still be the late one.
    decide(&mut desk, first, true);
    let other = "it was not taken in, but another is said to have come in time";
    assert_eq!(asked(&desk), (came("12:03", first, other), true));
    // That another came in time was said beside the first, not beside the second.
    let second = late(&mut desk, "2026-04-13T12:07:00Z");
    let open = "nobody has decided about it";
    assert_eq!(asked(&desk), (came("12:07", second, open), false));
    decide(&mut desk, second, true);
    assert_eq!(asked(&desk), (came("12:03", first, other), true));
}
