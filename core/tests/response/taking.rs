//! Taking responses in: each rule that keeps prices away from scores, and one response apart from
//! another.

use common_measure::bid::Bid;
use common_measure::code::Hash;
use common_measure::fault::{Fault, Place};
use common_measure::id::{BidId, CriterionId, LevelId, LotId};
use common_measure::procurement::Procurement;
use common_measure::record::{
    AcceptedPrices, Act, Amendment, Arrived, Command, CriterionChange, Detail, LateBid,
    LateDecision, Lock, ReopenedScores, Salt, SupplierField,
};
use common_measure::response::{
    Incoming, Response, ResponseForm, Says, SentFiles, in_order, match_incoming,
};

use crate::{Desk, PLAIN, filled, matched, time};

fn like(bid: &str) -> Bid {
    let whole = Procurement::parse(PLAIN).unwrap();
    whole.bids.iter().find(|it| it.id.as_str() == bid).unwrap().clone()
}

fn sent(form: ResponseForm, name: &str, bid: &str, random: u8) -> SentFiles {
    let response: Response = filled(form, name, &[&like(bid)]);
    response.sent(&time("2026-03-30T10:00:00Z"), [random; 16]).unwrap()
}

fn lot() -> LotId {
    LotId::new("pavilion").unwrap()
}

/// Takes a quality file in and answers the entry.
fn take(desk: &mut Desk, files: &SentFiles, replace: bool) -> Result<u64, String> {
    let taken = matched(&desk.record, &files.quality, Arrived::InTime, replace)
        .map_err(|fault| fault.to_string())?;
    desk.act(taken.act)
}

fn take_prices(desk: &mut Desk, files: &SentFiles) -> Result<u64, String> {
    let text = files.price.as_ref().unwrap();
    let taken = matched(&desk.record, text, Arrived::InTime, false);
    desk.act(taken.map_err(|fault| fault.to_string())?.act)
}

fn score_all(desk: &mut Desk) {
    let level = |id| Some(LevelId::new(id).unwrap());
    for (bid, criterion) in desk.record.state().missing_scores(&lot()) {
        let command = Command::SetScore { bid, criterion, level: level("level-3") };
        desk.act(Act::Change(command)).unwrap();
    }
}

#[test]
fn prices_come_after_every_score_is_confirmed() {
    let mut desk = Desk::pavilion();
    let files = sent(desk.form(), "Alder Example Builders", "alder", 1);
    let early = desk.at(
        "2026-04-13T11:59:59Z",
        matched(&desk.record, &files.quality, Arrived::InTime, false).unwrap().act,
    );
    assert!(early.unwrap_err().contains("The tender deadline is not over."));
    assert!(take_prices(&mut desk, &files).unwrap_err().contains("No response that was taken in"));
    take(&mut desk, &files, false).unwrap();
    assert!(take(&mut desk, &files, false).unwrap_err().contains("was taken in already"));
    // Not anywhere in the record: neither the price nor what is made of it.
    assert!(!desk.record.to_text().contains("1080000"));
    let price = CriterionId::new("price").unwrap();
    let bid = desk.record.procurement().bids[0].id.clone();
    let amount = Some("1080000".parse().unwrap());
    let typed = Command::SetPrice { bid: bid.clone(), criterion: price.clone(), amount };
    assert!(desk.act(Act::Change(typed)).unwrap_err().contains("come in its price file"));
    assert!(
        take_prices(&mut desk, &files)
            .unwrap_err()
            .contains("“Sports pavilion” are not confirmed yet")
    );
    let missing = desk.act(Act::ConfirmScores(lot())).unwrap_err();
    assert!(missing.contains("There is no agreed score. 2 more are missing."), "{missing}");
    score_all(&mut desk);
    desk.act(Act::ConfirmScores(lot())).unwrap();
    let again = Command::SetScore {
        bid: bid.clone(),
        criterion: CriterionId::new("method").unwrap(),
        level: Some(LevelId::new("level-4").unwrap()),
    };
    let refused = desk.act(Act::Change(again.clone())).unwrap_err();
    assert!(refused.contains("were confirmed"), "{refused}");
    // Nor is a reason changed, or a bid removed with its scores.
    let reason = Command::SetReason {
        bid: bid.clone(),
        criterion: CriterionId::new("method").unwrap(),
        reason: "Another".to_owned(),
    };
    for command in [reason, Command::RemoveBid(bid.clone())] {
        let refused = desk.act(Act::Change(command)).unwrap_err();
        assert!(
            refused.contains("The agreed scores of this lot were confirmed, in entry")
                && refused.contains("Open them again first, with a reason."),
            "{refused}"
        );
    }
    take_prices(&mut desk, &files).unwrap();
    let there = desk.record.procurement().bid(&bid).unwrap();
    assert_eq!(there.price(&price), amount);
    assert!(take_prices(&mut desk, &files).unwrap_err().contains("taken in already"));
    // Nobody typed these figures, so nobody has to compare them.
    assert!(desk.record.state().unchecked().all(|(path, _)| path.contains("/scores/")));
    let silent = ReopenedScores { lot: lot(), reason: " ".to_owned() };
    assert!(desk.act(Act::ReopenScores(silent)).unwrap_err().contains("for a reason"));
    let reason = "A score was entered for the wrong bid.".to_owned();
    desk.act(Act::ReopenScores(ReopenedScores { lot: lot(), reason })).unwrap();
    desk.act(Act::Change(again)).unwrap();
}

