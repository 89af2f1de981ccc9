//! A figure keeps its meaning: what was changed between the form that a supplier filled in and the criteria in force is said,
//! and where a figure would mean something else, a person is asked.

use common_measure::bid::{Bid, PriceOffer, Rate};
use common_measure::id::{CriterionId, LevelId, LineId, LotId, MeasureId};
use common_measure::number::Quantity;
use common_measure::procurement::{Measures, Procurement};
use common_measure::record::{Act, Amendment, Arrived, Command, CriterionChange, Lock, Standing};
use common_measure::response::{Incoming, Offered, SentFiles};
use common_measure::scheme::{Kind, PriceBasis, Schedule, ScheduleLine, Vat};

use crate::{Desk, PLAIN, filled, matched, time};

const EARLY: &str = "2026-03-20T09:00:00Z";

fn lock(desk: &mut Desk) {
    let Procurement { scheme, measures, .. } = desk.record.procurement().clone();
    let deadline = time("2026-04-13T12:00:00Z");
    desk.at(EARLY, Act::Lock(Box::new(Lock { scheme, measures, deadline }))).unwrap();
}

/// Changes the criteria and locks them again.
fn amend(desk: &mut Desk, commands: Vec<Command>) {
    let (reason, notice) = ("Something was wrong.".to_owned(), "2026/S 000-1".to_owned());
    desk.at(EARLY, Act::Amend(Amendment { reason, notice })).unwrap();
    for command in commands {
        desk.at(EARLY, Act::Change(command)).unwrap();
    }
    lock(desk);
}

fn sent(desk: &Desk, bid: &Bid) -> SentFiles {
    let made = time("2026-03-19T10:00:00Z");
    filled(desk.form(), "Alder Example Builders", &[bid]).sent(&made, [1; 16]).unwrap()
}

fn alder() -> Bid {
    Procurement::parse(PLAIN).unwrap().bids[0].clone()
}

/// What differs, by the earlier version, and what is to be answered.
fn said(offered: &Offered) -> (Vec<String>, Vec<String>) {
    let earlier =
        offered.differences.iter().filter(|it| it.place.to_string().starts_with("Earlier version"));
    let doubts = offered.doubts.iter().map(|it| format!("{}: {}", it.place, it.problem));
    (earlier.map(|it| it.problem.clone()).collect(), doubts.collect())
}

/// The pavilion's measures with some of them changed.
fn measures(desk: &Desk, change: impl Fn(&mut common_measure::framework::Measure)) -> Command {
    let mut set = desk.record.procurement().measures.framework().unwrap().clone();
    set.id = common_measure::id::FrameworkId::new("own").unwrap();
    set.measures.iter_mut().for_each(change);
    Command::SetMeasures(Box::new(Measures::Own(Box::new(set))))
}

#[test]
fn a_unit_that_was_changed_is_asked_about_where_something_is_offered_in_it() {
    let mut desk = Desk::pavilion();
    let files = sent(&desk, &alder());
    let change = measures(&desk, |measure| match measure.id.as_str() {
        "1" => {
            "hours worked by people out of work".clone_into(&mut measure.unit);
            "hours".clone_into(&mut measure.unit_short);
        }
        "8" => "Awards reached by young people".clone_into(&mut measure.wording),
        // Nobody asks for it.
        "20" => "hours".clone_into(&mut measure.unit_short),
        _ => {}
    });
    let set = desk.record.procurement().measures.framework().unwrap();
    let measure = |id: &str| set.measure(&MeasureId::new(id).unwrap()).unwrap().clone();
    let (jobs, awards) = (measure("1"), measure("8"));
    let was = format!("“{}” ({})", jobs.unit, jobs.unit_short);
    amend(&mut desk, vec![change]);
    let offered = matched(&desk.record, &files.quality, Arrived::InTime, false).unwrap();
    let is = "“hours worked by people out of work” (hours)";
    assert_eq!(
        said(&offered),
        (
            vec![
                format!(
                    "“{}” (measure 1) was counted in {was}, and is counted in {is} now.",
                    jobs.title
                ),
                format!(
                    "The wording of “{}” (measure 8) was “{}”, and is “Awards reached by young people” now.",
                    awards.title, awards.wording
                ),
            ],
            vec![format!(
                "Lot “Sports pavilion”, “{}” (measure 1): It offers 2, and its form counted them in {was}. They would be scored as 2 in {is}.",
                jobs.title
            )],
        )
    );
    // Nothing of it means the same in whatever unit.
    let mut nothing = alder();
    nothing.commitments[0].quantity = Some(Quantity::ZERO);
    let mut desk = Desk::pavilion();
    let files = sent(&desk, &nothing);
    let change = measures(&desk, |measure| "hours".clone_into(&mut measure.unit_short));
    amend(&mut desk, vec![change]);
    let offered = matched(&desk.record, &files.quality, Arrived::InTime, false).unwrap();
    let (differences, doubts) = said(&offered);
    assert_eq!((differences.len(), doubts.len()), (5, 4));
    assert!(doubts.iter().all(|doubt| !doubt.contains("(measure 1)")), "{doubts:?}");
    // The same file for the criteria that it was made for.
    let desk = Desk::pavilion();
    let offered =
        matched(&desk.record, &sent(&desk, &alder()).quality, Arrived::InTime, false).unwrap();
    assert_eq!(said(&offered), (Vec::new(), Vec::new()));
}

fn line(id: &str, title: &str, unit: &str, quantity: &str) -> ScheduleLine {
    ScheduleLine {
        id: LineId::new(id).unwrap(),
        title: title.to_owned(),
        unit: unit.to_owned(),
        quantity: Some(quantity.parse().unwrap()),
        option: false,
    }
}

