//! The result of an award as it is published.

use common_measure::evaluation::Withdrawn;
use common_measure::id::{BidId, LotId};
use common_measure::procurement::Procurement;
use common_measure::publication::{PublicResult, Shown, since_the_award};
use common_measure::record::{
    Act, AwardDecision, AwardedLot, Command, Record, Standing, SupplierField,
};
use common_measure::time::Time;

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
    assert_eq!(since_the_award(&record), None);

    let withdrawing = Command::Withdraw(Withdrawn {
        bid: alder,
        reason: "It has no staff.".to_owned(),
        recorded_by: "Ann".to_owned(),
    });
    record.append(Act::Change(withdrawing), &by, &mut salts()).unwrap();
    // What was decided stands as it was, and whoever publishes it is told.
    assert_eq!(PublicResult::of(&record, ALL).unwrap().lots, after.lots);
    assert_eq!(
        since_the_award(&record).as_deref(),
        Some(
            "Bids, scores, decisions, draws or withdrawals were changed or recorded after the award was decided. This is the result as it was decided on. Alder Example Builders Ltd is awarded in it and has withdrawn."
        )
    );
}
