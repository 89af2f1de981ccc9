//! Several lots, several bids of one supplier, and bids that the council gave a name: each part of a file finds its own bid, and
//! what would go or come double is asked about.

use common_measure::bid::Bid;
use common_measure::id::{LevelId, LotId};
use common_measure::procurement::Procurement;
use common_measure::record::{Act, Arrived, Command, LateBid, LateDecision, Standing};
use common_measure::response::{Incoming, Offered, Says, SentFiles, match_incoming};

use crate::{Desk, PLAIN, filled, matched, time};

fn lot(id: &str) -> LotId {
    LotId::new(id).unwrap()
}

/// A practice copy of the pavilion in two lots.
fn two_lots() -> Desk {
    let mut whole = Procurement::parse(PLAIN).unwrap();
    let mut other = whole.scheme.lots[0].clone();
    (other.id, other.title) = (lot("changing-rooms"), "Changing rooms".to_owned());
    whole.scheme.lots.push(other);
    Desk::start(whole, Standing::Practice)
}

fn bid(lot: &str) -> Bid {
    let alder = Procurement::parse(PLAIN).unwrap().bids[0].clone();
    Bid { lot: self::lot(lot), ..alder }
}

fn sent(desk: &Desk, lots: &[&str], random: u8) -> SentFiles {
    let bids: Vec<Bid> = lots.iter().map(|lot| bid(lot)).collect();
    let bids: Vec<&Bid> = bids.iter().collect();
    let made = time("2026-03-30T10:00:00Z");
    filled(desk.form(), "Alder", &bids).sent(&made, [random; 16]).unwrap()
}

fn offered(desk: &Desk, files: &SentFiles, replace: bool) -> Offered {
    matched(&desk.record, &files.quality, Arrived::InTime, replace).unwrap()
}

fn take(desk: &mut Desk, files: &SentFiles, replace: bool) -> Result<u64, String> {
    let act = offered(desk, files, replace).act;
    desk.act(act)
}

fn doubts(offered: &Offered) -> Vec<&str> {
    offered.doubts.iter().map(|it| it.problem.as_str()).collect()
}

/// Names the first bid, as an officer does.
fn name(desk: &mut Desk, title: &str) {
    let bid = desk.record.procurement().bids[0].id.clone();
    desk.act(Act::Change(Command::SetBidTitle { bid, title: title.to_owned() })).unwrap();
}

fn confirm(desk: &mut Desk, lot: &LotId) {
    for (bid, criterion) in desk.record.state().missing_scores(lot) {
        let level = Some(LevelId::new("level-3").unwrap());
        desk.act(Act::Change(Command::SetScore { bid, criterion, level })).unwrap();
    }
    desk.act(Act::ConfirmScores(lot.clone())).unwrap();
}

#[test]
fn a_replacement_for_fewer_lots_names_those_whose_bids_go() {
    let mut desk = two_lots();
    let both = sent(&desk, &["pavilion", "changing-rooms"], 1);
    let only = sent(&desk, &["pavilion"], 2);
    let entry = take(&mut desk, &both, false).unwrap();
    assert_eq!(
        doubts(&offered(&desk, &only, true)),
        [format!(
            "The response of entry {entry} has a bid for “Changing rooms” too, and this file has none: what was offered there would go, with its scores and prices."
        )]
    );
    let again = sent(&desk, &["pavilion", "changing-rooms"], 3);
    assert_eq!(doubts(&offered(&desk, &again, true)), [""; 0]);
}

#[test]
fn one_response_in_the_place_of_two_says_what_to_do() {
    let mut desk = two_lots();
    let [first, second] = [(1, "pavilion"), (2, "changing-rooms")].map(|(random, lot)| {
        let files = sent(&desk, &[lot], random);
        take(&mut desk, &files, false).unwrap()
    });
    assert!(first < second);
    let both = sent(&desk, &["pavilion", "changing-rooms"], 3);
    let refused = take(&mut desk, &both, true).unwrap_err();
    assert!(
        refused.ends_with(&format!(
            "There is a bid of Alder for “Changing rooms” already, which is not of the response of entry {first} that this one replaces. One response is replaced at a time: remove that bid on its page first, and take this one in as a replacement then."
        )),
        "{refused}"
    );
    let bid = desk.record.procurement().bids[1].id.clone();
    desk.act(Act::Change(Command::RemoveBid(bid))).unwrap();
    take(&mut desk, &both, true).unwrap();
    let lots: Vec<&str> = desk.record.procurement().bids.iter().map(|b| b.lot.as_str()).collect();
    assert_eq!(lots, ["pavilion", "changing-rooms"]);
}