#[test]
fn a_bid_that_was_removed_leaves_its_response_and_its_id_to_nobody() {
    let mut desk = Desk::pavilion();
    let alder = sent(desk.form(), "Alder Example Builders", "alder", 1);
    let birch = sent(desk.form(), "Birch Example Ltd", "birch", 2);
    take(&mut desk, &alder, false).unwrap();
    let first = desk.record.procurement().bids[0].clone();
    let before = desk.record.state().clone();
    let remove = Act::Change(Command::RemoveBid(first.id.clone()));
    let removed = desk.act(remove.clone()).unwrap();
    assert_eq!(desk.record.state().process.responses[0].bids, []);
    desk.act(Act::Undo(removed)).unwrap();
    assert!(*desk.record.state() == before);
    desk.act(remove).unwrap();
    take(&mut desk, &birch, false).unwrap();
    let other = desk.record.procurement().bids[0].clone();
    assert_ne!((&other.id, &other.supplier), (&first.id, &first.supplier));
    score_all(&mut desk);
    desk.act(Act::ConfirmScores(lot())).unwrap();
    // The price file of the one that is gone prices nobody else's bid.
    let refused = take_prices(&mut desk, &alder).unwrap_err();
    assert!(refused.contains("No response that was taken in names this price file"), "{refused}");
    let price = CriterionId::new("price").unwrap();
    assert_eq!(desk.record.procurement().bids[0].price(&price), None);
    take_prices(&mut desk, &birch).unwrap();
    assert_eq!(desk.record.procurement().bids[0].price(&price), like("birch").price(&price));
    // What was removed by mistake is taken in again, under a new id.
    let reason = "A bid was removed by mistake.".to_owned();
    desk.act(Act::ReopenScores(ReopenedScores { lot: lot(), reason })).unwrap();
    take(&mut desk, &alder, false).unwrap();
    let ids: Vec<&str> = desk.record.procurement().bids.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["b2", "b3"]);
}

#[test]
fn another_price_file_does_not_fit() {
    let mut desk = Desk::pavilion();
    let files = sent(desk.form(), "Alder Example Builders", "alder", 1);
    let other = sent(desk.form(), "Alder Example Builders", "alder", 2);
    // The same price and another check code: it gives nothing of the price away.
    assert_ne!(files.price, other.price);
    take(&mut desk, &files, false).unwrap();
    score_all(&mut desk);
    desk.act(Act::ConfirmScores(lot())).unwrap();
    let refused = take_prices(&mut desk, &other).unwrap_err();
    let code = Hash::of(&[other.price.as_ref().unwrap().as_bytes()]).in_short();
    assert!(refused.contains(&code), "{refused}");
}

/// What the workbook of a response would be read as: without a name for its price file.
fn as_workbook(text: &str) -> Incoming {
    let mut read = Incoming::parse(text).unwrap();
    if let Says::Response { price_file, .. } = &mut read.says {
        *price_file = None;
    }
    read
}

