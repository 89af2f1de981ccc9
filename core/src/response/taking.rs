//! From a supplier's file to the act that takes it in: matched to lots and to what is there already,
//! checked against the criteria, with everything that differs said. Nothing is changed in silence,
//! and nothing but the text of a wrong file is refused.

use crate::bid::{Bid, CommitmentOffer, PriceOffer, Supplier};
use crate::code::{CheckCode, Hash};
use crate::fault::{Fault, Place};
use crate::id::{BidId, SupplierId};
use crate::procurement::{Procurement, places};
use crate::record::{
    AcceptedPrices, AcceptedResponse, Act, Arrived, BidPrices, Command, Received, Record, decide,
    same_person,
};
use crate::scheme::{Criterion, DraftScheme, Kind};

use super::{LotPrices, PriceFile, QualityFile, Sent, words};

/// Something that differs from what the criteria ask for, or from what is there already: where, what
/// it is, and what was done about it.
pub type Difference = Fault;

/// What a quality and commitments file comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Offered {
    /// What would be entered.
    pub accepted: AcceptedResponse,
    /// What differs.
    pub differences: Vec<Difference>,
    /// The response of the same supplier for the same lots that is there already: this one can only
    /// replace it.
    pub there: Option<u64>,
}

/// Reads a quality and commitments file, and works out what taking it in would enter. A response of
/// the same supplier that is there already is replaced if `replace` says so. Whether the record
/// allows it, [`Record::try_act`] says.
pub fn match_response(
    record: &Record,
    text: &str,
    arrived: Arrived,
    replace: bool,
) -> Result<Offered, Fault> {
    if let Some(fault) = of_another_kind(text) {
        return Err(fault);
    }
    let file = QualityFile::parse(text)?;
    let of = record.procurement();
    let mut differences = versions(record, file.criteria)?;
    let known = known(of, &file.supplier);
    let there = known.and_then(|supplier| there(record, &supplier.id, &file.bids));
    let replaced = there.filter(|_| replace);
    let mut supplier = file.supplier.clone();
    supplier.id = match known {
        Some(known) => known.id.clone(),
        None => SupplierId::next("s", |id| of.supplier(id).is_some()),
    };
    supplier.lot_preference.retain(|lot| of.scheme.lot(lot).is_some());
    if let Some(known) = known.filter(|known| replaced.is_none() && **known != supplier) {
        differences.push(Fault::new(
            places::supplier(&known.id),
            format!("What this file says of {} differs from what is there.", known.name.trim()),
            "What is there stays.",
        ));
        supplier = known.clone();
    }
    let mut taken: Vec<BidId> = of.bids.iter().map(|bid| bid.id.clone()).collect();
    let mut bids = Vec::new();
    for bid in file.bids {
        let same = |other: &&Bid| {
            other.supplier == supplier.id
                && other.lot == bid.lot
                && other.title.trim() == bid.title.trim()
        };
        if of.scheme.lot(&bid.lot).is_none() {
            differences.push(Fault::new(
                places::lot(&bid.lot),
                "It offers something for a lot that is not there.",
                "That part is left out.",
            ));
            continue;
        }
        let stands_in = |id: &BidId| replaced.is_some_and(|response| response.bids.contains(id));
        let id = match of.bids.iter().find(same).filter(|there| stands_in(&there.id)) {
            Some(before) => before.id.clone(),
            None => BidId::next("b", |id| taken.contains(id)),
        };
        taken.push(id.clone());
        let bid = Bid { id, supplier: supplier.id.clone(), prices: Vec::new(), ..bid };
        bids.push(cleaned(of, bid, &mut differences));
    }
    let accepted = AcceptedResponse {
        file: Hash::of(&[text.as_bytes()]),
        price_file: file.price_file,
        criteria: file.criteria,
        arrived,
        replaces: replaced.map(|response| response.entry),
        supplier,
        bids,
    };
    Ok(Offered { accepted, differences, there: there.map(|response| response.entry) })
}

