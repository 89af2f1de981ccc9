//! What a supplier enters is what stands in the record in the end, whatever the criteria are.

use common_measure::bid::{Bid, CommitmentOffer, PriceOffer};
use common_measure::code::Hash;
use common_measure::id::{BidId, CriterionId};
use common_measure::record::{Act, Arrived, Command, Standing};
use common_measure::response::{PriceFile, QualityFile, Response, Sent};
use common_measure::scheme::{Kind, PassFail, Schedule};

use crate::contest::each;
use crate::contest::plan::ANYTHING;
use crate::contest::random::Random;
use crate::{Desk, filled, matched, time};

/// What a bid offers, without its ids; an offer without a word or a figure is none.
fn content(bid: &Bid) -> (String, Vec<PriceOffer>, Vec<CommitmentOffer>) {
    let mut commitments = bid.commitments.clone();
    commitments.retain(|offer| !offer.is_blank());
    (bid.lot.to_string(), bid.prices.clone(), commitments)
}

/// A level for each score that people have to give for a lot.
fn score(desk: &mut Desk, random: &mut Random) {
    let of = desk.record.procurement().clone();
    for lot in &of.scheme.lots {
        if of.bids.iter().all(|bid| bid.lot != lot.id) {
            continue;
        }
        let mut commands = Vec::new();
        for (bid, criterion) in desk.record.state().missing_scores(&lot.id) {
            let kind = &of.scheme.criterion(&criterion).unwrap().kind;
            let level = if matches!(kind, Kind::PassFail(_)) {
                common_measure::id::LevelId::new(PassFail::PASS).unwrap()
            } else {
                let levels = &of.scheme.scale_of(&criterion).unwrap().levels;
                levels[random.index(levels.len())].id.clone()
            };
            commands.push(Command::SetScore { bid, criterion, level: Some(level) });
        }
        let scored = !commands.is_empty();
        if scored {
            desk.act(Act::Change(Command::Together(commands))).unwrap();
        }
        desk.act(Act::ConfirmScores(lot.id.clone())).unwrap();
    }
}

#[test]
fn from_the_form_to_the_record_nothing_is_lost() {
    let (mut priced, mut offered, mut unpriced) = (0, 0, 0);
    each(400, &ANYTHING, |whole, random| {
        let mut desk = Desk::start(whole.clone(), Standing::Practice);
        for (at, supplier) in whole.suppliers.iter().enumerate() {
            // In a response there is one bid for each lot.
            let mut own: Vec<&Bid> = Vec::new();
            for bid in whole.bids.iter().filter(|bid| bid.supplier == supplier.id) {
                if own.iter().all(|other| other.lot != bid.lot) {
                    own.push(bid);
                }
            }
            if own.is_empty() {
                continue;
            }
            let response = filled(desk.form(), &format!("Supplier {at}"), &own);
            assert_eq!(Response::parse(&response.to_json().unwrap()).unwrap(), response);
            let files = response
                .sent(&time("2026-03-30T10:00:00Z"), [u8::try_from(at).unwrap(); 16])
                .unwrap();
            assert_eq!(Sent::of(&files.quality), Some(Sent::Quality));
            let quality = QualityFile::parse(&files.quality).unwrap();
            assert!(quality.bids.iter().all(|bid| bid.prices.is_empty()));
            let price = files.price.map(|text| (PriceFile::parse(&text).unwrap(), text));
            let hash = price.as_ref().map(|(_, text)| Hash::of(&[text.as_bytes()]));
            assert_eq!(quality.price_file, hash);

            let taken = matched(&desk.record, &files.quality, Arrived::InTime, false).unwrap();
            let Act::AcceptResponse(accepted) = &taken.act else { panic!("not a response") };
            let ids: Vec<BidId> = accepted.bids.iter().map(|bid| bid.id.clone()).collect();
            desk.act(taken.act).unwrap();
            for (id, bid) in ids.iter().zip(&response.bids) {
                let there = desk.record.procurement().bid(id).unwrap();
                let (lot, given, commitments) = content(there);
                assert_eq!((lot, commitments), (bid.lot.to_string(), content(bid).2));
                assert_eq!(given, Vec::<PriceOffer>::new());
                offered += bid.commitments.len();
            }
            let Some((_, text)) = price else { continue };
            let early = matched(&desk.record, &text, Arrived::InTime, false).unwrap_err();
            assert!(early.problem.contains("are not confirmed yet"), "{early}");
            score(&mut desk, random);
            let taken = matched(&desk.record, &text, Arrived::InTime, false).unwrap();
            let asked = desk.record.procurement().scheme.all();
            let asked: Vec<_> = asked
                .filter_map(|question| match &question.kind {
                    Kind::Price(price) => Some((&question.id, price.schedule.as_ref())),
                    _ => None,
                })
                .collect();
            let is_whole = |bid: &Bid, question: &CriterionId, schedule: Option<&Schedule>| {
                bid.price_offer(question).is_some_and(|offer| match schedule {
                    None => offer.amount.is_some(),
                    Some(schedule) => schedule
                        .counted()
                        .all(|line| offer.rates.iter().any(|it| it.line == line.id)),
                })
            };
            let mut missing = Vec::new();
            for (id, bid) in ids.iter().zip(&response.bids) {
                let these =
                    asked.iter().filter(|(question, schedule)| !is_whole(bid, question, *schedule));
                missing.extend(these.map(|(question, _)| format!("bids/{id}/prices/{question}")));
            }
            let said: Vec<&str> = taken.differences.iter().map(|it| it.place.path()).collect();
            assert_eq!(said, missing);
            assert!(
                taken
                    .differences
                    .iter()
                    .all(|it| it.problem == "The file has no whole price for this.")
            );
            unpriced += missing.len();
            desk.act(taken.act).unwrap();
            for (id, bid) in ids.iter().zip(&response.bids) {
                assert_eq!(content(desk.record.procurement().bid(id).unwrap()), content(bid));
                priced += bid.prices.len();
            }
            // One supplier for each contest: later ones would have to open the scores again.
            break;
        }
    });
    assert!(
        priced > 200 && offered > 400 && unpriced > 20,
        "{priced} prices, {offered} offers, {unpriced} prices missing"
    );
}
