//! Changes of the procurement and its criteria, in words.

use crate::fault::Place;
use crate::number::{Money, Percentage, Quantity, Weight};
use crate::procurement::{Procurement, places};
use crate::scheme::{Criterion, Kind, Price, WeightsAre, scheme_place};

use super::super::{Command, CriterionChange, Detail};
use super::bids::{self, in_lot};
use super::changed::Changed;
use super::measures;

/// What a command changes, one thing after another.
pub(super) fn changed(command: &Command, of: &Procurement) -> Vec<Changed> {
    let scheme = &of.scheme;
    let one = |changed: Changed| vec![changed];
    match command {
        Command::Together(commands) => {
            // Each on what those before it leave behind.
            let mut copy = of.clone();
            let mut all = Vec::new();
            for command in commands {
                all.extend(changed(command, &copy));
                super::super::apply::command(&mut copy, command);
            }
            all
        }
        Command::SetDetail(detail) => one(detail_changed(detail, of)),
        Command::SetMeasures(after) => measures::changed(&of.measures, after),
        Command::SetLot(lot) => {
            let what = if scheme.lot(&lot.id).is_some() { "Changed" } else { "Added" };
            one(Changed::at(&places::lot(&lot.id), what))
        }
        Command::RemoveLot(lot) => one(Changed::at(&places::lot(lot), "Removed")),
        Command::SetPointsAvailable(points) => one(Changed::from_to(
            &places::points_available(),
            scheme.points_available.map(Quantity::in_words),
            points.map(Quantity::in_words),
        )),
        Command::SetWeights(weights) => one(Changed::from_to(
            &scheme_place().within("weights", "what weights are"),
            Some(weights_are(scheme.weights)),
            Some(weights_are(*weights)),
        )),
        Command::SetMinimum(minimum) => one(Changed::from_to(
            &scheme_place().within("minimum", "minimum score for the whole award"),
            scheme.minimum.map(Percentage::in_words),
            minimum.map(Percentage::in_words),
        )),
        Command::SetAward(_) => one(Changed::at(&places::award(), "Changed")),
        Command::SetPriceOpening(_) => {
            let place = scheme_place().within("price_opening", "when price files are opened");
            one(Changed::at(&place, "Changed"))
        }
        Command::AddCriterion { criterion, .. } => {
            let name = match criterion.title.trim() {
                "" => format!("criterion {}", criterion.id),
                title => format!("“{title}”"),
            };
            let path = format!("criteria/{}", criterion.id);
            one(Changed::at(&scheme_place().within(path, name), "Added"))
        }
        Command::RemoveCriterion(id) => one(Changed::at(&places::criterion(of, id), "Removed")),
        Command::MoveCriterion { criterion, .. } => {
            one(Changed::at(&places::criterion(of, criterion), "Moved"))
        }
        Command::ChangeCriterion { criterion, change } => {
            let place = places::criterion(of, criterion);
            one(scheme.criterion(criterion).map_or_else(
                || Changed::at(&place, "Changed"),
                |before| criterion_changed(before, scheme.weights_of(criterion), change, &place),
            ))
        }
        Command::SetScale(scale) => one(Changed::at(&places::scale(&scale.id), "Changed")),
        Command::RemoveScale(scale) => one(Changed::at(&places::scale(scale), "Removed")),
        Command::SetRounding(_) => {
            one(Changed::at(&scheme_place().within("rounding", "rounding"), "Changed"))
        }
        Command::SetTieBreak(_) => {
            one(Changed::at(&scheme_place().within("tie_break", "tie-break"), "Changed"))
        }
        Command::SetBelowMinimum(_) => {
            let place = scheme_place().within("below_minimum", "what a missed minimum means");
            one(Changed::at(&place, "Changed"))
        }
        Command::AddBid { bid, lot, supplier } => {
            let name = supplier.name.trim();
            let words = if scheme.lots.len() > 1 {
                format!("{name}, {}", scheme.lot_name(lot))
            } else {
                name.to_owned()
            };
            one(Changed::at(&Place::new(format!("bids/{bid}"), words), "Added a bid"))
        }
        Command::RemoveBid(bid) => {
            one(Changed::at(&in_lot(of, bid, places::bid(of, bid)), "Removed the bid"))
        }
        _ => one(bids::of_bid(command, of)),
    }
}

