//! The history in words: who changed what, when, from what to what.

use serde::Serialize;

use crate::bid::CommitmentOffer;
use crate::fault::Place;
use crate::number::{Money, Percentage, Quantity, Weight};
use crate::procurement::{Procurement, places};
use crate::scheme::{Criterion, Kind, Price, WeightsAre, scheme_place};

use super::{
    Act, CheckCode, Command, CriterionChange, Detail, Entry, OfferChange, Origin, Record, Standing,
    State, SupplierField, Time,
};

/// One line of the history.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HistoryLine {
    /// The entry's number.
    pub entry: u64,
    /// When, by the clock of the person's PC.
    pub time: Time,
    /// Who, as they gave their name.
    pub who: String,
    /// What was done, in a sentence without a full stop.
    pub what: String,
    /// Where, as the path of a place; empty for what concerns the whole record.
    pub path: String,
    /// What stood there before, where that can be said in a few words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// What stands there now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// The entry that took it back, if one did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub undone_by: Option<u64>,
    /// How many of its texts are withheld in this copy.
    #[serde(skip_serializing_if = "is_zero")]
    pub withheld: usize,
    /// Its check code.
    #[serde(serialize_with = "as_text")]
    pub check_code: CheckCode,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

fn as_text<S: serde::Serializer>(code: &CheckCode, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(code)
}

/// One thing that an entry changed.
struct Changed {
    what: String,
    path: String,
    before: Option<String>,
    after: Option<String>,
}

impl Changed {
    fn said(what: impl Into<String>) -> Self {
        Self { what: what.into(), path: String::new(), before: None, after: None }
    }

    fn at(place: &Place, what: &str) -> Self {
        Self {
            what: format!("{what}: {place}"),
            path: place.path().into(),
            before: None,
            after: None,
        }
    }

    fn from_to(place: &Place, before: Option<String>, after: Option<String>) -> Self {
        let shown = |text: Option<String>| {
            text.filter(|text| !text.trim().is_empty()).unwrap_or_else(|| "nothing".to_owned())
        };
        Self {
            what: place.to_string(),
            path: place.path().to_owned(),
            before: Some(shown(before)),
            after: Some(shown(after)),
        }
    }
}

impl Record {
    /// The history, the first entry first: a line for each thing that was changed.
    #[must_use]
    pub fn history(&self) -> Vec<HistoryLine> {
        let mut lines = Vec::new();
        let mut so_far: Option<Record> = None;
        let undone = self.undone();
        for entry in self.entries() {
            let changed = match &so_far {
                None => vec![first(entry)],
                Some(record) => acted(entry, record.state()),
            };
            lines.extend(changed.into_iter().map(|changed| HistoryLine {
                entry: entry.number,
                time: entry.time.clone(),
                who: entry.who.clone(),
                what: changed.what,
                path: changed.path,
                before: changed.before,
                after: changed.after,
                undone_by: undone.get(&entry.number).copied(),
                withheld: entry.withheld.len(),
                check_code: entry.check_code(),
            }));
            match &mut so_far {
                None => so_far = Self::first(entry.clone(), String::new()),
                Some(record) => record.push(entry.clone(), String::new()),
            }
        }
        lines
    }
}

fn first(entry: &Entry) -> Changed {
    let Act::Start(start) = &entry.act else { return Changed::said("Started") };
    let from = match &start.origin {
        Origin::New => "The record was started".to_owned(),
        Origin::KeptBefore => {
            "The record was started with what this browser had kept before".to_owned()
        }
        Origin::File { sha256, .. } => {
            format!("The record was started from a procurement’s file (SHA-256 {sha256})")
        }
    };
    Changed::said(match &start.standing {
        Standing::Draft => from,
        Standing::Practice => format!("{from}, as a practice copy: not for award"),
        Standing::Published { notice, when } => {
            format!("{from}; its criteria were published in {notice} on {}", when.in_words())
        }
    })
}