/// Reads a price file, and works out what taking it in would enter, with what differs. Fails where
/// no response names it.
pub fn match_prices(
    record: &Record,
    text: &str,
) -> Result<(AcceptedPrices, Vec<Difference>), Fault> {
    let file = PriceFile::parse(text)?;
    let (of, hash) = (record.procurement(), Hash::of(&[text.as_bytes()]));
    let mut responses = record.state().process.responses.iter();
    let named = |it: &&Received| it.replaced_by.is_none() && it.price_file == Some(hash);
    let Some(response) = responses.find(named) else {
        return Err(Fault::new(
            Place::new("file", "Price file"),
            format!(
                "No response that was taken in names this price file of “{}” (check code {}).",
                file.supplier.trim(),
                hash.in_short()
            ),
            "Take in its quality and commitments file first. If that is done, one of the two files is another version: ask the supplier.",
        ));
    };
    let mut differences = Vec::new();
    let mut bids = Vec::new();
    for LotPrices { lot, title, prices } in file.lots {
        let found = response
            .bids
            .iter()
            .filter_map(|id| of.bid(id))
            .find(|bid| bid.lot == lot && bid.title.trim() == title.trim());
        match found {
            Some(bid) => {
                let prices = possible(of, bid, prices, &mut differences);
                bids.push(BidPrices { bid: bid.id.clone(), prices });
            }
            None => differences.push(Fault::new(
                places::lot(&lot),
                "It prices a lot for which the response has no bid.",
                "That price is left out.",
            )),
        }
    }
    Ok((AcceptedPrices { file: hash, response: response.entry, bids }, differences))
}

/// That a text is not what suppliers send, in the council's words.
fn of_another_kind(text: &str) -> Option<Fault> {
    let (problem, remedy) = match Sent::of(text) {
        Some(Sent::Quality | Sent::Price) => return None,
        Some(Sent::Form) => (
            "This is the response form itself, without answers.",
            "Ask the supplier for the files that it saved.",
        ),
        Some(Sent::Draft) => (
            "This is a supplier's own working copy, with prices beside everything else, so it is not opened.",
            "Ask the supplier for the two files to send.",
        ),
        None => (
            "This is neither a quality and commitments file nor a price file.",
            "Choose the files that suppliers saved from the response form.",
        ),
    };
    Some(Fault::new(Place::new("file", "File"), problem, remedy))
}

/// What was changed in the criteria since the ones that a file answers; fails if they were never the
/// record's.
fn versions(record: &Record, criteria: CheckCode) -> Result<Vec<Difference>, Fault> {
    let process = &record.state().process;
    let first = record.entry(1).map(crate::record::Entry::check_code);
    if process.practice && first == Some(criteria) {
        return Ok(Vec::new());
    }
    if process.locks.iter().all(|lock| lock.code != criteria) {
        return Err(Fault::new(
            Place::new("file/criteria", "Response, check code of the criteria"),
            format!(
                "It answers criteria with the check code {criteria}, and those were never locked in this record."
            ),
            "It belongs to another procurement, or its form was changed. Ask the supplier which form was used.",
        ));
    }
    let answered = record.entry(criteria.entry()).and_then(|entry| match &entry.act {
        Act::Lock(lock) => Some(&lock.scheme),
        Act::Start(start) => Some(&start.procurement.scheme),
        _ => None,
    });
    let Some(answered) = answered else { return Ok(Vec::new()) };
    let changed = differences(answered, &record.procurement().scheme);
    Ok(changed
        .into_iter()
        .map(|changed| {
            Fault::new(
                Place::new("file/criteria", "Earlier version of the criteria"),
                changed,
                "It is taken in as it stands, and scored by the criteria in force.",
            )
        })
        .collect())
}

