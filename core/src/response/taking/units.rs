//! What figures mean, where that is not what it was in the version of the criteria that a file answers: units of measures,
//! lines of pricing schedules, what a price covers. A figure is never taken over into another meaning in silence.

use crate::bid::{Bid, PriceOffer};
use crate::fault::Fault;
use crate::framework::Measure;
use crate::number::Quantity;
use crate::procurement::{Procurement, places};
use crate::scheme::{Criterion, Kind, Price, ScheduleLine, Vat};

use super::Difference;
use super::cleaned::bid_place;
use super::versions::{Versions, name};

/// The measures that are asked for and of which something else is said now, a sentence for each change.
pub(super) fn of_measures(versions: &Versions) -> Vec<String> {
    let mut found = Vec::new();
    let sets = (versions.before.1.framework(), versions.now.measures.framework());
    let (Some(before), Some(now)) = sets else { return found };
    for (old, new) in measures(versions) {
        let called = called(new);
        if old.title.trim() != new.title.trim() {
            found.push(format!(
                "Measure {}, “{}”, is now called “{}”.",
                old.id, old.title, new.title
            ));
        }
        if unit(old) != unit(new) {
            found.push(format!(
                "{called} was counted in {}, and is counted in {} now.",
                unit(old),
                unit(new)
            ));
        }
        if old.wording.trim() != new.wording.trim() {
            found.push(format!(
                "The wording of {called} was “{}”, and is “{}” now.",
                old.wording.trim(),
                new.wording.trim()
            ));
        }
    }
    let (old, new) = (before.every_unit.trim(), now.every_unit.trim());
    if old != new {
        found.push(format!("Of every unit was said “{old}”, and is said “{new}” now."));
    }
    found
}

/// What a bid offers in a unit that is another one now.
pub(super) fn of_offers(versions: &Versions, bid: &Bid) -> Vec<Difference> {
    let changed = measures(versions).into_iter().filter(|(old, new)| unit(old) != unit(new));
    changed
        .filter_map(|(old, new)| {
            let offered = bid.commitment(&new.id)?.quantity.filter(|it| !it.is_zero())?.in_words();
            Some(Fault::new(
                bid_place(versions.now, bid).within(format_args!("commitments/{}", new.id), called(new)),
                format!(
                    "It offers {offered}, and its form counted them in {}. They would be scored as {offered} in {}.",
                    unit(old),
                    unit(new)
                ),
                "Take it in only if the figure means the same. If not, ask the supplier what it offers in the unit of now, and correct the figure on the bid’s page once it is taken in.",
            ))
        })
        .collect()
}

/// The price questions whose prices mean something else now, a sentence for each change.
pub(super) fn of_prices(versions: &Versions) -> Vec<String> {
    let mut found = Vec::new();
    for (criterion, old, new) in price_questions(versions) {
        if covers(old) != covers(new) {
            found.push(format!(
                "{} was {}, and is {} now.",
                name(criterion),
                covers(old),
                covers(new)
            ));
        }
        for (old, new) in lines(old, new) {
            found.push(format!(
                "In {}, the line {} is {} now.",
                name(criterion),
                line(old),
                line(new)
            ));
        }
    }
    found
}

/// What is priced in a file that means something else now.
pub(super) fn of_given(versions: &Versions, bid: &Bid, prices: &[PriceOffer]) -> Vec<Difference> {
    let of = versions.now;
    let remedy = "Take it in only if the price holds all the same. If not, ask the supplier for a price on the criteria in force.";
    let mut found = Vec::new();
    for (criterion, old, new) in price_questions(versions) {
        let Some(given) = prices.iter().find(|it| it.criterion == criterion.id) else { continue };
        if covers(old) != covers(new) && (given.amount.is_some() || !given.rates.is_empty()) {
            let problem =
                format!("What it prices was {}, and is {} now.", covers(old), covers(new));
            found.push(Fault::new(places::price(of, &bid.id, &criterion.id), problem, remedy));
        }
        let rated = lines(old, new).filter(|(_, new)| given.rate(&new.id).is_some());
        found.extend(rated.map(|(old, new)| {
            let place = places::rate(of, &bid.id, &criterion.id, &new.id);
            let problem = format!(
                "Its rate was asked for {}, and that line is {} now.",
                line(old),
                line(new)
            );
            Fault::new(place, problem, remedy)
        }));
    }
    found
}

/// The measures that are asked for, as they were and as they are.
fn measures<'a>(versions: &Versions<'a>) -> Vec<(&'a Measure, &'a Measure)> {
    let now: &'a Procurement = versions.now;
    let sets = versions.before.1.framework().zip(now.measures.framework());
    let Some((before, after)) = sets else { return Vec::new() };
    let asked = now.scheme.measures().into_iter();
    asked.filter_map(|(id, _)| before.measure(id).zip(after.measure(id))).collect()
}

fn called(measure: &Measure) -> String {
    format!("“{}” (measure {})", measure.title.trim(), measure.id)
}

/// The unit in full, and as it stands behind a figure.
fn unit(measure: &Measure) -> String {
    format!("“{}” ({})", measure.unit.trim(), measure.unit_short.trim())
}

/// The price questions that are there still, as they were and as they are.
fn price_questions<'a>(
    versions: &Versions<'a>,
) -> impl Iterator<Item = (&'a Criterion, &'a Price, &'a Price)> {
    let (before, now) = (versions.before.0, versions.now);
    now.scheme.all().filter_map(|new| match (&before.criterion(&new.id)?.kind, &new.kind) {
        (Kind::Price(before), Kind::Price(after)) => Some((new, before, after)),
        _ => None,
    })
}

/// The lines of a schedule that are not what they were.
fn lines<'a>(
    before: &'a Price,
    after: &'a Price,
) -> impl Iterator<Item = (&'a ScheduleLine, &'a ScheduleLine)> {
    let new = after.schedule.iter().flat_map(|schedule| &schedule.lines);
    new.filter_map(|new| Some((before.schedule.as_ref()?.line(&new.id)?, new)))
        .filter(|(old, new)| line(old) != line(new))
}

/// What a line is: its name, and how many of what.
fn line(line: &ScheduleLine) -> String {
    let quantity = line.quantity.map_or_else(|| "no quantity".to_owned(), Quantity::in_words);
    format!("“{}” ({quantity}, {})", line.title.trim(), line.unit.trim())
}

/// What a price stands for.
fn covers(price: &Price) -> String {
    let what = if price.method.is_income() { "income" } else { "a price" };
    let vat = match price.basis.vat {
        Vat::Excluded => "without VAT",
        Vat::Included => "with VAT",
    };
    let told = [price.basis.term.trim(), price.basis.indexation.trim()];
    let told = told.into_iter().filter(|text| !text.is_empty());
    told.fold(format!("{what} {vat}"), |all, text| format!("{all}, {text}"))
}
