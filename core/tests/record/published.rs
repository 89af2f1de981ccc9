//! The result of an award as it is published.

use common_measure::evaluation::Withdrawn;
use common_measure::id::{BidId, LotId};
use common_measure::procurement::Procurement;
use common_measure::publication::{PublicResult, Shown, about_the_award, beside_figures};
use common_measure::record::{
    Act, AwardDecision, AwardedLot, Command, Record, Standing, SupplierField, WithdrawnAward,
};
use common_measure::time::Time;
use serde_json::json;

use crate::{pavilion, salts, stamp};

const ALL: Shown = Shown { ranks: true, totals: true, points: true };
/// A procurement that goes by the highest quality-adjusted score.
const ADJUSTED: &str = include_str!("../../../examples/published/QP-02-adjusted-score-17-3.json");

/// The names, ranks and totals of a lot's bids.
fn bids(of: &PublicResult) -> Vec<(&str, Option<usize>, Option<&str>)> {
    let bids = of.lots[0].bids.iter();
    bids.map(|bid| (bid.name.as_str(), bid.rank, bid.total.as_deref())).collect()
}

#[test]
fn the_losers_are_letters_and_no_price_is_told() {
    let record = pavilion();
    let public = PublicResult::of(&record, ALL).unwrap();
    assert_eq!(
        bids(&public),
        [
            ("Alder Example Builders", Some(1), Some("90.81")),
            ("Bid A", Some(2), Some("88.45")),
            ("Bid B", Some(3), Some("81.87")),
        ]
    );
    let awarded: Vec<bool> = public.lots[0].bids.iter().map(|bid| bid.awarded).collect();
    assert_eq!(awarded, [true, false, false]);
    let text = public.to_json().unwrap();
    assert!(!text.contains("Birch") && !text.contains("Cedar"), "{text}");
    assert!(!text.contains('£') && !text.contains("price\""), "{text}");
    assert_eq!(PublicResult::parse(&text).unwrap(), public);
    assert!(PublicResult::is_one(&text));
    let least = PublicResult::of(&record, Shown::default()).unwrap();
    assert!(least.lots[0].bids.is_empty() && least.criteria.is_empty());
    assert_eq!(least.lots[0].awarded, public.lots[0].awarded);
}

#[test]
fn ranks_that_do_not_go_by_points_are_published_with_what_they_go_by() {
    let of = Procurement::parse(ADJUSTED).unwrap();
    let by = stamp("Ann", "2026-07-01T09:00:00Z");
    let record = Record::from_file(ADJUSTED, of, Standing::Practice, &by, &mut salts());
    let mut record = record.unwrap();
    let decision = AwardDecision {
        lots: vec![AwardedLot {
            lot: LotId::new("lot-1").unwrap(),
            winners: vec![BidId::new("C").unwrap()],
            reserves: Vec::new(),
        }],
        reason: "The highest quality-adjusted score.".to_owned(),
        when: Time::parse("2026-07-01T09:00:00Z").unwrap(),
        decided_by: "L. Lead".to_owned(),
    };
    let later = stamp("Ann", "2026-07-01T09:01:00Z");
    record.append(Act::Award(decision), &later, &mut salts()).unwrap();
    let public = PublicResult::of(&record, ALL).unwrap();
    assert_eq!(
        bids(&public),
        [
            ("Bidder C", Some(1), Some("82")),
            ("Bid A", Some(2), Some("89")),
            ("Bid B", Some(3), Some("93")),
        ]
    );
    let said = "The bid with the highest quality-adjusted score is first. So ranks do not go by points alone, and no price is shown here.";
    assert_eq!(public.first.as_deref(), Some(said));
    let text = public.to_json().unwrap();
    assert!(text.contains(said) && !text.contains('£') && !text.contains("8700000"), "{text}");
    assert_eq!(PublicResult::parse(&text).unwrap(), public);
    // One that was made before this was said is read all the same.
    let before = text.replace(&format!("  \"first\": \"{said}\",\n"), "");
    assert_ne!(before, text);
    assert_eq!(PublicResult::parse(&before).unwrap(), PublicResult { first: None, ..public });
    // Where no bids are shown there are no ranks to explain; nor where the most points are first.
    assert_eq!(PublicResult::of(&record, Shown::default()).unwrap().first, None);
    let usual = PublicResult::of(&pavilion(), ALL).unwrap();
    assert_eq!(usual.first, None);
    assert!(!usual.to_json().unwrap().contains("\"first\""));
}