/// What was changed from one version of the criteria to another, a sentence each.
#[must_use]
pub fn differences(before: &DraftScheme, after: &DraftScheme) -> Vec<String> {
    let mut found = Vec::new();
    let name = |criterion: &Criterion| match criterion.title.trim() {
        "" => format!("Criterion {}", criterion.id),
        title => format!("“{title}”"),
    };
    for old in before.all() {
        match after.criterion(&old.id) {
            None => found.push(format!("{} was removed.", name(old))),
            Some(new) => {
                if old.title.trim() != new.title.trim() {
                    found.push(format!("{} is now called {}.", name(old), name(new)));
                }
                if old.weight != new.weight {
                    found.push(format!("The weight of {} was changed.", name(new)));
                }
                let inside = |of: &Criterion| match &of.kind {
                    Kind::Group(group) => {
                        Kind::Group(crate::scheme::Group { criteria: Vec::new(), ..group.clone() })
                    }
                    other => other.clone(),
                };
                if inside(old) != inside(new) || old.minimum != new.minimum {
                    found.push(format!(
                        "What {} asks, or how it is scored, was changed.",
                        name(new)
                    ));
                }
            }
        }
    }
    let added = after.all().filter(|new| before.criterion(&new.id).is_none());
    found.extend(added.map(|new| format!("{} was added.", name(new))));
    let rest = |of: &DraftScheme| DraftScheme { criteria: Vec::new(), ..of.clone() };
    if rest(before) != rest(after) {
        found.push("Lots, scales, rounding or the award rule were changed.".to_owned());
    }
    found
}

/// The supplier that is there already under this name or identifier.
fn known<'a>(of: &'a Procurement, supplier: &Supplier) -> Option<&'a Supplier> {
    let identifier = supplier.identifier.trim();
    of.suppliers.iter().find(|there| {
        same_person(&there.name, &supplier.name)
            || (!identifier.is_empty() && there.identifier.trim().eq_ignore_ascii_case(identifier))
    })
}

/// The response of a supplier that is there for any of these lots.
fn there<'a>(record: &'a Record, supplier: &SupplierId, bids: &[Bid]) -> Option<&'a Received> {
    let of = record.procurement();
    let same = |id: &BidId| {
        of.bid(id).is_some_and(|there| {
            bids.iter().any(|bid| bid.lot == there.lot && bid.title.trim() == there.title.trim())
        })
    };
    let mut all = record.state().process.responses.iter();
    all.find(|it| it.replaced_by.is_none() && it.supplier == *supplier && it.bids.iter().any(same))
}

