//! Which part of a procurement a command changes, as the path of a place: two commands with one
//! path inside the other's change the same thing.

use super::{Command, CriterionChange, Detail, OfferChange, SupplierField};

/// The paths of everything that a command changes.
#[must_use]
pub fn changed_fields(command: &Command) -> Vec<String> {
    let one = |path: String| vec![path];
    match command {
        Command::SetDetail(detail) => one(format!("details/{}", detail_field(detail))),
        // Measures are locked with the criteria.
        Command::SetMeasures(_) => one("scheme/measures".into()),
        Command::SetLot(lot) => one(format!("scheme/lots/{}", lot.id)),
        Command::RemoveLot(lot) => one(format!("scheme/lots/{lot}")),
        Command::SetPointsAvailable(_) => one("scheme/points_available".into()),
        Command::SetWeights(_) => one("scheme/weights".into()),
        Command::SetMinimum(_) => one("scheme/minimum".into()),
        Command::SetAward(_) => one("scheme/award".into()),
        Command::SetPriceOpening(_) => one("scheme/price_opening".into()),
        Command::AddCriterion { criterion, .. } => one(format!("scheme/criteria/{}", criterion.id)),
        Command::RemoveCriterion(id) => one(format!("scheme/criteria/{id}")),
        Command::MoveCriterion { criterion, .. } => {
            one(format!("scheme/criteria/{criterion}/position"))
        }
        Command::ChangeCriterion { criterion, change } => {
            let mut fields = vec![criterion_field(change)];
            // What earns no points has neither any more.
            if matches!(change, CriterionChange::Method(method) if !method.is_scored()) {
                fields.extend(["weight", "minimum"]);
            }
            fields.iter().map(|field| format!("scheme/criteria/{criterion}/{field}")).collect()
        }
        Command::SetScale(scale) => one(format!("scheme/scales/{}", scale.id)),
        Command::RemoveScale(scale) => one(format!("scheme/scales/{scale}")),
        Command::SetRounding(_) => one("scheme/rounding".into()),
        Command::SetTieBreak(_) => one("scheme/tie_break".into()),
        Command::SetBelowMinimum(_) => one("scheme/below_minimum".into()),
        Command::AddBid { bid, .. } | Command::RemoveBid(bid) => one(format!("bids/{bid}")),
        Command::ChangeSupplier { supplier, field: which, .. } => {
            one(format!("suppliers/{supplier}/{}", supplier_field(*which)))
        }
        Command::SetBidTitle { bid, .. } => one(format!("bids/{bid}/title")),
        Command::SetPrice { bid, criterion, .. } => one(format!("bids/{bid}/prices/{criterion}")),
        Command::SetRate { bid, criterion, line, .. } => {
            one(format!("bids/{bid}/prices/{criterion}/rates/{line}"))
        }
        Command::SetAnswer { bid, criterion, .. } => one(format!("bids/{bid}/answers/{criterion}")),
        Command::SetLotPreference { supplier, .. } => {
            one(format!("suppliers/{supplier}/lot_preference"))
        }
        Command::ChangeOffer { bid, measure, change } => {
            one(format!("bids/{bid}/commitments/{measure}/{}", offer_field(change)))
        }
        Command::SetScore { bid, criterion, .. } => one(format!("bids/{bid}/scores/{criterion}")),
        Command::SetReason { bid, criterion, .. } => {
            one(format!("bids/{bid}/scores/{criterion}/reason"))
        }
        Command::Decide(decision) => one(decided(
            &decision.bid,
            decision.criterion.as_ref().map(ToString::to_string),
            decision.about.code(),
        )),
        Command::Undecide { bid, criterion, about } => {
            one(decided(bid, criterion.as_ref().map(ToString::to_string), about.code()))
        }
        Command::RecordDraw(draw) => {
            draw.order.iter().map(|bid| format!("bids/{bid}/draw")).collect()
        }
        Command::TakeBackDraw(bid) => one(format!("bids/{bid}/draw")),
        Command::Withdraw(withdrawn) => one(format!("bids/{}/withdrawal", withdrawn.bid)),
        Command::TakeBackWithdrawal(bid) => one(format!("bids/{bid}/withdrawal")),
        Command::Together(commands) => commands.iter().flat_map(changed_fields).collect(),
    }
}

/// Whether one of some paths stands inside, or is, one of others.
#[must_use]
pub fn overlap(some: &[String], others: &[String]) -> bool {
    let inside = |inner: &str, outer: &str| {
        inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    some.iter().any(|one| others.iter().any(|other| inside(one, other) || inside(other, one)))
}

fn decided(bid: &crate::id::BidId, criterion: Option<String>, about: &str) -> String {
    format!("bids/{bid}/decisions/{}/{about}", criterion.unwrap_or_default())
}

fn detail_field(detail: &Detail) -> &'static str {
    match detail {
        Detail::Title(_) => "title",
        Detail::Authority(_) => "authority",
        Detail::Reference(_) => "reference",
        Detail::Regime(_) => "regime",
        Detail::SendTo(_) => "send_to",
        Detail::EstimatedValue(_) => "estimated_value",
        Detail::Note(_) => "note",
    }
}

fn criterion_field(change: &CriterionChange) -> &'static str {
    match change {
        CriterionChange::Title(_) => "title",
        CriterionChange::Weight(_) => "weight",
        CriterionChange::Minimum(_) => "minimum",
        CriterionChange::WeightsAre(_) => "weights",
        CriterionChange::Method(_) => "method",
        CriterionChange::Basis(_) => "basis",
        CriterionChange::Schedule(_) => "schedule",
        CriterionChange::Budget(_) => "budget",
        CriterionChange::AbnormallyLow(_) => "abnormally_low",
        CriterionChange::Scale(_) => "scale",
        CriterionChange::QualityRule(_) => "quality_rule",
        CriterionChange::Question(_) => "question",
        CriterionChange::WordLimit(_) => "word_limit",
        CriterionChange::Rule(_) => "rule",
        CriterionChange::MinimumQuantity(_) => "minimum_quantity",
        CriterionChange::Limit(_) => "limit",
        CriterionChange::Scaled(_) => "scaled",
        CriterionChange::Relevance(_) => "relevance",
        CriterionChange::Values(_) => "values",
    }
}

fn supplier_field(field: SupplierField) -> &'static str {
    match field {
        SupplierField::Name => "name",
        SupplierField::PostalAddress => "postal_address",
        SupplierField::Email => "email",
        SupplierField::Identifier => "identifier",
    }
}

fn offer_field(change: &OfferChange) -> &'static str {
    match change {
        OfferChange::Quantity(_) => "quantity",
        OfferChange::Statement(_) => "statement",
        OfferChange::When(_) => "when",
        OfferChange::Place(_) => "place",
        OfferChange::Evidence(_) => "evidence",
        OfferChange::AlsoUnder(_) => "also_under",
    }
}
