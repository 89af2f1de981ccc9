//! Response forms as workbooks: what is entered comes back whole, also through another program, and the
//! points that their formulas show are the engine's.

use common_measure::bid::{Answer, Bid, CommitmentOffer, PriceOffer, Supplier};
use common_measure::id::{BidId, LotId, MeasureId};
use common_measure::procurement::Procurement;
use common_measure::record::{Origin, Record, Salt, Stamp, Standing, Start};
use common_measure::response::{
    Incoming, LotPrices, Outlook, Response, ResponseForm, Says, outlook,
};
use common_measure::scheme::{Criterion, Kind};
use common_measure::time::Time;
use common_measure_sheets::{
    Content, NotRead, Table, read_response, write_prices_xlsx, write_response_xlsx,
};

use super::contest::contest;
use super::contest::plan::ANYTHING;
use super::made;
use super::office::{hold_the_same, saved, with_wrong_values};

/// What people write, and what programs like to make something else of.
const TEXTS: [&str; 10] = [
    "=1+1",
    "'=quoted",
    "  with spaces around  ",
    "line one\nline two",
    "-3 people",
    "\u{ff1d}wide",
    "25%",
    "1 May 2027",
    "0012",
    "TRUE",
];

fn form(of: &Procurement) -> Option<ResponseForm> {
    let mut procurement = of.clone();
    procurement.bids.clear();
    procurement.suppliers.clear();
    procurement.evaluation = common_measure::evaluation::Evaluation::default();
    let start = Start { origin: Origin::New, standing: Standing::Practice, procurement };
    let time = Time::parse("2026-03-02T09:00:00Z").unwrap();
    let stamp = Stamp { who: "Ann".to_owned(), time };
    let record = Record::start(start, &stamp, &mut || Salt::new([1; 16])).unwrap();
    ResponseForm::of(&record).ok()
}

/// A form filled in with what the bids of a procurement offer, the first one for each lot.
fn filled(of: &Procurement) -> Option<Response> {
    let mut response = Response::start(form(of)?);
    let mut texts = TEXTS.iter().cycle();
    let mut text = || (*texts.next().unwrap()).to_owned();
    response.supplier = Supplier {
        postal_address: "1 Example Road\nPrescot".to_owned(),
        email: "=a@example.org".to_owned(),
        identifier: "01234567".to_owned(),
        members: vec!["Alder".to_owned(), "Birch".to_owned()],
        ..Supplier::new(response.supplier.id.clone(), "Alder & Sons <Example>")
    };
    let (form, supplier) = (response.form.clone(), response.supplier.id.clone());
    let asked = |measure: &MeasureId| form.scheme.measures().iter().any(|(it, _)| *it == measure);
    let mut bids = Vec::new();
    for lot in &form.scheme.lots {
        let Some(like) = of.bids.iter().find(|bid| bid.lot == lot.id) else { continue };
        let id = BidId::new(lot.id.as_str()).unwrap();
        let mut bid = Bid::blank(id, supplier.clone(), lot.id.clone());
        bid.commitments = like
            .commitments
            .iter()
            .filter(|offer| asked(&offer.measure))
            .map(|offer| CommitmentOffer {
                statement: text().into(),
                when: text().into(),
                place: text().into(),
                evidence: text().into(),
                also_under: if form.overlapping(&offer.measure).is_empty() {
                    Vec::new()
                } else {
                    offer.also_under.clone()
                },
                ..offer.clone()
            })
            .collect();
        bid.answers = form
            .scheme
            .all()
            .filter(|question| matches!(question.kind, Kind::Quality(_)))
            .map(|question| Answer { criterion: question.id.clone(), text: text().into() })
            .collect();
        // A workbook works a sum out from rates, and has no place for another.
        let prices = like.prices.iter().map(|offer| PriceOffer {
            amount: offer.amount.filter(|_| offer.rates.is_empty() && !has_schedule(&form, offer)),
            ..offer.clone()
        });
        bid.prices = prices.filter(|it| it.amount.is_some() || !it.rates.is_empty()).collect();
        bids.push(bid);
    }
    response.bids = bids;
    // Who answers where there is one lot only bids for it.
    (!response.bids.is_empty()).then_some(response)
}

