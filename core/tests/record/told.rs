//! The history in words, where what it tells of could be taken for something else.

use common_measure::framework::Framework;
use common_measure::id::{BidId, CriterionId, LotId};
use common_measure::number::Money;
use common_measure::procurement::Measures;
use common_measure::record::{Act, Command, Opening, Standing};
use common_measure::scheme::Lot;
use common_measure::time::Time;

use crate::Trial;
use crate::rules::bid;

fn last(trial: &Trial) -> Vec<String> {
    let entry = trial.record.entries().len() as u64;
    let lines = trial.record.history().into_iter().filter(|line| line.entry == entry);
    lines
        .map(|line| match (line.before, line.after) {
            (Some(before), Some(after)) => format!("{}: {before} → {after}", line.what),
            _ => line.what,
        })
        .collect()
}

#[test]
fn what_is_of_one_lot_says_of_which() {
    let mut trial = Trial::start(Standing::Practice);
    let opening = |lot: Option<&str>| {
        Act::Open(Opening {
            lot: lot.map(|lot| LotId::new(lot).unwrap()),
            when: Time::parse("2026-03-02T09:30:00Z").unwrap(),
            opened_by: "Ann".to_owned(),
            witness: "Bob".to_owned(),
        })
    };
    trial.act("Ann", opening(Some("pavilion"))).unwrap();
    let opened = "opened on 2 March 2026, 09:30 UTC by Ann, witness Bob";
    assert_eq!(last(&trial), [format!("Bids were {opened}")]);
    let north = LotId::new("north").unwrap();
    let lot = Lot { id: north.clone(), title: "North".into(), estimated_value: None, years: None };
    trial.change("Ann", Command::SetLot(lot)).unwrap();
    trial.act("Ann", opening(Some("north"))).unwrap();
    assert_eq!(last(&trial), [format!("Bids for North were {opened}")]);
    trial.act("Ann", opening(None)).unwrap();
    assert_eq!(last(&trial), [format!("Bids were {opened}")]);

    let first = bid(&trial.record);
    let Command::AddBid { supplier, .. } = first.clone() else { panic!() };
    let id = BidId::new("birch-north").unwrap();
    trial.change("Ann", first).unwrap();
    assert_eq!(last(&trial), ["Added a bid: Birch Example Ltd, Sports pavilion"]);
    trial.change("Ann", Command::AddBid { bid: id.clone(), lot: north, supplier }).unwrap();
    assert_eq!(last(&trial), ["Added a bid: Birch Example Ltd, North"]);
    for (bid, lot) in [(BidId::new("birch").unwrap(), "Sports pavilion"), (id, "North")] {
        let price = Command::SetPrice {
            bid: bid.clone(),
            criterion: CriterionId::new("price").unwrap(),
            amount: Some(Money::parse("1000").unwrap()),
        };
        trial.change("Ann", price).unwrap();
        assert_eq!(last(&trial), [format!("Birch Example Ltd, {lot}, “Price”: nothing → £1,000")]);
        trial.change("Ann", Command::RemoveBid(bid)).unwrap();
        assert_eq!(last(&trial), [format!("Removed the bid: Birch Example Ltd, {lot}")]);
    }
}

#[test]
fn a_change_within_the_measure_set_says_which_measures_and_each_unit() {
    let mut trial = Trial::start(Standing::Draft);
    let taking =
        |set: &Framework| Command::SetMeasures(Box::new(Measures::Own(Box::new(set.clone()))));
    let mut own = Framework::knowsley().unwrap().adapted("Averdale");
    trial.change("Ann", taking(&own)).unwrap();
    let (built_in, title) =
        ("Knowsley social value outcomes and measures, 2013 (historic)", own.title.clone());
    assert_eq!(last(&trial), [format!("Award criteria, measure set: {built_in} → {title}")]);

    let unit = own.measures[0].unit.clone();
    own.measures[0].unit = "Jobs of 52 weeks".to_owned();
    let asked = own.measures[0].id.clone();
    let mut more = own.measures[1].clone();
    more.id = common_measure::id::MeasureId::new("own-1").unwrap();
    more.title = "Own".to_owned();
    own.measures.push(more);
    // One that no question asks for; what it overlaps with goes with it.
    let gone = own.measures.iter().position(|measure| measure.id.as_str() == "29").unwrap();
    let gone = own.measures.remove(gone);
    own.overlaps.retain(|overlap| !overlap.between.contains(&gone.id));
    trial.change("Ann", taking(&own)).unwrap();
    let first = &own.measures[0].title;
    assert_eq!(
        last(&trial),
        [
            format!("Removed: Award criteria, measure set, “{}” (measure 29)", gone.title),
            format!(
                "Award criteria, measure set, “{first}” (measure {asked}), unit: {unit} → Jobs of 52 weeks"
            ),
            "Added: Award criteria, measure set, “Own” (measure own-1)".to_owned(),
            "Changed: Award criteria, measure set, what may count the same twice".to_owned(),
        ]
    );
}