#[test]
fn a_supplier_whose_name_is_put_right_is_published_under_it_and_one_that_withdrew_is_told_of() {
    let mut record = pavilion();
    let before = PublicResult::of(&record, ALL).unwrap();
    let by = stamp("Ann", "2026-07-01T09:00:00Z");
    let alder = BidId::new("alder").unwrap();
    let renaming = Command::ChangeSupplier {
        supplier: record.procurement().bid(&alder).unwrap().supplier.clone(),
        field: SupplierField::Name,
        text: "Alder Example Builders Ltd".to_owned(),
    };
    record.append(Act::Change(renaming), &by, &mut salts()).unwrap();
    let after = PublicResult::of(&record, ALL).unwrap();
    assert_eq!(after.lots[0].awarded, ["Alder Example Builders Ltd"]);
    assert_eq!(
        bids(&after),
        [
            ("Alder Example Builders Ltd", Some(1), Some("90.81")),
            ("Bid A", Some(2), Some("88.45")),
            ("Bid B", Some(3), Some("81.87")),
        ]
    );
    assert_eq!(after.record, record.check_code());
    assert_ne!(after.record, before.record);
    assert_eq!(about_the_award(&record), Vec::<String>::new());

    let withdrawing = Command::Withdraw(Withdrawn {
        bid: alder,
        reason: "It has no staff.".to_owned(),
        recorded_by: "Ann".to_owned(),
    });
    record.append(Act::Change(withdrawing), &by, &mut salts()).unwrap();
    // What was decided stands as it was, and whoever publishes it is told.
    assert_eq!(PublicResult::of(&record, ALL).unwrap().lots, after.lots);
    assert_eq!(
        about_the_award(&record),
        [
            "Bids, scores, decisions, draws, withdrawals or something else that results come from were changed or recorded after the award was decided. This is the result as it was decided on.",
            "Alder Example Builders Ltd is awarded in it and has withdrawn.",
        ]
    );
}

/// An award of a lot of the procurement in `record`, by Bob.
fn award(record: &mut Record, lots: &[(&str, &[&str])]) {
    let lots = lots.iter().map(|(lot, winners)| AwardedLot {
        lot: LotId::new(lot).unwrap(),
        winners: winners.iter().map(|bid| BidId::new(bid).unwrap()).collect(),
        reserves: Vec::new(),
    });
    let decision = AwardDecision {
        lots: lots.collect(),
        reason: "The committee says so.".to_owned(),
        when: Time::parse("2026-07-02T09:00:00Z").unwrap(),
        decided_by: "Bob".to_owned(),
    };
    let by = stamp("Ann", "2026-07-02T10:00:00Z");
    record.append(Act::Award(decision), &by, &mut salts()).unwrap();
}

#[test]
fn an_award_that_the_criteria_do_not_come_to_is_not_passed_off_as_theirs() {
    let mut record = pavilion();
    assert!(PublicResult::of(&record, ALL).unwrap().lots[0].notes.is_empty());
    assert_eq!(beside_figures(&record), Vec::<String>::new());
    let withdrawal = WithdrawnAward {
        entry: 80,
        reason: "It was challenged.".to_owned(),
        when: Time::parse("2026-07-01T09:00:00Z").unwrap(),
        decided_by: "Bob".to_owned(),
    };
    let by = stamp("Ann", "2026-07-01T10:00:00Z");
    let withdrawn =
        record.append(Act::WithdrawAward(withdrawal), &by, &mut salts()).unwrap().number;
    assert_eq!(about_the_award(&record), Vec::<String>::new());
    award(&mut record, &[("pavilion", &["birch"])]);
    let entry = withdrawn + 1;
    let departs = format!(
        "The award decision of entry {entry} awards the contract to Birch Example Construction. By the award criteria, it would be awarded to Alder Example Builders."
    );
    assert_eq!(beside_figures(&record), [departs.as_str()]);
    assert_eq!(
        about_the_award(&record),
        [departs, format!("Nobody else has approved the award decision of entry {entry}.")]
    );
    let public = PublicResult::of(&record, ALL).unwrap();
    assert_eq!(public.lots[0].notes, ["The award is not what the award criteria come to."]);
    assert_eq!(PublicResult::parse(&public.to_json().unwrap()).unwrap(), public);
    assert!(PublicResult::of(&record, Shown::default()).unwrap().lots[0].notes.is_empty());
}

