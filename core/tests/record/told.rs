//! The history in words, where what it tells of could be taken for something else.

use common_measure::evaluation::{About, Decision, Draw, Ground, Outcome, Withdrawn};
use common_measure::framework::Framework;
use common_measure::id::{BidId, CriterionId, LotId};
use common_measure::number::Money;
use common_measure::procurement::Measures;
use common_measure::record::{Act, Command, CriterionChange, LateBid, Opening, Standing};
use common_measure::scheme::Lot;
use common_measure::time::Time;

use crate::award::{said, withdrawal};
use crate::rules::bid;
use crate::{Trial, pavilion};

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

#[test]
fn a_decision_is_told_with_outcome_people_ground_and_figures_and_from_what_to_what() {
    let mut trial = Trial::start(Standing::Practice);
    let entering = bid(&trial.record);
    trial.change("Ann", entering).unwrap();
    let (birch, price) = (BidId::new("birch").unwrap(), CriterionId::new("price").unwrap());
    let pounds = |text: &str| Some(Money::parse(text).unwrap());
    let change = CriterionChange::Budget(pounds("100000"));
    trial.change("Ann", Command::ChangeCriterion { criterion: price.clone(), change }).unwrap();
    let amount = pounds("105000");
    let given = Command::SetPrice { bid: birch.clone(), criterion: price.clone(), amount };
    trial.change("Ann", given).unwrap();

    let asked = Decision {
        bid: birch.clone(),
        criterion: Some(price.clone()),
        about: About::OverBudget,
        outcome: Outcome::Clarify,
        ground: None,
        reason: "Is it with VAT?".to_owned(),
        decided_by: "L. Lead".to_owned(),
        approved_by: String::new(),
        figures: None,
    };
    let accepted = Decision {
        outcome: Outcome::Accept,
        reason: "There is money".to_owned(),
        approved_by: "H. Head".to_owned(),
        ..asked.clone()
    };
    let excluded = Decision {
        outcome: Outcome::Exclude,
        ground: Some(Ground::ProceduralRequirement),
        reason: "There is none.".to_owned(),
        ..accepted.clone()
    };
    let place = "Birch Example Ltd, decision on “Price” (over budget)";
    let told = [
        "nothing",
        "put to the supplier by L. Lead (Is it with VAT?)",
        "accepted by L. Lead, H. Head named as approver, with the figures £105,000 against £100,000 (There is money.)",
        "excluded by L. Lead, H. Head named as approver; ground: it breaches a procedural requirement (There is none.)",
    ];
    for (at, decision) in [asked, accepted, excluded].into_iter().enumerate() {
        trial.change("Ann", Command::Decide(decision)).unwrap();
        assert_eq!(last(&trial), [format!("{place}: {} → {}", told[at], told[at + 1])]);
    }
    let about = About::OverBudget;
    trial.change("Bob", Command::Undecide { bid: birch, criterion: Some(price), about }).unwrap();
    assert_eq!(last(&trial), [format!("{place}: {} → nothing", told[3])]);
}

#[test]
fn draws_withdrawals_and_late_bids_are_told_with_who_and_why() {
    let mut trial = Trial::start(Standing::Practice);
    let first = bid(&trial.record);
    let Command::AddBid { lot, supplier, .. } = first.clone() else { panic!() };
    trial.change("Ann", first).unwrap();
    let [birch, other] = ["birch", "other"].map(|id| BidId::new(id).unwrap());
    trial.change("Ann", Command::AddBid { bid: other.clone(), lot, supplier }).unwrap();
    let title = Command::SetBidTitle { bid: other.clone(), title: "Timber".to_owned() };
    trial.change("Ann", title).unwrap();

    let withdrawn = |reason: &str| Withdrawn {
        bid: birch.clone(),
        reason: reason.to_owned(),
        recorded_by: "L. Lead".to_owned(),
    };
    trial.change("Ann", Command::Withdraw(withdrawn("No staff"))).unwrap();
    let place = "Birch Example Ltd, withdrawal";
    let recorded = "recorded by L. Lead (No staff.)";
    assert_eq!(last(&trial), [format!("{place}: nothing → {recorded}")]);
    trial.change("Bob", Command::TakeBackWithdrawal(birch.clone())).unwrap();
    assert_eq!(last(&trial), [format!("{place}: {recorded} → nothing")]);

    let draw = Draw {
        order: vec![other, birch.clone()],
        drawn_by: "L. Lead".to_owned(),
        witness: "W. Witness".to_owned(),
    };
    let drawn = "by L. Lead, witness W. Witness, in this order: Birch Example Ltd (Timber), Birch Example Ltd";
    trial.change("Ann", Command::RecordDraw(draw)).unwrap();
    assert_eq!(last(&trial), [format!("Lots were drawn {drawn}")]);
    trial.change("Bob", Command::TakeBackDraw(birch)).unwrap();
    assert_eq!(last(&trial), [format!("A draw of lots was taken back: {drawn}")]);

    let late = LateBid {
        supplier: "Elm Example Ltd".to_owned(),
        lot: None,
        received: Time::parse("2026-03-02T09:30:00Z").unwrap(),
        circumstances: "The courier was late".to_owned(),
    };
    trial.act("Ann", Act::ReceiveLate(late)).unwrap();
    assert_eq!(
        last(&trial),
        [
            "A late bid of Elm Example Ltd was received on 2 March 2026, 09:30 UTC (The courier was late.)"
        ]
    );
}

#[test]
fn an_award_is_told_with_when_by_whom_why_and_who_is_in_reserve() {
    let mut record = pavilion();
    let told = record.history().into_iter().find(|line| line.entry == 80).unwrap().what;
    let decided = "The award was decided on 20 April 2026, 15:00 UTC by L. Lead";
    let lot = "Sports pavilion: Alder Example Builders";
    let reason = "The bid with the most points, as the award criteria say.";
    assert_eq!(told, format!("{decided} ({reason}); {lot}"));

    let mut award = record.state().process.award().unwrap().decision.clone();
    said(&mut record, Act::WithdrawAward(withdrawal(80, "2026-05-01T09:00:00Z"))).unwrap();
    award.reason = "As before, and who follows".to_owned();
    award.lots[0].reserves = ["cedar", "birch"].map(|id| BidId::new(id).unwrap()).to_vec();
    said(&mut record, Act::Award(award)).unwrap();
    let reserves = "in reserve: Cedar Example Works, Birch Example Construction";
    assert_eq!(
        record.history().pop().unwrap().what,
        format!("{decided} (As before, and who follows.); {lot}, {reserves}")
    );
}