fn acted(entry: &Entry, before: &State) -> Vec<Changed> {
    let of = &before.procurement;
    let said = |what: String| vec![Changed::said(what)];
    match &entry.act {
        Act::Start(_) => said("The record was started".to_owned()),
        Act::Change(command) => changed(command, of),
        Act::Undo(number) => said(format!("Entry {number} was taken back")),
        Act::Lock(lock) => said(format!(
            "The award criteria were locked, check code {}, tender deadline {}",
            entry.check_code(),
            lock.deadline.in_words()
        )),
        Act::Amend(amendment) => said(format!(
            "The locked criteria were opened for an amendment: {} Notice: {}",
            sentence(&amendment.reason),
            amendment.notice
        )),
        Act::NoteError(noted) => said(format!(
            "An error in the criteria was recorded: {} Decided: {}",
            sentence(&noted.error),
            noted.decision
        )),
        Act::Open(opening) => said(format!(
            "Bids were opened on {} by {}, witness {}",
            opening.when.in_words(),
            opening.opened_by,
            opening.witness
        )),
        Act::ReceiveLate(late) => said(format!(
            "A late bid of {} was received on {}",
            late.supplier,
            late.received.in_words()
        )),
        Act::DecideLate(decision) => said(format!(
            "The late bid of entry {} was {}: {}",
            decision.entry,
            if decision.accepted { "taken in" } else { "not taken in" },
            decision.reason
        )),
        Act::Approve(number) => said(format!("Entry {number} was approved")),
        Act::CheckFigures(bid) => {
            vec![Changed::at(&places::bid(of, bid), "The figures were compared with the bid")]
        }
        Act::Award(award) => {
            let mut said = String::from("The award was decided");
            for lot in &award.lots {
                let names: Vec<String> =
                    lot.winners.iter().map(|bid| places::bid(of, bid).to_string()).collect();
                let names = if names.is_empty() { "nobody".to_owned() } else { names.join(", ") };
                said.push_str("; ");
                let title = of.scheme.lot(&lot.lot).map_or("", |lot| lot.title.trim());
                if !title.is_empty() {
                    said.push_str(title);
                    said.push_str(": ");
                }
                said.push_str(&names);
            }
            vec![Changed::said(said)]
        }
    }
}

fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text}.") }
}

fn changed(command: &Command, of: &Procurement) -> Vec<Changed> {
    let scheme = &of.scheme;
    let one = |changed: Changed| vec![changed];
    match command {
        Command::Together(commands) => {
            // Each on what those before it leave behind.
            let mut copy = of.clone();
            let mut all = Vec::new();
            for command in commands {
                all.extend(changed(command, &copy));
                super::apply::command(&mut copy, command);
            }
            all
        }
        Command::SetDetail(detail) => one(detail_changed(detail, of)),
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
                |before| criterion_changed(before, change, &place),
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
        Command::AddBid { bid, supplier, .. } => {
            let place = Place::new(format!("bids/{bid}"), supplier.name.trim());
            one(Changed::at(&place, "Added a bid"))
        }
        Command::RemoveBid(bid) => one(Changed::at(&places::bid(of, bid), "Removed the bid")),
        _ => one(of_bid(command, of)),
    }
}