#[test]
fn a_workbook_is_tied_to_the_price_file_that_came_with_it() {
    let mut desk = Desk::pavilion();
    let alder = sent(desk.form(), "Alder Example Builders", "alder", 1);
    let birch = sent(desk.form(), "Birch", "birch", 2);
    let swapped = sent(desk.form(), "Alder Example Builders", "alder", 3);
    let prices = |files: &SentFiles| Incoming::parse(files.price.as_ref().unwrap()).unwrap();
    let files = vec![
        ("price of birch", prices(&birch)),
        ("price", prices(&alder)),
        ("response", as_workbook(&alder.quality)),
    ];
    let ordered = in_order(files);
    let names: Vec<&str> = ordered.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["response", "price of birch", "price"]);
    let taken = match_incoming(&desk.record, &ordered[0].1, Arrived::InTime, false).unwrap();
    desk.act(taken.act).unwrap();
    score_all(&mut desk);
    desk.act(Act::ConfirmScores(lot())).unwrap();
    // Another price file of the same name comes too late.
    assert!(take_prices(&mut desk, &swapped).unwrap_err().contains("No response"));
    take_prices(&mut desk, &alder).unwrap();
    // Of two that fit, none is chosen.
    let several = in_order(vec![
        (1, as_workbook(&alder.quality)),
        (2, prices(&alder)),
        (3, prices(&swapped)),
    ]);
    assert!(matches!(several[0].1.says, Says::Response { price_file: None, .. }));
}

#[test]
fn a_workbook_that_came_alone_gets_its_prices_by_name_and_no_sooner_than_others() {
    let mut desk = Desk::pavilion();
    let files = sent(desk.form(), "Alder Example Builders", "alder", 1);
    let alone = as_workbook(&files.quality);
    let taken = match_incoming(&desk.record, &alone, Arrived::InTime, false).unwrap();
    desk.act(taken.act).unwrap();
    let bid = desk.record.procurement().bids[0].id.clone();
    let criterion = CriterionId::new("price").unwrap();
    let amount = Some("1080000".parse().unwrap());
    let typed = Act::Change(Command::SetPrice { bid, criterion, amount });
    let soon = "“Sports pavilion” are not confirmed yet";
    assert!(desk.act(typed.clone()).unwrap_err().contains(soon));
    assert!(take_prices(&mut desk, &files).unwrap_err().contains(soon));
    score_all(&mut desk);
    desk.act(Act::ConfirmScores(lot())).unwrap();
    let offered =
        matched(&desk.record, files.price.as_ref().unwrap(), Arrived::InTime, false).unwrap();
    let said: Vec<&str> = offered.differences.iter().map(|it| it.problem.as_str()).collect();
    assert_eq!(said, ["The response came as a workbook, which cannot name its price file."]);
    let stranger = sent(desk.form(), "Birch", "birch", 2);
    let refused = take_prices(&mut desk, &stranger).unwrap_err();
    let whose = "“Birch”, and no response without prices has that name. Those are of: Alder Example Builders.";
    assert!(refused.contains(whose), "{refused}");
    // Two that fit: neither goes first.
    let other = sent(desk.form(), "alder example  builders", "birch", 4);
    let both =
        [&files, &other].map(|it| ((), Incoming::parse(it.price.as_ref().unwrap()).unwrap()));
    for ((), one) in in_order(both.into()) {
        let refused = match_incoming(&desk.record, &one, Arrived::InTime, false).unwrap_err();
        let said = "are here, and its response names none of them.";
        assert!(refused.problem.contains(said), "{refused}");
    }
    // A price that was typed and compared is not written over by another one of a file.
    let wrong = Some("1000000".parse().unwrap());
    let bid = desk.record.procurement().bids[0].id.clone();
    let criterion = CriterionId::new("price").unwrap();
    desk.act(Act::Change(Command::SetPrice { bid, criterion, amount: wrong })).unwrap();
    let refused = desk.act(offered.act.clone()).unwrap_err();
    let words = "Alder Example Builders, “Price”: A price was typed in, and the price file does not say the same.";
    assert!(refused.contains(words), "{refused}");
    desk.act(typed).unwrap();
    desk.act(offered.act).unwrap();
}

