//! What a text in a field means for the response.

use common_measure::bid::{AlsoUnder, Bid};
use common_measure::fault::Fault;
use common_measure::id::{CriterionId, LineId, LotId, MeasureId};
use common_measure::number::{Money, Quantity};
use common_measure::record::{OfferChange, SupplierField};
use common_measure::response::Response;
use common_measure_parts::{optional_money, optional_quantity_in};

/// A field of a response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// The organisation's name.
    Name,
    /// Its postal address.
    PostalAddress,
    /// Its e-mail address.
    Email,
    /// Its unique identifier.
    Identifier,
    /// The members of a joint bid, one on each line.
    Members,
    /// The subcontractors that it relies on, one on each line.
    KeySubcontractors,
    /// Something about a commitment.
    Offer(LotId, MeasureId, OfferField),
    /// How many of a commitment are also counted under another measure.
    AlsoUnder(LotId, MeasureId, MeasureId),
    /// The answer to a question.
    Answer(LotId, CriterionId),
    /// A price.
    Price(LotId, CriterionId),
    /// The rate for a line of a price list.
    Rate(LotId, CriterionId, LineId),
}

/// Something about a commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OfferField {
    /// How many.
    Quantity,
    /// How.
    Statement,
    /// When.
    When,
    /// Where.
    Place,
    /// What will show it.
    Evidence,
}

impl Field {
    /// Its place, as core names it: its id on the page too.
    pub(super) fn path(&self) -> String {
        match self {
            Self::Name => "supplier/name".to_owned(),
            Self::PostalAddress => "supplier/postal_address".to_owned(),
            Self::Email => "supplier/email".to_owned(),
            Self::Identifier => "supplier/identifier".to_owned(),
            Self::Members => "supplier/members".to_owned(),
            Self::KeySubcontractors => "supplier/key_subcontractors".to_owned(),
            Self::Offer(lot, measure, field) => {
                let offer = format!("bids/{lot}/commitments/{measure}");
                match field {
                    OfferField::Quantity => format!("{offer}/quantity"),
                    OfferField::Statement => format!("{offer}/statement"),
                    OfferField::When => format!("{offer}/when"),
                    OfferField::Place => format!("{offer}/place"),
                    OfferField::Evidence => format!("{offer}/evidence"),
                }
            }
            Self::AlsoUnder(lot, measure, other) => {
                format!("bids/{lot}/commitments/{measure}/also_under/{other}")
            }
            Self::Answer(lot, question) => format!("bids/{lot}/answers/{question}"),
            Self::Price(lot, question) => format!("bids/{lot}/prices/{question}"),
            Self::Rate(lot, question, line) => {
                format!("bids/{lot}/prices/{question}/rates/{line}")
            }
        }
    }

    /// The figure of a commitment at this path, if it is one: these alone can contradict each other.
    pub(super) fn of_commitment(path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.split('/').collect();
        let ["bids", lot, "commitments", measure, field @ ..] = parts.as_slice() else {
            return None;
        };
        let (lot, measure) = (LotId::new(lot).ok()?, MeasureId::new(measure).ok()?);
        match field {
            ["quantity"] => Some(Self::Offer(lot, measure, OfferField::Quantity)),
            ["also_under", other] => {
                Some(Self::AlsoUnder(lot, measure, MeasureId::new(other).ok()?))
            }
            _ => None,
        }
    }

    /// Whether it holds a figure.
    pub(super) fn is_figure(&self) -> bool {
        matches!(
            self,
            Self::Offer(_, _, OfferField::Quantity)
                | Self::AlsoUnder(..)
                | Self::Price(..)
                | Self::Rate(..)
        )
    }