fn of_bid(command: &Command, of: &Procurement) -> Changed {
    let offer = |bid: &crate::id::BidId, measure: &crate::id::MeasureId| {
        of.bid(bid).and_then(|bid| bid.commitment(measure))
    };
    match command {
        Command::ChangeSupplier { supplier, field, text } => {
            let (name, before) = match field {
                SupplierField::Name => ("name", of.supplier(supplier).map(|it| &it.name)),
                SupplierField::PostalAddress => {
                    ("postal address", of.supplier(supplier).map(|it| &it.postal_address))
                }
                SupplierField::Email => ("e-mail", of.supplier(supplier).map(|it| &it.email)),
                SupplierField::Identifier => {
                    ("identifier", of.supplier(supplier).map(|it| &it.identifier))
                }
            };
            let whose = of.supplier(supplier).map_or("", |supplier| supplier.name.trim());
            let place = Place::new(format!("suppliers/{supplier}"), format!("Supplier {whose}"));
            Changed::from_to(&place.within(name, name), before.cloned(), Some(text.clone()))
        }
        Command::SetBidTitle { bid, title } => Changed::from_to(
            &places::bid(of, bid).within("title", "name of the bid"),
            of.bid(bid).map(|bid| bid.title.clone()),
            Some(title.clone()),
        ),
        Command::SetPrice { bid, criterion, amount } => Changed::from_to(
            &places::price(of, bid, criterion),
            of.bid(bid).and_then(|bid| bid.price(criterion)).map(Money::in_words),
            amount.map(Money::in_words),
        ),
        Command::SetRate { bid, criterion, line, rate } => {
            let before = of.bid(bid).and_then(|bid| bid.price_offer(criterion)?.rate(line));
            let pounds = |rate: Quantity| format!("£{}", rate.in_words());
            Changed::from_to(
                &places::rate(of, bid, criterion, line),
                before.map(pounds),
                rate.map(pounds),
            )
        }
        Command::ChangeOffer { bid, measure, change } => {
            let (place, before) = (places::offer(of, bid, measure), offer(bid, measure));
            let text = |of: fn(&CommitmentOffer) -> &str| before.map(|it| of(it).to_owned());
            match change {
                OfferChange::Quantity(after) => Changed::from_to(
                    &place.within("quantity", "quantity"),
                    before.and_then(|offer| offer.quantity).map(Quantity::in_words),
                    after.map(Quantity::in_words),
                ),
                OfferChange::Statement(after) => Changed::from_to(
                    &place.within("statement", "how and when"),
                    text(|offer| &offer.statement),
                    Some(after.clone()),
                ),
                OfferChange::Evidence(after) => Changed::from_to(
                    &place.within("evidence", "evidence"),
                    text(|offer| &offer.evidence),
                    Some(after.clone()),
                ),
                OfferChange::AlsoUnder(_) => {
                    Changed::at(&place.within("also_under", "also counted under"), "Changed")
                }
            }
        }
        Command::SetScore { bid, criterion, level } => {
            let label = |level: &crate::id::LevelId| {
                let known = of.scheme.scale_of(criterion).and_then(|scale| scale.level(level));
                known.map_or_else(|| level.to_string(), |known| known.label.trim().to_owned())
            };
            Changed::from_to(
                &places::score(of, bid, criterion),
                of.evaluation.score(bid, criterion).map(|score| label(&score.level)),
                level.as_ref().map(label),
            )
        }
        Command::SetReason { bid, criterion, reason } => Changed::from_to(
            &places::score(of, bid, criterion).within("reason", "reason"),
            of.evaluation.score(bid, criterion).map(|score| score.reason.to_string()),
            Some(reason.clone()),
        ),
        Command::Decide(decision) => Changed::at(
            &places::decision(of, &decision.bid, decision.criterion.as_ref(), decision.about),
            &format!("{} decided ({})", decision.decided_by, sentence(&decision.reason)),
        ),
        Command::Undecide { bid, criterion, about } => Changed::at(
            &places::decision(of, bid, criterion.as_ref(), *about),
            "A decision was taken back",
        ),
        Command::RecordDraw(draw) => Changed::said(format!(
            "Lots were drawn by {}, witness {}, in this order: {}",
            draw.drawn_by,
            draw.witness,
            draw.order
                .iter()
                .map(|bid| places::bid(of, bid).to_string())
                .collect::<Vec<_>>()
                .join(", ")
        )),
        Command::TakeBackDraw(_) => Changed::said("A draw of lots was taken back"),
        Command::Withdraw(withdrawn) => Changed::at(
            &places::withdrawal(of, &withdrawn.bid),
            &format!("Recorded ({})", sentence(&withdrawn.reason)),
        ),
        Command::TakeBackWithdrawal(bid) => Changed::at(&places::withdrawal(of, bid), "Taken back"),
        Command::SetLotPreference { supplier, .. } => {
            let whose = of.supplier(supplier).map_or("", |supplier| supplier.name.trim());
            let place = Place::new(format!("suppliers/{supplier}"), format!("Supplier {whose}"));
            Changed::at(&place.within("lot_preference", "lots in order of preference"), "Changed")
        }
        _ => Changed::said("Changed"),
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

fn criterion_changed(before: &Criterion, change: &CriterionChange, place: &Place) -> Changed {
    let from_to = |path: &str, words: &str, from: Option<String>, to: Option<String>| {
        Changed::from_to(&place.within(path, words), from, to)
    };
    let only = |path: &str, words: &str| Changed::at(&place.within(path, words), "Changed");
    let price = |of: fn(&Price) -> Option<String>| match &before.kind {
        Kind::Price(price) => of(price),
        _ => None,
    };
    match change {
        CriterionChange::Title(after) => {
            from_to("title", "title", Some(before.title.clone()), Some(after.clone()))
        }
        CriterionChange::Weight(after) => from_to(
            "weight",
            "weight",
            before.weight.map(Weight::in_words),
            after.map(Weight::in_words),
        ),
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
        CriterionChange::Rule(_) => only("rule", "how quantities become points"),
        CriterionChange::MinimumQuantity(_) => only("minimum_quantity", "least quantity"),
        CriterionChange::Limit(_) => only("limit", "limit"),
        CriterionChange::Scaled(_) => only("scaled", "what quantities are stated for"),
        CriterionChange::Relevance(_) => only("relevance", "how it relates"),
        CriterionChange::Values(_) => only("values", "values"),
    }
}
