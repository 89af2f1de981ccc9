//! Ids: what had one keeps it, also when it is gone.

use common_measure::id::{BidId, CriterionId, LineId, LotId, SupplierId};
use common_measure::record::{Act, Command, Record, Standing};
use common_measure::scheme::{Criterion, Kind, Lot, Price};

use crate::Trial;
use crate::lines::{price, schedule};
use crate::rules::bid;

fn question(id: &str) -> Command {
    let criterion = Criterion {
        id: CriterionId::new(id).unwrap(),
        title: String::new(),
        weight: None,
        minimum: None,
        kind: Kind::Price(Price::default()),
    };
    Command::AddCriterion { section: None, criterion }
}

/// The first ids of each kind that a record would give.
fn next(of: &Record) -> [String; 5] {
    let given = of.given();
    [
        CriterionId::next("criterion-", |id| given.criterion(id)).to_string(),
        LineId::next("line-", |id| given.line(&price(), id)).to_string(),
        LotId::next("lot-", |id| given.lot(id)).to_string(),
        BidId::next("bid-", |id| given.bid(id)).to_string(),
        SupplierId::next("supplier-", |id| given.supplier(id)).to_string(),
    ]
}

#[test]
fn an_id_is_not_given_again_when_what_had_it_is_gone() {
    let mut trial = Trial::start(Standing::Practice);
    assert_eq!(next(&trial.record), ["criterion-1", "line-1", "lot-1", "bid-1", "supplier-1"]);
    let lot = LotId::new("lot-1").unwrap();
    let adding = Lot { id: lot.clone(), title: String::new(), estimated_value: None, years: None };
    let mut entering = bid(&trial.record);
    let Command::AddBid { bid: id, supplier, .. } = &mut entering else { panic!() };
    *id = BidId::new("bid-1").unwrap();
    supplier.id = SupplierId::new("supplier-1").unwrap();
    let id = id.clone();
    for command in [
        Command::SetLot(adding),
        Command::RemoveLot(lot),
        Command::Together(vec![question("criterion-1"), question("criterion-2")]),
        Command::RemoveCriterion(CriterionId::new("criterion-1").unwrap()),
        schedule(&["line-1", "line-2"]),
        schedule(&["line-1"]),
        entering,
        Command::RemoveBid(id),
    ] {
        trial.change("Ann", command).unwrap();
    }
    let after = ["criterion-3", "line-3", "lot-2", "bid-2", "supplier-2"];
    assert_eq!(next(&trial.record), after);
    // Neither what was taken back, nor what a file says, gives one free.
    let added = trial.change("Ann", question("criterion-3")).unwrap();
    trial.act("Ann", Act::Undo(added)).unwrap();
    let read = Record::read(&trial.record.to_text()).unwrap().record;
    assert_eq!(next(&read), ["criterion-4", "line-3", "lot-2", "bid-2", "supplier-2"]);
}
