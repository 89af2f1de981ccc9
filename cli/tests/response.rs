//! Response forms, a look at responses, and taking them in, as a person would run the command.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, helpers too")]

mod run;

use std::path::PathBuf;

use common_measure::bid::Bid;
use common_measure::code::Hash;
use common_measure::id::LotId;
use common_measure::procurement::Procurement;
use common_measure::record::{
    Act, LateBid, LateDecision, Lock, OfferChange, Origin, Record, Salt, Stamp, Standing, Start,
    SupplierField,
};
use common_measure::response::{Response, ResponseForm, SentFiles};
use common_measure::time::Time;
use common_measure_sheets::{is_workbook, write_prices_xlsx, write_response_xlsx};

use run::{example, pavilion, run, scratch};

fn stamp(time: &str) -> Stamp {
    Stamp { who: "A. Officer".to_owned(), time: Time::parse(time).unwrap() }
}

/// The pavilion's criteria, locked, without bids.
fn locked() -> Record {
    let mut procurement = Procurement::parse(&pavilion()).unwrap();
    procurement.bids.clear();
    procurement.suppliers.clear();
    procurement.evaluation = common_measure::evaluation::Evaluation::default();
    let (scheme, measures) = (procurement.scheme.clone(), procurement.measures.clone());
    let start = Start { origin: Origin::New, standing: Standing::Draft, procurement };
    let mut salt = || Salt::new([3; 16]);
    let mut record = Record::start(start, &stamp("2026-03-02T09:00:00Z"), &mut salt).unwrap();
    let deadline = Time::parse("2026-04-13T12:00:00Z").unwrap();
    let lock = Act::Lock(Box::new(Lock { scheme, measures, deadline }));
    record.append(lock, &stamp("2026-03-02T10:00:00Z"), &mut salt).unwrap();
    record
}

fn written(name: &str, text: &str) -> PathBuf {
    let path = scratch(name);
    std::fs::write(&path, text).unwrap();
    path
}

/// What Alder offers in the example, as a response.
fn alder(record: &Record) -> Response {
    let whole = Procurement::parse(&pavilion()).unwrap();
    let like: &Bid = &whole.bids[0];
    let mut response = Response::start(ResponseForm::of(record).unwrap());
    let lot = response.bids[0].lot.clone();
    response.change_supplier(SupplierField::Name, "Alder Example Builders").unwrap();
    for offer in &like.commitments {
        let quantity = OfferChange::Quantity(offer.quantity);
        response.change_offer(&lot, &offer.measure, &quantity).unwrap();
    }
    response.set_price(&lot, &like.prices[0].criterion, like.prices[0].amount).unwrap();
    response
}

fn sent(response: &Response) -> SentFiles {
    response.sent(&Time::parse("2026-03-30T10:00:00Z").unwrap(), [9; 16]).unwrap()
}

#[test]
fn the_form_of_a_record_is_a_file_and_a_page() {
    let path = example("sports-pavilion.record.jsonl");
    let file = run(&["form".as_ref(), path.as_os_str()]);
    assert_eq!(file.code, 0, "{}", file.err);
    let form = ResponseForm::parse(&file.out).unwrap();
    assert_eq!(form.criteria.entry(), 2);
    // Nothing that is the council's own.
    assert!(!file.out.contains("\"note\"") && !file.out.contains("\"estimated_value\": null"));
    let page = run(&["form".as_ref(), path.as_os_str(), "--format".as_ref(), "html".as_ref()]);
    assert_eq!(page.code, 0, "{}", page.err);
    assert!(page.out.starts_with("<!DOCTYPE html>"));
    for said in [
        "13 April 2026, 12:00 UTC",
        "Up to 2.40 points.",
        "All points from a target of 6 people.",
        &form.criteria.to_string(),
    ] {
        assert!(page.out.contains(said), "{said}");
    }
    let plain = written("plain.json", &pavilion());
    assert_eq!(run(&["form".as_ref(), plain.as_os_str()]).code, 2);
}

#[test]
fn a_response_is_looked_at() {
    let record = locked();
    let response = alder(&record);
    let path = written("alder.response.json", &response.to_json().unwrap());
    let looked = run(&["respond".as_ref(), path.as_os_str(), "--check".as_ref()]);
    assert_eq!(looked.code, 0, "{}", looked.err);
    for said in [
        "things to finish\n- About you, postal address: Your postal address is missing.",
        "- Jobs for people out of work: 0.80 of 2.40 points if accepted as offered\n",
        "If the best offer is twice yours: 0.80\n",
        "- Construction method: of 16.00 points, as people score it: 0: 0.00 (below the minimum score), 1: 4.00 (below the minimum score), 2: 8.00,",
        "The council's scoring decides. This is no promise.",
    ] {
        assert!(looked.out.contains(said), "{said}\n{}", looked.out);
    }
    let refused = run(&[
        "respond".as_ref(),
        example("sports-pavilion-8.json").as_os_str(),
        "--check".as_ref(),
    ]);
    assert_eq!(refused.code, 3);
}

