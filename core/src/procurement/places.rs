//! The places in a procurement that faults and findings belong to: a field on a screen and the
//! message beside it find each other by the same path.

use crate::evaluation::About;
use crate::fault::Place;
use crate::id::{BidId, CriterionId, LineId, LotId, MeasureId, ScaleId, SupplierId};
use crate::scheme::{Kind, criterion_place, scheme_place};

use super::Procurement;

/// The details of the procurement.
#[must_use]
pub fn details() -> Place {
    Place::new("details", "Details")
}

/// The points that the whole award is worth.
#[must_use]
pub fn points_available() -> Place {
    scheme_place().within("points_available", "points for the whole award")
}

/// The measure set.
#[must_use]
pub fn measures() -> Place {
    scheme_place().within("measures", "measure set")
}

/// A lot.
#[must_use]
pub fn lot(id: &LotId) -> Place {
    scheme_place().within(format_args!("lots/{id}"), format_args!("lot {id}"))
}

/// A scale.
#[must_use]
pub fn scale(id: &ScaleId) -> Place {
    scheme_place().within(format_args!("scales/{id}"), format_args!("scale {id}"))
}

/// A criterion, by its name where it has one.
#[must_use]
pub fn criterion(of: &Procurement, id: &CriterionId) -> Place {
    match of.scheme.criterion(id) {
        Some(criterion) => criterion_place(criterion),
        None => {
            scheme_place().within(format_args!("criteria/{id}"), format_args!("criterion {id}"))
        }
    }
}

/// A supplier.
#[must_use]
pub fn supplier(id: &SupplierId) -> Place {
    Place::new(format!("suppliers/{id}"), format!("Supplier {id}"))
}

/// A bid, by its supplier's name.
#[must_use]
pub fn bid(of: &Procurement, id: &BidId) -> Place {
    let name = of.bid(id).map_or_else(|| id.to_string(), |bid| of.bid_name(bid));
    Place::new(format!("bids/{id}"), name)
}

/// A bid's price on a price question.
#[must_use]
pub fn price(of: &Procurement, bid: &BidId, question: &CriterionId) -> Place {
    self::bid(of, bid).within(format_args!("prices/{question}"), title(of, question))
}

/// What a bid offers of a measure.
#[must_use]
pub fn offer(of: &Procurement, bid: &BidId, measure: &MeasureId) -> Place {
    let name = of.measures.framework().and_then(|set| set.measure(measure)).map_or_else(
        || format!("measure {measure}"),
        |known| format!("“{}” (measure {measure})", known.title),
    );
    self::bid(of, bid).within(format_args!("commitments/{measure}"), name)
}

/// What a bid answers to a quality question.
#[must_use]
pub fn answer(of: &Procurement, bid: &BidId, question: &CriterionId) -> Place {
    self::bid(of, bid).within(format_args!("answers/{question}"), title(of, question))
}

/// The agreed score of a bid on a quality question.
#[must_use]
pub fn score(of: &Procurement, bid: &BidId, question: &CriterionId) -> Place {
    self::bid(of, bid).within(format_args!("scores/{question}"), title(of, question))
}

/// What was decided about a finding on a bid; `criterion` is `None` for the whole award.
#[must_use]
pub fn decision(
    of: &Procurement,
    bid: &BidId,
    criterion: Option<&CriterionId>,
    about: About,
) -> Place {
    let (path, words) = match criterion {
        Some(id) => (id.as_str(), title(of, id)),
        None => ("award", "the whole award".to_owned()),
    };
    self::bid(of, bid).within(
        format_args!("decisions/{path}/{}", about.code()),
        format_args!("decision on {words}"),
    )
}

/// The award, as the scheme states it.
#[must_use]
pub fn award() -> Place {
    scheme_place().within("award", "award")
}

/// Lots drawn by people.
#[must_use]
pub fn draws() -> Place {
    Place::new("evaluation/draws", "Lots drawn")
}

/// That a bid was withdrawn.
#[must_use]
pub fn withdrawal(of: &Procurement, bid: &BidId) -> Place {
    self::bid(of, bid).within("withdrawal", "withdrawal")
}

/// A bid's rate for a line of a pricing schedule.
#[must_use]
pub fn rate(of: &Procurement, bid: &BidId, question: &CriterionId, line: &LineId) -> Place {
    let titled = of.scheme.criterion(question).and_then(|criterion| match &criterion.kind {
        Kind::Price(price) => price.schedule.as_ref()?.lines.iter().find(|there| there.id == *line),
        _ => None,
    });
    let name = match titled.map(|line| line.title.trim()) {
        Some(title) if !title.is_empty() => format!("rate for “{title}”"),
        _ => format!("rate for {line}"),
    };
    price(of, bid, question).within(format_args!("rates/{line}"), name)
}

fn title(of: &Procurement, question: &CriterionId) -> String {
    match of.scheme.criterion(question).map(|criterion| criterion.title.trim()) {
        Some(title) if !title.is_empty() => format!("“{title}”"),
        _ => format!("criterion {question}"),
    }
}