fn has_schedule(form: &ResponseForm, offer: &PriceOffer) -> bool {
    form.scheme.criterion(&offer.criterion).is_some_and(
        |it: &Criterion| matches!(&it.kind, Kind::Price(price) if price.schedule.is_some()),
    )
}

fn written(response: &Response) -> [Option<Vec<u8>>; 2] {
    let quiet: &mut dyn FnMut(u8) = &mut |_| ();
    let first = write_response_xlsx(response, Some("13 April 2026"), quiet).unwrap();
    let second = write_prices_xlsx(response, None, quiet).unwrap();
    // A workbook for prices that was not filled in is none.
    let is_priced = response.bids.iter().any(|bid| !bid.prices.is_empty());
    let second = second.filter(|it| {
        assert!(is_priced || read_response(it, quiet) == Err(NotRead::NoPrices));
        is_priced
    });
    [Some(first), second]
}

fn by_measure(mut offers: Vec<CommitmentOffer>) -> Vec<CommitmentOffer> {
    offers.retain(|offer| !offer.is_blank());
    offers.sort_by(|a, b| a.measure.cmp(&b.measure));
    offers
}

/// That what was read is what was entered; how much that was.
fn is_whole(name: &str, response: &Response, read: &Incoming) -> usize {
    assert_eq!(read.criteria, response.form.criteria, "{name}");
    assert_eq!(read.differences, [], "{name}");
    match &read.says {
        Says::Response { supplier, bids, price_file } => {
            assert_eq!(supplier, &response.supplier, "{name}");
            assert_eq!(*price_file, None, "{name}");
            let given = |bids: &[Bid]| -> Vec<(LotId, Vec<CommitmentOffer>, Vec<Answer>)> {
                let each = bids.iter().map(|bid| {
                    let mut answers = bid.answers.clone();
                    answers.sort_by(|a, b| a.criterion.cmp(&b.criterion));
                    (bid.lot.clone(), by_measure(bid.commitments.clone()), answers)
                });
                each.collect()
            };
            assert_eq!(given(bids), given(&response.bids), "{name}");
            bids.iter().map(|bid| bid.commitments.len() + bid.answers.len()).sum()
        }
        Says::Prices { supplier, lots, .. } => {
            assert_eq!(*supplier, response.supplier.name, "{name}");
            let sorted = |prices: &[PriceOffer]| {
                let mut prices = prices.to_vec();
                prices.sort_by(|a, b| a.criterion.cmp(&b.criterion));
                for offer in &mut prices {
                    offer.rates.sort_by(|a, b| a.line.cmp(&b.line));
                }
                prices
            };
            let given: Vec<_> = response
                .bids
                .iter()
                .filter(|bid| !bid.prices.is_empty())
                .map(|bid| (bid.lot.clone(), sorted(&bid.prices)))
                .collect();
            let read: Vec<_> = lots
                .iter()
                .map(|LotPrices { lot, prices, .. }| (lot.clone(), sorted(prices)))
                .collect();
            assert_eq!(read, given, "{name}");
            lots.iter().map(|lot| lot.prices.len()).sum()
        }
    }
}