/// Alder and Birch ask the same, two are awarded, and Cedar is first.
#[test]
fn what_is_decided_between_equal_bids_and_what_is_not_awarded_is_called_so() {
    let price = json!({"id": "price", "title": "Price", "weight": "100",
        "kind": {"price": {"method": "lowest_over_price"}}});
    let bid = |id: &str, amount: &str| {
        json!({"id": id, "supplier": id, "lot": "lot",
            "prices": [{"criterion": "price", "amount": amount}]})
    };
    let file = json!({
        "format": "common-measure procurement", "version": 1,
        "measures": {"built_in": "knowsley-2013"},
        "scheme": {"criteria": [price], "award": {"winners": {"number": 2}}, "tie_break": [],
            "lots": [{"id": "lot", "title": "Parks"}]},
        "suppliers": [{"id": "a", "name": "Alder"}, {"id": "b", "name": "Birch"},
            {"id": "c", "name": "Cedar"}],
        "bids": [bid("a", "100"), bid("b", "100"), bid("c", "80")],
    })
    .to_string();
    let by = stamp("Ann", "2026-07-01T09:00:00Z");
    let said = |winners: &[&str]| {
        let of = Procurement::parse(&file).unwrap();
        let record = Record::from_file(&file, of, Standing::Practice, &by, &mut salts());
        let mut record = record.unwrap();
        award(&mut record, &[("lot", winners)]);
        let public = PublicResult::of(&record, ALL).unwrap();
        (public.lots[0].notes.join(" "), beside_figures(&record).join(" "))
    };
    let decided = |whom: &str| {
        format!(
            "The award decision of entry 2 awards the contract to {whom}. By the award criteria, it would be awarded to Cedar, and undecided between Alder and Birch."
        )
    };
    let equal =
        "By the award criteria bids are equal here, and people decided between them.".to_owned();
    assert_eq!(said(&["c", "b"]), (equal, decided("Cedar and Birch")));
    let other = "The award is not what the award criteria come to.".to_owned();
    assert_eq!(said(&["a", "b"]), (other, decided("Alder and Birch")));
    let nobody = "It is not awarded. By the award criteria it would be.".to_owned();
    assert_eq!(said(&[]), (nobody, decided("nobody")));
}

/// A has the lowest price for both lots and may win one; C was excluded from the second, and D gives no price there.
#[test]
fn bids_that_are_passed_over_or_not_ranked_are_not_left_out_in_silence() {
    let bid = |id: &str, supplier: &str, lot: &str, amount: Option<&str>| {
        let prices = amount.map(|amount| json!({"criterion": "price", "amount": amount}));
        json!({"id": id, "supplier": supplier, "lot": lot, "prices": Vec::from_iter(prices)})
    };
    let supplier = |id: &str| json!({"id": id.to_lowercase(), "name": id});
    let suppliers = ["A", "B", "C", "D"].map(supplier);
    let price = json!({"id": "price", "title": "Price", "weight": "100",
        "kind": {"price": {"method": "lowest_over_price"}}});
    let excluded = json!({"bid": "cs", "criterion": "price", "about": "over_budget",
        "outcome": "exclude", "ground": "other", "reason": "It says so.", "decided_by": "Bob",
        "approved_by": "Ann"});
    let file = json!({
        "format": "common-measure procurement", "version": 1, "measures": {"built_in": "knowsley-2013"},
        "scheme": {"criteria": [price], "award": {"most_lots": 1},
            "lots": [{"id": "n", "title": "North"}, {"id": "s", "title": "South"}]},
        "suppliers": suppliers,
        "bids": [bid("an", "a", "n", Some("100")), bid("as", "a", "s", Some("100")),
            bid("bs", "b", "s", Some("110")), bid("cs", "c", "s", Some("120")),
            bid("ds", "d", "s", None)],
        "evaluation": {"decisions": [excluded]},
    })
    .to_string();
    let by = stamp("Ann", "2026-07-01T09:00:00Z");
    let of = Procurement::parse(&file).unwrap();
    let record = Record::from_file(&file, of, Standing::Practice, &by, &mut salts());
    let mut record = record.unwrap();
    award(&mut record, &[("n", &["an"]), ("s", &["bs"])]);
    let public = PublicResult::of(&record, ALL).unwrap();
    assert_eq!(public.lots[0].notes, Vec::<String>::new());
    let south: Vec<_> =
        public.lots[1].bids.iter().map(|bid| (bid.name.as_str(), bid.rank)).collect();
    assert_eq!(south, [("Bid A", Some(1)), ("B", Some(2))]);
    assert_eq!(
        public.lots[1].notes,
        [
            "Bid A is passed over: one supplier may be awarded at most 1 lot.",
            "2 other bids are not ranked.",
        ]
    );
    // A reason for one award is none for another.
    let mut other = record.clone();
    let withdrawal = WithdrawnAward {
        entry: 2,
        reason: "There is no money for North.".to_owned(),
        when: Time::parse("2026-07-02T10:30:00Z").unwrap(),
        decided_by: "Bob".to_owned(),
    };
    let by = stamp("Ann", "2026-07-02T11:00:00Z");
    other.append(Act::WithdrawAward(withdrawal), &by, &mut salts()).unwrap();
    award(&mut other, &[("n", &[]), ("s", &["bs"])]);
    let public = PublicResult::of(&other, ALL).unwrap();
    assert_eq!(public.lots[0].notes, ["It is not awarded. By the award criteria it would be."]);
    assert_eq!(public.lots[1].notes, ["2 other bids are not ranked."]);
    // D's price is missing, so what was awarded was not final.
    assert_eq!(
        beside_figures(&record),
        [
            "The award decision of entry 2 rests on a result that was not final: something was still to be decided, or a score or price was missing."
        ]
    );
}