#[test]
fn a_replacement_from_another_copy_takes_nothing_away_that_was_entered_here() {
    let mut here = Desk::pavilion();
    let first = sent(here.form(), "Alder Example Builders", "alder", 1);
    let second = sent(here.form(), "Alder Example Builders", "birch", 2);
    take(&mut here, &first, false).unwrap();
    let shared = here.record.clone();
    let bring = |change: &dyn Fn(&mut Desk)| {
        let mut here = Desk::pavilion();
        here.record = shared.clone();
        change(&mut here);
        let mut there = Desk::pavilion();
        there.record = shared.clone();
        take(&mut there, &second, true).unwrap();
        let refused = here.record.bring_over(&there.record, &mut || Salt::new([9; 16]));
        (here, refused.into_iter().map(|(_, fault)| fault.problem).collect::<Vec<_>>())
    };
    let supplier = shared.procurement().suppliers[0].id.clone();
    let (here, refused) = bring(&|here| {
        let (field, text) = (SupplierField::Email, "bids@example.org".to_owned());
        let supplier = supplier.clone();
        here.act(Act::Change(Command::ChangeSupplier { supplier, field, text })).unwrap();
    });
    assert!(matches!(&refused[..], [said] if said.starts_with("It was changed on both sides.")));
    assert_eq!(here.record.procurement().suppliers[0].email, "bids@example.org");
    let (here, refused) = bring(&score_all);
    assert_eq!(refused.len(), 1);
    assert_eq!(here.record.procurement().evaluation.scores.len(), 3);
    // Nothing of the response was touched: it is replaced.
    let (here, refused) = bring(&|here| {
        let note = Detail::Note("Advice taken.".to_owned());
        here.act(Act::Change(Command::SetDetail(note))).unwrap();
    });
    assert_eq!(refused, Vec::<String>::new());
    let of = here.record.procurement();
    assert_eq!(of.bids[0].offered(&"12".parse_id()), like("birch").offered(&"12".parse_id()));
}

#[test]
fn a_price_file_without_a_price_is_opened_no_sooner_and_what_was_unclear_stays_in_the_record() {
    let mut desk = Desk::pavilion();
    let files = sent(desk.form(), "Alder Example Builders", "alder", 1);
    let unclear = Fault::new(Place::new("Prices!E2", "Cell E2"), "“about 1” is not plain.", "Ask.");
    let (mut quality, mut price) =
        (as_workbook(&files.quality), Incoming::parse(files.price.as_ref().unwrap()).unwrap());
    quality.differences.push(unclear.clone());
    price.differences.push(unclear);
    if let Says::Prices { lots, .. } = &mut price.says {
        lots.clear();
    }
    let taken = match_incoming(&desk.record, &quality, Arrived::InTime, false).unwrap();
    desk.act(taken.act).unwrap();
    let early = match_incoming(&desk.record, &price, Arrived::InTime, false).unwrap_err();
    assert!(early.problem.contains("are not confirmed yet"), "{early}");
    let response = desk.record.state().process.responses[0].entry;
    let nothing =
        AcceptedPrices { file: price.file, response, bids: Vec::new(), left_out: Vec::new() };
    let refused = desk.act(Act::AcceptPrices(nothing)).unwrap_err();
    assert!(refused.contains("are not confirmed yet"), "{refused}");
    score_all(&mut desk);
    desk.act(Act::ConfirmScores(lot())).unwrap();
    let taken = match_incoming(&desk.record, &price, Arrived::InTime, false).unwrap();
    desk.act(taken.act).unwrap();
    let left_out = &desk.record.state().process.responses[0].left_out;
    assert_eq!(left_out, &["Cell E2: “about 1” is not plain. Ask."; 2]);
}