fn price() -> CriterionId {
    CriterionId::new("price").unwrap()
}

#[test]
fn a_line_that_was_changed_is_asked_about_when_its_rate_comes_in() {
    let mut whole = Procurement::parse(PLAIN).unwrap();
    let lines = vec![
        line("line-1", "Visit", "visit", "10"),
        line("line-2", "Report", "report", "4"),
        line("line-3", "Skip", "skip", "3"),
    ];
    let Kind::Price(asked) = &mut whole.scheme.criterion_mut(&price()).unwrap().kind else {
        panic!("price is asked")
    };
    asked.schedule = Some(Schedule { lines: lines.clone(), options_count: false });
    let basis = asked.basis.clone();
    let mut desk = Desk::start(whole, Standing::Draft);
    lock(&mut desk);
    let mut bid = alder();
    let rate = |line: &ScheduleLine| Rate { line: line.id.clone(), rate: "5".parse().unwrap() };
    let rates = lines.iter().map(rate).collect();
    bid.prices = vec![PriceOffer { criterion: price(), amount: None, rates }];
    let files = sent(&desk, &bid);
    let again = vec![
        line("line-1", "Visit", "day", "10"),
        line("line-2", "Report", "report", "40"),
        lines[2].clone(),
    ];
    let change = |change| Command::ChangeCriterion { criterion: price(), change };
    let schedule = Schedule { lines: again, options_count: false };
    amend(&mut desk, vec![change(CriterionChange::Schedule(Some(schedule)))]);
    let offered = matched(&desk.record, &files.quality, Arrived::InTime, false).unwrap();
    let changed = [
        "In “Price”, the line “Visit” (10, visit) is “Visit” (10, day) now.",
        "In “Price”, the line “Report” (4, report) is “Report” (40, report) now.",
    ];
    let (differences, doubts) = said(&offered);
    assert_eq!(differences[0], "What “Price” asks, or how it is scored, was changed.");
    assert_eq!((&differences[1..], doubts), (&changed.map(str::to_owned)[..], Vec::new()));
    desk.act(offered.act).unwrap();
    open_prices(&mut desk);
    let text = files.price.unwrap();
    let offered = matched(&desk.record, &text, Arrived::InTime, false).unwrap();
    assert_eq!(
        said(&offered).1,
        [
            "Alder Example Builders, “Price”, rate for “Visit”: Its rate was asked for “Visit” (10, visit), and that line is “Visit” (10, day) now.",
            "Alder Example Builders, “Price”, rate for “Report”: Its rate was asked for “Report” (4, report), and that line is “Report” (40, report) now.",
        ]
    );
    // What a price covers, too.
    let mut desk = Desk::pavilion();
    let files = sent(&desk, &alder());
    let with_vat = PriceBasis { vat: Vat::Included, ..basis };
    amend(&mut desk, vec![change(CriterionChange::Basis(with_vat))]);
    let offered = matched(&desk.record, &files.quality, Arrived::InTime, false).unwrap();
    let term = "Fixed price for the whole works, 15 months, no options, None";
    let sentence = format!("was a price without VAT, {term}, and is a price with VAT, {term} now.");
    assert_eq!(said(&offered).0[1], format!("“Price” {sentence}"));
    desk.act(offered.act).unwrap();
    open_prices(&mut desk);
    let offered = matched(&desk.record, &files.price.unwrap(), Arrived::InTime, false).unwrap();
    assert_eq!(
        said(&offered).1,
        [format!("Alder Example Builders, “Price”: What it prices {sentence}")]
    );
}

fn open_prices(desk: &mut Desk) {
    let lot = LotId::new("pavilion").unwrap();
    for (bid, criterion) in desk.record.state().missing_scores(&lot) {
        let level = Some(LevelId::new("level-3").unwrap());
        desk.act(Act::Change(Command::SetScore { bid, criterion, level })).unwrap();
    }
    desk.act(Act::ConfirmScores(lot)).unwrap();
}

#[test]
fn a_lot_that_is_called_otherwise_is_named() {
    let mut desk = Desk::pavilion();
    let files = sent(&desk, &alder());
    let mut lot = desk.record.procurement().scheme.lots[0].clone();
    "Changing rooms".clone_into(&mut lot.title);
    amend(&mut desk, vec![Command::SetLot(lot)]);
    let offered = matched(&desk.record, &files.quality, Arrived::InTime, false).unwrap();
    let named = "The lot “Sports pavilion” is now called “Changing rooms”.";
    assert_eq!(said(&offered), (vec![named.to_owned()], Vec::new()));
}

#[test]
fn prices_for_criteria_that_were_never_the_records_are_not_taken_in() {
    let mut desk = Desk::pavilion();
    let files = sent(&desk, &alder());
    let quality = Incoming::parse(&files.quality).unwrap();
    let mut price = Incoming::parse(files.price.as_ref().unwrap()).unwrap();
    let taken = matched(&desk.record, &files.quality, Arrived::InTime, false).unwrap();
    desk.act(taken.act).unwrap();
    open_prices(&mut desk);
    price.criteria = "2:832E-1C74-769D-6C66-5D17-FD53-05BF-2695".parse().unwrap();
    assert_ne!(price.criteria, quality.criteria);
    let refused =
        common_measure::response::match_incoming(&desk.record, &price, Arrived::InTime, false);
    assert!(refused.unwrap_err().problem.contains("never locked in this record"));
}