/// A bid without what could not be typed, and what differs from what is asked for.
fn cleaned(of: &Procurement, mut bid: Bid, found: &mut Vec<Difference>) -> Bid {
    let place = Place::new(format!("bids/{}", bid.id), lot_words(of, &bid));
    let asked = |measure: &crate::id::MeasureId| {
        of.scheme.all().any(|question| match &question.kind {
            Kind::Commitment(commitment) => commitment.measure == *measure,
            Kind::CommitmentValue(value) => value.values.iter().any(|it| it.measure == *measure),
            _ => false,
        })
    };
    let set = of.measures.framework();
    let mut kept: Vec<CommitmentOffer> = Vec::new();
    for mut offer in std::mem::take(&mut bid.commitments) {
        let name = |what: &str| {
            place.within(
                format_args!("commitments/{}", offer.measure),
                format_args!("measure {}{what}", offer.measure),
            )
        };
        let known = set.is_some_and(|set| set.measure(&offer.measure).is_some());
        if !known || kept.iter().any(|there| there.measure == offer.measure) {
            let problem = if known { "It is offered twice." } else { "There is no such measure." };
            found.push(Fault::new(name(""), problem, "This one is left out."));
            continue;
        }
        if !asked(&offer.measure) {
            found.push(Fault::new(
                name(""),
                "It is not asked for.",
                "It is recorded and not scored.",
            ));
        }
        if offer.quantity.is_some_and(crate::number::Quantity::is_negative) {
            found.push(Fault::new(
                name(", how much"),
                "The quantity is less than nothing.",
                "The quantity is left out: ask the supplier.",
            ));
            offer.quantity = None;
        }
        offer.also_under.retain(|also| !also.quantity.is_negative());
        kept.push(offer);
    }
    bid.commitments = kept;
    let is_quality = |id: &crate::id::CriterionId| {
        of.scheme.criterion(id).is_some_and(|it| matches!(it.kind, Kind::Quality(_)))
    };
    let (answers, others) = bid.answers.into_iter().partition(|it| is_quality(&it.criterion));
    bid.answers = answers;
    let others: Vec<crate::bid::Answer> = others;
    for other in others {
        let place = place.within(format_args!("answers/{}", other.criterion), "answer");
        let problem = format!("It answers a question that is not there ({}).", other.criterion);
        found.push(Fault::new(
            place,
            problem,
            "That answer is left out of the record; the file has it.",
        ));
    }
    for question in of.scheme.all() {
        let (text, limit) = match &question.kind {
            Kind::Quality(quality) => (bid.answer(&question.id), quality.word_limit),
            Kind::Commitment(commitment) => (
                bid.commitment(&commitment.measure).map_or("", |offer| &offer.statement),
                commitment.word_limit,
            ),
            _ => continue,
        };
        let (count, title) = (words(text), question.title.trim());
        if let Some(limit) = limit.filter(|limit| u64::from(*limit) < count as u64) {
            found.push(Fault::new(
                place.within(format_args!("answers/{}", question.id), format_args!("“{title}”")),
                format!("It has {count} words, and {limit} were asked for."),
                "It is taken in whole.",
            ));
        }
        if text.trim().is_empty() {
            let offered = matches!(&question.kind, Kind::Commitment(commitment)
                if bid.commitment(&commitment.measure).is_some_and(|offer| offer.quantity.is_some()));
            if !offered {
                found.push(Fault::new(
                    place
                        .within(format_args!("answers/{}", question.id), format_args!("“{title}”")),
                    "It says nothing on this.",
                    "It is taken in as it stands.",
                ));
            }
        }
    }
    bid
}

fn lot_words(of: &Procurement, bid: &Bid) -> String {
    let title = of.scheme.lot(&bid.lot).map_or("", |lot| lot.title.trim());
    if title.is_empty() { "The bid".to_owned() } else { format!("Lot “{title}”") }
}

/// Prices without what could not be typed.
fn possible(
    of: &Procurement,
    bid: &Bid,
    prices: Vec<PriceOffer>,
    found: &mut Vec<Difference>,
) -> Vec<PriceOffer> {
    let mut kept: Vec<PriceOffer> = Vec::new();
    for mut offer in prices {
        let criterion = offer.criterion.clone();
        let refusal = |command: Command| decide(of, command).err().map(|refusal| refusal.0);
        let given = |amount| Command::SetPrice {
            bid: bid.id.clone(),
            criterion: criterion.clone(),
            amount,
        };
        let twice = kept.iter().any(|there| there.criterion == offer.criterion);
        if let Some(fault) = refusal(given(None)).or_else(|| {
            twice.then(|| {
                let place = places::price(of, &bid.id, &offer.criterion);
                Fault::new(place, "It is priced twice.", "The first is kept.")
            })
        }) {
            found.push(Fault { remedy: "It is left out.".to_owned(), ..fault });
            continue;
        }
        if let Some(fault) = refusal(given(offer.amount)) {
            found.push(Fault { remedy: "It is left out: ask the supplier.".to_owned(), ..fault });
            offer.amount = None;
        }
        offer.rates.retain(|rate| {
            let command = Command::SetRate {
                bid: bid.id.clone(),
                criterion: criterion.clone(),
                line: rate.line.clone(),
                rate: Some(rate.rate),
            };
            let fault = refusal(command);
            found.extend(fault.clone().map(|fault| Fault {
                remedy: "This rate is left out: ask the supplier.".to_owned(),
                ..fault
            }));
            fault.is_none()
        });
        kept.push(offer);
    }
    kept
}