#[test]
fn a_bid_that_was_given_a_name_is_found_by_its_prices_and_by_its_replacement() {
    let mut desk = two_lots();
    let first = sent(&desk, &["pavilion", "changing-rooms"], 1);
    take(&mut desk, &first, false).unwrap();
    name(&mut desk, "Main bid");
    let second = sent(&desk, &["pavilion", "changing-rooms"], 2);
    // Beside the first it would be a second bid for the lot.
    assert_eq!(
        doubts(&offered(&desk, &second, false)),
        [
            "There is a bid of the same supplier for “Sports pavilion” already, and this would be a second one beside it."
        ]
    );
    assert_eq!(doubts(&offered(&desk, &second, true)), [""; 0]);
    let ids = |desk: &Desk| -> Vec<String> {
        desk.record.procurement().bids.iter().map(|bid| bid.id.to_string()).collect()
    };
    let before = ids(&desk);
    take(&mut desk, &second, true).unwrap();
    assert_eq!(ids(&desk), before);
    assert_eq!(desk.record.procurement().bids[0].title, "Main bid");
    confirm(&mut desk, &lot("pavilion"));
    confirm(&mut desk, &lot("changing-rooms"));
    let prices = matched(&desk.record, &second.price.unwrap(), Arrived::InTime, false).unwrap();
    assert_eq!(prices.differences, []);
    desk.act(prices.act).unwrap();
    let of = desk.record.procurement();
    assert!(of.bids.iter().all(|it| it.prices == bid("pavilion").prices), "{:?}", of.bids);
}

#[test]
fn a_price_file_that_fits_no_bid_is_not_taken_in() {
    let mut desk = two_lots();
    let files = sent(&desk, &["pavilion", "changing-rooms"], 1);
    let entry = take(&mut desk, &files, false).unwrap();
    confirm(&mut desk, &lot("pavilion"));
    confirm(&mut desk, &lot("changing-rooms"));
    let mut price = Incoming::parse(files.price.as_ref().unwrap()).unwrap();
    let Says::Prices { lots, .. } = &mut price.says else { panic!("a price file") };
    // Two for one lot, of which the council has one bid without a name.
    lots.remove(1);
    lots.push(lots[0].clone());
    for (lot, title) in lots.iter_mut().zip(["First", "Second"]) {
        title.clone_into(&mut lot.title);
    }
    let refused = match_incoming(&desk.record, &price, Arrived::InTime, false).unwrap_err();
    assert_eq!(
        refused.problem,
        format!(
            "None of its prices can be placed: the response of entry {entry} has no bid any more for what they price."
        )
    );
    assert_eq!(desk.record.state().process.responses[0].prices, None);
}

#[test]
fn a_late_file_for_more_lots_than_were_decided_about_is_asked_about() {
    let mut desk = two_lots();
    let late = LateBid {
        supplier: "Alder".to_owned(),
        lot: Some(lot("pavilion")),
        received: time("2026-04-13T12:03:00Z"),
        circumstances: String::new(),
    };
    let entry = desk.act(Act::ReceiveLate(late)).unwrap();
    let reason = "It is taken in.".to_owned();
    let decision = LateDecision { entry, accepted: true, other_in_time: false, reason };
    desk.act(Act::DecideLate(decision)).unwrap();
    let asked = |lots: &[&str]| -> Vec<String> {
        let quality = sent(&desk, lots, 4).quality;
        let offered = matched(&desk.record, &quality, Arrived::Late(entry), false).unwrap();
        offered.doubts.into_iter().map(|doubt| doubt.problem).collect()
    };
    let title = &desk.record.procurement().scheme.lots[0].title;
    assert_eq!(
        asked(&["pavilion", "changing-rooms"]),
        [format!(
            "Entry {entry} is a late bid for “{title}”, and it was decided to take that in. This file has a bid for “Changing rooms” too, which would be entered as well."
        )]
    );
    assert_eq!(asked(&["pavilion"]), [""; 0]);
}