#[test]
fn a_replacement_says_so_and_takes_the_scores_of_what_it_replaces_away() {
    let mut desk = Desk::pavilion();
    let first = sent(desk.form(), "Alder Example Builders", "alder", 1);
    let second = sent(desk.form(), "alder  example builders", "birch", 2);
    let entry = take(&mut desk, &first, false).unwrap();
    score_all(&mut desk);
    let refused = take(&mut desk, &second, false).unwrap_err();
    assert!(refused.contains("There is a bid of Alder Example Builders already."), "{refused}");
    let offered = matched(&desk.record, &second.quality, Arrived::InTime, false).unwrap();
    assert_eq!(offered.there, Some(entry));
    let late = matched(&desk.record, &second.quality, Arrived::Late(1), true).unwrap();
    let refused = desk.act(late.act).unwrap_err();
    assert!(refused.contains("no decision takes it in"), "{refused}");
    let id = desk.record.procurement().bids[0].id.clone();
    take(&mut desk, &second, true).unwrap();
    let of = desk.record.procurement();
    assert_eq!((of.bids.len(), of.suppliers.len()), (1, 1));
    assert_eq!(of.bids[0].id, id);
    assert_eq!(of.bids[0].offered(&"12".parse_id()), like("birch").offered(&"12".parse_id()));
    assert!(of.evaluation.scores.is_empty());
    // The price file of the first belongs to nothing any more.
    assert!(take_prices(&mut desk, &first).unwrap_err().contains("No response"));
}

#[test]
fn a_replacement_takes_nothing_away_from_confirmed_scores() {
    let mut whole = Procurement::parse(PLAIN).unwrap();
    let mut other = whole.scheme.lots[0].clone();
    other.id = LotId::new("changing-rooms").unwrap();
    other.title = "Changing rooms".to_owned();
    whole.scheme.lots.push(other);
    let mut desk = Desk::start(whole, common_measure::record::Standing::Practice);
    let (one, mut two) = (like("alder"), like("alder"));
    two.lot = LotId::new("changing-rooms").unwrap();
    let made = time("2026-03-30T10:00:00Z");
    let both = filled(desk.form(), "Alder", &[&one, &two]).sent(&made, [1; 16]).unwrap();
    let only = filled(desk.form(), "Alder", &[&one]).sent(&made, [2; 16]).unwrap();
    take(&mut desk, &both, false).unwrap();
    score_all(&mut desk);
    for (bid, criterion) in desk.record.state().missing_scores(&two.lot) {
        let level = Some(LevelId::new("level-1").unwrap());
        desk.act(Act::Change(Command::SetScore { bid, criterion, level })).unwrap();
    }
    desk.act(Act::ConfirmScores(two.lot.clone())).unwrap();
    // The first lot is still open, and the second is not in the new file.
    let refused = take(&mut desk, &only, true).unwrap_err();
    assert!(refused.contains("The agreed scores of this lot were confirmed"), "{refused}");
    let reason = "The response was replaced in time.".to_owned();
    desk.act(Act::ReopenScores(ReopenedScores { lot: two.lot.clone(), reason })).unwrap();
    take(&mut desk, &only, true).unwrap();
    let lots: Vec<&str> = desk.record.procurement().bids.iter().map(|b| b.lot.as_str()).collect();
    assert_eq!(lots, ["pavilion"]);
}

#[test]
fn a_late_response_needs_the_decision_first() {
    let mut desk = Desk::pavilion();
    let files = sent(desk.form(), "Cedar Example Group", "cedar", 3);
    let late = desk
        .act(Act::ReceiveLate(LateBid {
            supplier: "Cedar Example Group".to_owned(),
            lot: None,
            received: time("2026-04-13T12:03:00Z"),
            circumstances: "The portal was down.".to_owned(),
        }))
        .unwrap();
    let accept = |desk: &mut Desk| {
        let offered = matched(&desk.record, &files.quality, Arrived::Late(late), false).unwrap();
        desk.act(offered.act)
    };
    assert!(accept(&mut desk).unwrap_err().contains("no decision takes it in"));
    // Entered as one that came in time, it is asked about.
    let doubts = |desk: &Desk, arrived| {
        let offered = matched(&desk.record, &files.quality, arrived, false).unwrap();
        offered.doubts.iter().map(|it| it.problem.clone()).collect::<Vec<_>>()
    };
    let came_late = |decided| {
        format!(
            "A bid of Cedar Example Group came late (13 April 2026, 12:03 UTC, entry {late}), and {decided}. This file would be entered as one that came in time."
        )
    };
    assert_eq!(doubts(&desk, Arrived::InTime), [came_late("nobody has decided about it")]);
    let reason = "The portal's fault.".to_owned();
    desk.act(Act::DecideLate(LateDecision {
        entry: late,
        accepted: true,
        other_in_time: false,
        reason,
    }))
    .unwrap();
    assert_eq!(doubts(&desk, Arrived::InTime), [came_late("it was taken in")]);
    assert_eq!(doubts(&desk, Arrived::Late(late)), [""; 0]);
    // Another supplier's file is not that late bid.
    let birch = sent(desk.form(), "Birch Example Construction", "birch", 2);
    let offered = matched(&desk.record, &birch.quality, Arrived::Late(late), false).unwrap();
    assert_eq!(
        offered.doubts.iter().map(|it| it.problem.clone()).collect::<Vec<_>>(),
        [format!(
            "Entry {late} is a late bid of Cedar Example Group, and this file is of “Birch Example Construction”. It would be entered as that late bid."
        )]
    );
    accept(&mut desk).unwrap();
}