    /// What stands in it, as it is to be edited.
    pub(super) fn text(&self, of: &Response) -> String {
        let supplier = &of.supplier;
        let quantity = |value: Option<Quantity>| value.map(Quantity::in_words).unwrap_or_default();
        match self {
            Self::Name => supplier.name.clone(),
            Self::PostalAddress => supplier.postal_address.clone(),
            Self::Email => supplier.email.clone(),
            Self::Identifier => supplier.identifier.clone(),
            Self::Members => supplier.members.join("\n"),
            Self::KeySubcontractors => supplier.key_subcontractors.join("\n"),
            Self::Offer(lot, measure, field) => {
                let Some(offer) = of.bid(lot).and_then(|bid| bid.commitment(measure)) else {
                    return String::new();
                };
                match field {
                    OfferField::Quantity => quantity(offer.quantity),
                    OfferField::Statement => offer.statement.to_string(),
                    OfferField::When => offer.when.to_string(),
                    OfferField::Place => offer.place.to_string(),
                    OfferField::Evidence => offer.evidence.to_string(),
                }
            }
            Self::AlsoUnder(lot, measure, other) => {
                let said = also_under(of.bid(lot), measure);
                quantity(said.iter().find(|also| also.measure == *other).map(|also| also.quantity))
            }
            Self::Answer(lot, question) => {
                of.bid(lot).map(|bid| bid.answer(question).to_owned()).unwrap_or_default()
            }
            Self::Price(lot, question) => of
                .bid(lot)
                .and_then(|bid| bid.price(question))
                .map(|amount: Money| amount.in_words().replace('£', ""))
                .unwrap_or_default(),
            Self::Rate(lot, question, line) => quantity(
                of.bid(lot).and_then(|bid| bid.price_offer(question)).and_then(|it| it.rate(line)),
            ),
        }
    }

    /// The response once this text stands in the field, or in words why it cannot stand there.
    pub(super) fn change(&self, of: &Response, text: &str) -> Result<Response, String> {
        let mut next = of.clone();
        let line = || text.trim().to_owned();
        let mut about = |field| next.change_supplier(field, text.trim());
        let changed = match self {
            Self::Name => about(SupplierField::Name),
            Self::PostalAddress => about(SupplierField::PostalAddress),
            Self::Email => about(SupplierField::Email),
            Self::Identifier => about(SupplierField::Identifier),
            Self::Members => {
                next.supplier.members = names(text);
                Ok(())
            }
            Self::KeySubcontractors => {
                next.supplier.key_subcontractors = names(text);
                Ok(())
            }
            Self::Offer(lot, measure, field) => {
                let change = match field {
                    OfferField::Quantity => {
                        OfferChange::Quantity(optional_quantity_in(unit(of, measure), text)?)
                    }
                    OfferField::Statement => OfferChange::Statement(line()),
                    OfferField::When => OfferChange::When(line()),
                    OfferField::Place => OfferChange::Place(line()),
                    OfferField::Evidence => OfferChange::Evidence(line()),
                };
                next.change_offer(lot, measure, &change)
            }
            Self::AlsoUnder(lot, measure, other) => {
                let mut said = also_under(of.bid(lot), measure);
                said.retain(|also| also.measure != *other);
                let stated = optional_quantity_in(unit(of, measure), text)?;
                said.extend(stated.map(|quantity| AlsoUnder { measure: other.clone(), quantity }));
                next.change_offer(lot, measure, &OfferChange::AlsoUnder(said))
            }
            Self::Answer(lot, question) => next.set_answer(lot, question, text.trim()),
            Self::Price(lot, question) => next.set_price(lot, question, optional_money(text)?),
            Self::Rate(lot, question, line) => {
                next.set_rate(lot, question, line, optional_quantity_in("£", text)?)
            }
        };
        let in_words = |fault: &Fault| format!("{} {}", fault.problem, fault.remedy);
        changed.map_err(|refusal| in_words(&refusal.0))?;
        // What would make a file that cannot be opened again stays in its field.
        match next.fault() {
            None => Ok(next),
            Some(fault) => Err(in_words(&fault)),
        }
    }
}

fn also_under(bid: Option<&Bid>, measure: &MeasureId) -> Vec<AlsoUnder> {
    let offer = bid.and_then(|bid| bid.commitment(measure));
    offer.map(|offer| offer.also_under.clone()).unwrap_or_default()
}

/// In what a measure is counted.
fn unit<'a>(of: &'a Response, measure: &MeasureId) -> &'a str {
    let known = of.form.measures.framework().and_then(|set| set.measure(measure));
    known.map_or("", |known| known.unit_short.as_str())
}

/// One name on each line.
fn names(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}
