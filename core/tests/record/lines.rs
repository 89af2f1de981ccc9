//! Lines of a pricing schedule, and the rates that bids give for them.

use common_measure::id::{BidId, CriterionId, LineId};
use common_measure::number::Quantity;
use common_measure::record::{Act, Command, CriterionChange, Record, Standing};
use common_measure::scheme::{Schedule, ScheduleLine};

use crate::Trial;
use crate::rules::bid;

pub fn price() -> CriterionId {
    CriterionId::new("price").unwrap()
}

pub fn schedule(lines: &[&str]) -> Command {
    let line = |id: &&str| ScheduleLine {
        id: LineId::new(id).unwrap(),
        title: id.to_uppercase(),
        unit: "hour".to_owned(),
        quantity: Some(Quantity::parse("10").unwrap()),
        option: false,
    };
    let schedule = Schedule { lines: lines.iter().map(line).collect(), options_count: false };
    let change = CriterionChange::Schedule(Some(schedule));
    Command::ChangeCriterion { criterion: price(), change }
}

#[test]
fn a_line_of_a_schedule_takes_its_rates_with_it() {
    let mut trial = Trial::start(Standing::Practice);
    trial.change("Ann", schedule(&["line-1", "line-2"])).unwrap();
    let entering = bid(&trial.record);
    trial.change("Ann", entering).unwrap();
    let birch = BidId::new("birch").unwrap();
    for line in ["line-1", "line-2"] {
        let rate = Command::SetRate {
            bid: birch.clone(),
            criterion: price(),
            line: LineId::new(line).unwrap(),
            rate: Some(Quantity::parse("12").unwrap()),
        };
        trial.change("Ann", rate).unwrap();
    }
    let lines = |of: &Record| -> Vec<String> {
        let offer = of.procurement().bid(&birch).and_then(|bid| bid.price_offer(&price()));
        offer.iter().flat_map(|it| &it.rates).map(|rate| rate.line.to_string()).collect()
    };
    let figures = |of: &Record| of.state().figures.keys().cloned().collect::<Vec<_>>();
    let before = trial.record.state().clone();
    let removed = trial.change("Ann", schedule(&["line-1"])).unwrap();
    assert_eq!(lines(&trial.record), ["line-1"]);
    assert_eq!(figures(&trial.record), ["bids/birch/prices/price/rates/line-1"]);
    trial.act("Ann", Act::Undo(removed)).unwrap();
    assert_eq!(lines(&trial.record), ["line-1", "line-2"]);
    assert_eq!(*trial.record.state(), before);
}