#[test]
fn an_earlier_version_of_the_criteria_is_shown_with_what_changed() {
    let mut desk = Desk::pavilion();
    let before = sent(desk.form(), "Alder Example Builders", "alder", 1);
    let early = "2026-03-20T09:00:00Z";
    let (reason, notice) = ("A wrong target.".to_owned(), "2026/S 000-1".to_owned());
    desk.at(early, Act::Amend(Amendment { reason, notice })).unwrap();
    let criterion = CriterionId::new("jobs").unwrap();
    let change = CriterionChange::Title("Jobs for people without work".to_owned());
    desk.at(early, Act::Change(Command::ChangeCriterion { criterion, change })).unwrap();
    let Procurement { scheme, measures, .. } = desk.record.procurement().clone();
    let deadline = time("2026-04-13T12:00:00Z");
    desk.at(early, Act::Lock(Box::new(Lock { scheme, measures, deadline }))).unwrap();
    let offered = matched(&desk.record, &before.quality, Arrived::InTime, false).unwrap();
    let said: Vec<&str> =
        offered.differences.iter().map(|it| it.problem.as_str()).take(1).collect();
    assert_eq!(
        said,
        ["“Jobs for people out of work” is now called “Jobs for people without work”."]
    );
    desk.act(offered.act).unwrap();
    let foreign = sent(Desk::pavilion().form(), "Birch", "birch", 2);
    let mut other =
        Desk::start(Procurement::parse(PLAIN).unwrap(), common_measure::record::Standing::Draft);
    let refused = matched(&other.record, &foreign.quality, Arrived::InTime, false);
    assert!(refused.unwrap_err().to_string().contains("never locked in this record"));
    assert!(take(&mut other, &foreign, false).is_err());
}

#[test]
fn what_could_not_be_typed_is_left_out_and_named() {
    let desk = Desk::pavilion();
    let files = sent(desk.form(), "Alder Example Builders", "alder", 1);
    let text = files
        .quality
        .replacen("\"quantity\": \"2\"", "\"quantity\": \"-2\"", 1)
        .replacen("\"measure\": \"13\"", "\"measure\": \"20\"", 1)
        .replacen("\"measure\": \"12\"", "\"measure\": \"212\"", 1);
    let offered = matched(&desk.record, &text, Arrived::InTime, false).unwrap();
    let said: Vec<String> = offered.differences.iter().map(ToString::to_string).collect();
    assert_eq!(
        said[..3],
        [
            "Lot “Sports pavilion”, measure 1, how much: The quantity is less than nothing. The quantity is left out: ask the supplier.",
            "Lot “Sports pavilion”, measure 212: There is no such measure. This one is left out.",
            "Lot “Sports pavilion”, measure 20: It is not asked for. It is recorded and not scored.",
        ]
    );
    assert!(
        desk.record
            .clone()
            .try_act(
                &offered.act,
                &common_measure::record::Stamp {
                    who: "Ann".to_owned(),
                    time: time("2026-04-14T09:00:00Z")
                },
            )
            .is_ok()
    );
}