#[test]
fn the_form_of_a_record_is_two_workbooks() {
    let path = example("sports-pavilion.record.jsonl");
    for (format, name) in [("xlsx", "form.xlsx"), ("prices-xlsx", "prices.xlsx")] {
        let out = scratch(name);
        let _ = std::fs::remove_file(&out);
        let words = ["--format".as_ref(), format.as_ref(), "--out".as_ref(), out.as_os_str()];
        let made = run(&[&["form".as_ref(), path.as_os_str()], &words[..]].concat());
        assert_eq!((made.code, made.out.as_str()), (0, ""), "{}", made.err);
        let again = run(&[&["form".as_ref(), path.as_os_str()], &words[..]].concat());
        assert_eq!(again.code, 3);
        assert!(again.err.contains("There is a file of this name already."), "{}", again.err);
        assert!(is_workbook(&std::fs::read(&out).unwrap()));
    }
    let form = scratch("form.xlsx");
    let looked = run(&["respond".as_ref(), form.as_os_str(), "--check".as_ref()]);
    assert!(
        looked.out.starts_with("This is the quality and commitments file of a supplier that does not say its name, on the criteria 2:"),
        "{}",
        looked.out
    );
}

#[test]
fn workbooks_are_taken_in_and_the_price_file_is_tied_to_its_response() {
    let record = locked();
    let response = alder(&record);
    let quiet: &mut dyn FnMut(u8) = &mut |_| ();
    let quality = write_response_xlsx(&response, None, quiet).unwrap();
    let price = write_prices_xlsx(&response, None, quiet).unwrap().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = scratch(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let (quality, price) =
        (file("alder quality.xlsx", &quality), file("alder prices.xlsx", &price));
    let record = written("workbooks.record.jsonl", &record.to_text());
    let who = ["--who".as_ref(), "A. Officer".as_ref()];
    let ran = run(&[
        &["import".as_ref(), record.as_os_str(), price.as_os_str(), quality.as_os_str()],
        &who[..],
    ]
    .concat());
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("alder quality.xlsx: taken in, entry 3."), "{}", ran.err);
    assert!(ran.err.contains("no price is opened before they are."), "{}", ran.err);
    let after = Record::read(&ran.out).unwrap().record;
    let received = &after.state().process.responses[0];
    assert_eq!(received.price_file, Some(Hash::of(&[&std::fs::read(&price).unwrap()])));
    assert_eq!(received.file, Hash::of(&[&std::fs::read(&quality).unwrap()]));
    assert!(!ran.out.contains("1080000"));
    // Alone, a workbook of a form is told from a spreadsheet of bids.
    let alone =
        run(&[&["import".as_ref(), record.as_os_str(), quality.as_os_str()], &who[..]].concat());
    assert_eq!(alone.code, 0, "{}", alone.err);
    let after = Record::read(&alone.out).unwrap().record;
    assert_eq!(after.state().process.responses[0].price_file, None);
}

#[test]
fn responses_are_taken_in_and_a_wrong_file_does_not_stop_the_others() {
    let record = locked();
    let files = sent(&alder(&record));
    let (record, quality, price) = (
        written("taking.record.jsonl", &record.to_text()),
        written("alder.quality.json", &files.quality),
        written("alder.price.json", &files.price.unwrap()),
    );
    let wrong = written("wrong.json", "{\"format\": \"something else\"}");
    let ran = run(&[
        "import".as_ref(),
        record.as_os_str(),
        price.as_os_str(),
        wrong.as_os_str(),
        quality.as_os_str(),
        "--who".as_ref(),
        "A. Officer".as_ref(),
    ]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("alder.quality.json: taken in, entry 3."), "{}", ran.err);
    let wrong =
        "wrong.json: File: This is neither a quality and commitments file nor a price file.";
    assert!(ran.err.contains(wrong), "{}", ran.err);
    assert!(
        ran.err.contains("are not confirmed yet, and no price is opened before they are."),
        "{}",
        ran.err
    );
    assert!(!ran.out.contains("1080000"));
    let after = Record::read(&ran.out).unwrap().record;
    assert_eq!(after.procurement().bids.len(), 1);
    assert_eq!(after.entries().last().unwrap().who, "A. Officer");
    assert_eq!(run(&["import".as_ref(), record.as_os_str(), quality.as_os_str()]).code, 2);
}