fn read(name: &str, workbook: &[u8]) -> Incoming {
    read_response(workbook, &mut |_| ()).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Procurements of every kind.
fn all() -> Vec<(String, Procurement)> {
    [made::examples(), made::price_methods(), made::commitment_rules(), made::roundings()].concat()
}

#[test]
fn what_is_entered_comes_back_whole() {
    let contests = (0..300).map(|seed| (format!("contest {seed}"), contest(seed, &ANYTHING)));
    let (mut forms, mut entries) = (0, 0);
    for (name, of) in all().into_iter().chain(contests) {
        let Some(response) = filled(&of) else { continue };
        forms += 1;
        for workbook in written(&response).into_iter().flatten() {
            entries += is_whole(&name, &response, &read(&name, &workbook));
        }
    }
    assert!(forms > 200 && entries > 1_000, "{forms} forms, {entries} entries");
}

/// What stands in the column for points, row by row: what the row is about, and the points.
fn points(workbook: &[u8]) -> Vec<(String, Option<Content>)> {
    let table = Table::read(workbook, &mut |_| ()).unwrap();
    let mut found = Vec::new();
    for sheet in &table.sheets {
        let Some(heads) = sheet.rows.iter().find(|row| {
            row.cells.iter().any(
                |(_, cell)| matches!(cell, Content::Text(text) if text.starts_with("Reference")),
            )
        }) else {
            continue;
        };
        let column = |head: &str| {
            let found = heads
                .cells
                .iter()
                .find(|(_, cell)| matches!(cell, Content::Text(text) if text.starts_with(head)));
            found.map(|(column, _)| *column)
        };
        let (Some(points), Some(reference)) = (column("Points if"), column("Reference")) else {
            continue;
        };
        let title = column("Question");
        for row in sheet.rows.iter().filter(|row| row.number > heads.number) {
            let text = |column: Option<u32>| match column.and_then(|column| row.cell(column)) {
                Some(Content::Text(text)) => Some(text.clone()),
                _ => None,
            };
            // A question about several commitments or rates has a row of its own, where nothing is entered.
            let about = text(Some(reference))
                .or_else(|| text(title).map(|title| format!("question/{title}")));
            if let Some(about) = about {
                found.push((about, row.cell(points).cloned()));
            }
        }
    }
    found
}

#[test]
fn through_another_program_all_comes_back_and_the_points_are_those_of_the_engine() {
    // Those at random in which what counts comes from several rows.
    let has_sum = |of: &Procurement| {
        of.scheme.lots.len() == 1
            && of.scheme.all().any(|question| match &question.kind {
                Kind::CommitmentValue(value) => !value.is_relative(),
                Kind::Price(price) => price.schedule.is_some(),
                _ => false,
            })
    };
    let contests = (0..2_000).map(|seed| (format!("contest {seed}"), contest(seed, &ANYTHING)));
    // A number with more digits than a spreadsheet keeps is text there, and no formula takes it.
    let is_short = |of: &Procurement| {
        let digits = |number: String| number.chars().filter(char::is_ascii_digit).count() <= 15;
        of.bids.iter().all(|bid| {
            let offers = bid.commitments.iter().filter_map(|it| it.quantity);
            let prices = bid.prices.iter();
            offers.map(|it| it.to_string()).all(digits)
                && prices.clone().filter_map(|it| it.amount).all(|it| digits(it.to_string()))
                && prices.flat_map(|it| &it.rates).all(|it| digits(it.rate.to_string()))
        })
    };
    let fit = |of: &Procurement| has_sum(of) && is_short(of);
    let contests: Vec<_> = contests.filter(|(_, of)| fit(of)).take(30).collect();
    assert_eq!(contests.len(), 30);
    let procurements = [all(), made::incomplete(), contests].concat();
    let mut responses: Vec<(String, Response)> = Vec::new();
    for (name, of) in procurements {
        let Some(response) = filled(&of) else { continue };
        // Where something is counted twice, only the council works it out.
        let mut alone = response.clone();
        for bid in &mut alone.bids {
            bid.commitments.iter_mut().for_each(|offer| offer.also_under.clear());
        }
        responses.push((format!("{name}, nothing shared"), alone));
        responses.push((name, response));
    }
    let workbooks: Vec<(usize, Vec<u8>)> = responses
        .iter()
        .enumerate()
        .flat_map(|(at, (_, response))| {
            written(response).into_iter().flatten().map(move |it| (at, it))
        })
        .collect();
    let wrong: Vec<Vec<u8>> = workbooks.iter().map(|(_, it)| with_wrong_values(it)).collect();
    let (mut certain, mut others, mut sums) = (0, 0, 0);
    for ((at, before), after) in workbooks.iter().zip(saved(&wrong)) {
        let (name, response) = &responses[*at];
        let [before, again] = [before, &after].map(|it| Table::read(it, &mut |_| ()).unwrap());
        hold_the_same(name, &before, &again);
        is_whole(name, response, &read(name, &after));
        let shared = response
            .bids
            .iter()
            .filter(|bid| bid.commitments.iter().any(|offer| !offer.also_under.is_empty()))
            .map(|bid| bid.lot.as_str())
            .collect::<Vec<_>>();
        for (about, shown) in points(&after) {
            let parts: Vec<&str> = about.split('/').collect();
            let (lot, question) = match parts.as_slice() {
                ["commitments", lot, measure] => {
                    let mut asking = response.form.scheme.all();
                    let found = asking.find(
                        |it| matches!(&it.kind, Kind::Commitment(asked) if asked.measure.as_str() == *measure),
                    );
                    (*lot, found)
                }
                ["prices", lot, question] => {
                    (*lot, response.form.scheme.all().find(|it| it.id.as_str() == *question))
                }
                ["question", ..] if response.form.scheme.lots.len() == 1 => {
                    let title = about.trim_start_matches("question/");
                    let mut asking = response.form.scheme.all();
                    let found = asking.find(|it| {
                        it.title.trim() == title
                            && matches!(it.kind, Kind::CommitmentValue(_) | Kind::Price(_))
                    });
                    sums += usize::from(found.is_some());
                    (response.form.scheme.lots[0].id.as_str(), found)
                }
                _ => continue,
            };
            let Some(question) = question else { continue };
            let found = outlook(response, &LotId::new(lot).unwrap(), &question.id);
            match found {
                Some(Outlook::Certain { points, .. }) => {
                    let by_number = !matches!(question.kind, Kind::Price(_));
                    if by_number && shared.contains(&lot) {
                        let said = Content::Text("The council works it out".to_owned());
                        assert_eq!(shown, Some(said), "{name}, {about}");
                        others += 1;
                        continue;
                    }
                    // A figure that the criteria state has too many digits for a workbook.
                    let unclear = Content::Text("The council works it out".to_owned());
                    if name.starts_with("contest") && shown.as_ref() == Some(&unclear) {
                        others += 1;
                        continue;
                    }
                    if shown == Some(Content::Text("Earns no points of its own".to_owned())) {
                        assert_eq!(points.parse(), Ok(0.0), "{name}, {about}");
                        others += 1;
                        continue;
                    }
                    let Some(Content::Number(shown)) = shown else {
                        panic!("{name}, {about}: {shown:?} instead of {points}");
                    };
                    let (shown, points): (f64, f64) =
                        (shown.parse().unwrap(), points.parse().unwrap());
                    assert!((shown - points).abs() < 1e-9, "{name}, {about}: {shown} for {points}");
                    certain += 1;
                }
                Some(Outlook::Rivals { .. }) => {
                    let said = Content::Text("Depends on what others offer".to_owned());
                    assert_eq!(shown, Some(said), "{name}, {about}");
                    others += 1;
                }
                _ => {}
            }
        }
    }
    assert!(
        certain > 100 && others > 50 && sums > 4,
        "{certain} certain, {others} others, {sums} sums"
    );
}

#[test]
fn each_program_puts_its_own_chance_digits_into_the_workbook_for_prices() {
    let response = filled(&made::pavilion()).unwrap();
    let workbook = written(&response)[1].clone().unwrap();
    let random = |bytes: &[u8]| {
        let table = Table::read(bytes, &mut |_| ()).unwrap();
        let rows = table.sheets.iter().flat_map(|sheet| &sheet.rows);
        let row =
            rows.into_iter().find(|row| row.cell(2) == Some(&Content::Text("random".to_owned())));
        match row.and_then(|row| row.cell(1)) {
            Some(Content::Text(digits)) => digits.clone(),
            other => panic!("{other:?}"),
        }
    };
    let after = saved(&[workbook.clone(), workbook]);
    let digits: Vec<String> = after.iter().map(|it| random(it)).collect();
    for each in &digits {
        assert_eq!(each.len(), 32, "{each}");
        assert!(each.chars().all(|digit| digit.is_ascii_hexdigit()), "{each}");
    }
    assert_ne!(digits[0], digits[1]);
}