#[test]
fn a_working_copy_with_prices_in_it_is_not_opened() {
    let desk = Desk::pavilion();
    let response = filled(desk.form(), "Alder Example Builders", &[&like("alder")]);
    let refused =
        |text: &str| matched(&desk.record, text, Arrived::InTime, false).unwrap_err().to_string();
    assert!(refused(&response.to_json().unwrap()).contains("so it is not opened"));
    assert!(refused(&desk.form().to_json().unwrap()).contains("the response form itself"));
    assert!(
        refused("{}").contains("This is neither a quality and commitments file nor a price file.")
    );
}

trait ParseId {
    fn parse_id(&self) -> common_measure::id::MeasureId;
}

impl ParseId for str {
    fn parse_id(&self) -> common_measure::id::MeasureId {
        common_measure::id::MeasureId::new(self).unwrap()
    }
}

#[test]
fn a_name_that_is_withheld_leaves_the_responses_as_they_are() {
    let mut desk = Desk::pavilion();
    let files = sent(desk.form(), "Alder Example Builders", "alder", 1);
    take(&mut desk, &files, false).unwrap();
    let why = common_measure::record::Withheld { by: "Ann".into(), ground: "FOI".into() };
    let chosen = common_measure::record::Preset::FreedomOfInformation.kinds();
    let copy = desk.record.redacted_copy(&why, &|_, _, kind| chosen.contains(&kind)).unwrap().text;
    assert!(!copy.contains("Prescot"), "what a supplier wrote is in a copy without it");
    let read = common_measure::record::Record::read(&copy).unwrap().record;
    assert_eq!(read.state().process.responses, desk.record.state().process.responses);
    let bid: Vec<BidId> = read.procurement().bids.iter().map(|bid| bid.id.clone()).collect();
    assert_eq!(bid.len(), 1);
}

#[test]
fn a_supplier_is_known_by_its_name_or_by_an_identifier_that_tells_it_from_others() {
    let mut desk = Desk::pavilion();
    let sent_as = |desk: &Desk, name: &str, identifier: &str, random: u8| {
        let mut response = filled(desk.form(), name, &[&like("alder")]);
        response.supplier.identifier = identifier.to_owned();
        response.sent(&time("2026-03-30T10:00:00Z"), [random; 16]).unwrap()
    };
    let alpha = sent_as(&desk, "Alpha Builders", "N/A", 1);
    take(&mut desk, &alpha, false).unwrap();
    let zulu = sent_as(&desk, "Zulu Works", "n/a", 2);
    take(&mut desk, &zulu, false).unwrap();
    let names: Vec<&str> =
        desk.record.procurement().suppliers.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Alpha Builders", "Zulu Works"]);
    let yard = sent_as(&desk, "Yard Ltd", "01234567", 3);
    take(&mut desk, &yard, false).unwrap();
    let mut renamed = filled(desk.form(), "Yard and Sons Ltd", &[&like("alder")]);
    renamed.supplier.identifier = "01234567".to_owned();
    renamed.supplier.members = ["Yard Ltd", "Sons Ltd"].map(str::to_owned).to_vec();
    let renamed = renamed.sent(&time("2026-03-30T10:00:00Z"), [4; 16]).unwrap();
    let stays = " What is there of Yard Ltd stays: the name “Yard and Sons Ltd”, its members (Yard Ltd; Sons Ltd) and whatever else the file says of who bids would not be entered.";
    for (replace, comes_to, more) in [
        (false, "be entered as a response of", stays),
        (true, "take the place of the response of", ""),
    ] {
        let offered = matched(&desk.record, &renamed.quality, Arrived::InTime, replace).unwrap();
        let doubts: Vec<&str> = offered.doubts.iter().map(|it| it.problem.as_str()).collect();
        assert_eq!(
            doubts,
            [format!(
                "This file is of “Yard and Sons Ltd”, and would {comes_to} Yard Ltd: both give the identifier 01234567.{more}"
            )]
        );
    }
    let again = sent_as(&desk, " yard  LTD", "01234567", 5);
    let offered = matched(&desk.record, &again.quality, Arrived::InTime, true).unwrap();
    assert_eq!(offered.doubts, []);
}