#[test]
fn what_is_to_finish_is_said_of_each_lot() {
    let mut form = ResponseForm::of(&locked()).unwrap();
    let mut north = form.scheme.lots[0].clone();
    north.id = LotId::new("north").unwrap();
    for (lot, title) in [(&mut form.scheme.lots[0], "South"), (&mut north, "North")] {
        title.clone_into(&mut lot.title);
    }
    form.scheme.lots.push(north);
    let mut response = Response::start(form);
    for lot in response.form.scheme.lots.clone() {
        response.choose(&lot.id, true);
    }
    let path = written("two-lots.response.json", &response.to_json().unwrap());
    let said = run(&["respond".as_ref(), path.as_os_str(), "--check".as_ref()]).out;
    for lot in ["South: pavilion", "North: north"] {
        let line = format!("- {lot}, “Price”: There is no whole price yet. Enter it in pounds.\n");
        assert!(said.contains(&line), "{line}\nis not in\n{said}");
    }
}

#[test]
fn a_replacement_says_what_it_replaces_and_never_another_supplier_s() {
    let record = locked();
    let path = written("replacing.record.jsonl", &record.to_text());
    let file = |name: &str, response: &Response| written(name, &sent(response).quality);
    let mut response = alder(&record);
    response.change_supplier(SupplierField::Identifier, "SC012345").unwrap();
    let first = file("replacing-1.quality.json", &response);
    let measure = response.bids[0].commitments[0].measure.clone();
    let lot = response.bids[0].lot.clone();
    let more = OfferChange::Quantity(Some("7".parse().unwrap()));
    response.change_offer(&lot, &measure, &more).unwrap();
    let second = file("replacing-2.quality.json", &response);
    response.change_supplier(SupplierField::Name, "Birch Example Construction").unwrap();
    let other = file("replacing-3.quality.json", &response);
    let import = |record: &PathBuf, files: &[&PathBuf]| {
        let mut arguments = vec!["import".to_owned(), record.display().to_string()];
        arguments.extend(files.iter().map(|file| file.display().to_string()));
        arguments.extend(["--who", "B. Officer", "--replace"].map(str::to_owned));
        run(&arguments)
    };
    // Of two that came together none replaces the other, in whichever order they are named.
    let ran = import(&path, &[&first, &second]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("replacing-1.quality.json: taken in, entry 3.\n"), "{}", ran.err);
    assert!(ran.err.contains("replacing-2.quality.json: not taken in. Response: Another response of the same supplier for the same lots is among these files: entry 3. Name only the one that counts.\n"), "{}", ran.err);
    let taken = written("replacing-taken.record.jsonl", &ran.out);
    let ran = import(&taken, &[&second]);
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("replacing-2.quality.json: taken in, entry 4, in place of the response of entry 3. Scores given for that one are taken away.\n"), "{}", ran.err);
    let ran = import(&taken, &[&other]);
    assert_eq!((ran.code, ran.out), (1, std::fs::read_to_string(&taken).unwrap()));
    assert!(ran.err.contains("This file is of “Birch Example Construction”, and would take the place of the response of Alder Example Builders: both give the identifier SC012345."), "{}", ran.err);
}

#[test]
fn a_file_of_a_supplier_with_a_late_bid_is_taken_in_once_another_is_said_to_have_come_in_time() {
    let mut record = locked();
    let quality = written("late.quality.json", &sent(&alder(&record)).quality);
    let import = |record: &Record| {
        let path = written("late.record.jsonl", &record.to_text());
        let (path, quality) = (path.as_os_str(), quality.as_os_str());
        run(&["import".as_ref(), path, quality, "--who".as_ref(), "A. Officer".as_ref()])
    };
    let act = |record: &mut Record, act| {
        let salts = &mut || Salt::new([4; 16]);
        record.append(act, &stamp("2026-04-14T09:00:00Z"), salts).unwrap().number
    };
    let late = |minute: u8| {
        Act::ReceiveLate(LateBid {
            supplier: "Alder Example Builders".to_owned(),
            lot: None,
            received: Time::parse(&format!("2026-04-13T12:{minute:02}:00Z")).unwrap(),
            circumstances: String::new(),
        })
    };
    let other = |entry| {
        let reason = "By hand at 11:40.".to_owned();
        Act::DecideLate(LateDecision { entry, accepted: false, other_in_time: true, reason })
    };
    let first = act(&mut record, late(3));
    act(&mut record, other(first));
    let ran = import(&record);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let said = "  - Response: A bid of Alder Example Builders came late (13 April 2026, 12:03 UTC, entry 3), and it was not taken in, but another is said to have come in time. This file would be entered as one that came in time. It was taken in as the one that is said to have come in time. If it is the late one, remove its bids.\n";
    assert!(ran.err.contains(said), "{}", ran.err);
    let second = act(&mut record, late(7));
    let ran = import(&record);
    assert_eq!(ran.code, 1);
    let said = "not taken in. Response: A bid of Alder Example Builders came late (13 April 2026, 12:07 UTC, entry 5), and nobody has decided about it.";
    assert!(ran.err.contains(said), "{}", ran.err);
    act(&mut record, other(second));
    assert_eq!(import(&record).code, 0);
}