fn weights_are(weights: WeightsAre) -> String {
    match weights {
        WeightsAre::OfGroup => "percentages of their section",
        WeightsAre::OfAward => "percentages of the award",
        WeightsAre::Points => "points",
    }
    .to_owned()
}

fn detail_changed(detail: &Detail, of: &Procurement) -> Changed {
    let before = &of.details;
    let place = |path: &str, words: &str| places::details().within(path, words);
    let text = |path: &str, words: &str, before: &str, after: &str| {
        Changed::from_to(&place(path, words), Some(before.to_owned()), Some(after.to_owned()))
    };
    match detail {
        Detail::Title(after) => text("title", "title", &before.title, after),
        Detail::Authority(after) => text("authority", "authority", &before.authority, after),
        Detail::Reference(after) => text("reference", "reference", &before.reference, after),
        Detail::SendTo(after) => text("send_to", "where to send", &before.send_to, after),
        Detail::Note(after) => text("note", "note", &before.note, after),
        Detail::Regime(after) => Changed::from_to(
            &place("regime", "legal regime"),
            before.regime.map(|regime| regime.name().to_owned()),
            after.map(|regime| regime.name().to_owned()),
        ),
        Detail::EstimatedValue(after) => Changed::from_to(
            &place("estimated_value", "estimated value"),
            before.estimated_value.map(Money::in_words),
            after.map(Money::in_words),
        ),
    }
}

fn criterion_changed(
    before: &Criterion,
    weights: WeightsAre,
    change: &CriterionChange,
    place: &Place,
) -> Changed {
    let from_to = |path: &str, words: &str, from: Option<String>, to: Option<String>| {
        Changed::from_to(&place.within(path, words), from, to)
    };
    let only = |path: &str, words: &str| Changed::at(&place.within(path, words), "Changed");
    let price = |of: fn(&Price) -> Option<String>| match &before.kind {
        Kind::Price(price) => of(price),
        _ => None,
    };
    let weight = |weight: Weight| match weights {
        WeightsAre::OfGroup | WeightsAre::OfAward => format!("{} %", weight.in_words()),
        WeightsAre::Points => format!("{} points", weight.in_words()),
    };
    match change {
        CriterionChange::Title(after) => {
            from_to("title", "title", Some(before.title.clone()), Some(after.clone()))
        }
        CriterionChange::Weight(after) => {
            from_to("weight", "weight", before.weight.map(weight), after.map(weight))
        }
        CriterionChange::Minimum(after) => from_to(
            "minimum",
            "minimum score",
            before.minimum.map(Percentage::in_words),
            after.map(Percentage::in_words),
        ),
        CriterionChange::Budget(after) => from_to(
            "budget",
            "budget",
            price(|price| price.budget.map(Money::in_words)),
            after.map(Money::in_words),
        ),
        CriterionChange::Method(_) => only("method", "price method"),
        CriterionChange::WeightsAre(_) => only("weights", "what weights are"),
        CriterionChange::Basis(_) => only("basis", "what the price covers"),
        CriterionChange::Schedule(_) => only("schedule", "pricing schedule"),
        CriterionChange::AbnormallyLow(_) => only("abnormally_low", "abnormally low prices"),
        CriterionChange::Scale(_) => only("scale", "scale"),
        CriterionChange::QualityRule(_) => only("quality_rule", "how levels become points"),
        CriterionChange::Question(_) => only("question", "question"),
        CriterionChange::WordLimit(_) => only("word_limit", "most words"),
        CriterionChange::Rule(_) => only("rule", "how quantities become points"),
        CriterionChange::MinimumQuantity(_) => only("minimum_quantity", "least quantity"),
        CriterionChange::Limit(_) => only("limit", "limit"),
        CriterionChange::Scaled(_) => only("scaled", "what quantities are stated for"),
        CriterionChange::Relevance(_) => only("relevance", "how it relates"),
        CriterionChange::Values(_) => only("values", "values"),
    }
}
