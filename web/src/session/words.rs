//! What an act was, in words short enough for “Undo: …”.

use common_measure::record::{Command, CriterionChange, Detail, OfferChange};

/// Names what a command does.
pub(super) fn act_in_words(command: &Command) -> &'static str {
    match command {
        Command::SetDetail(Detail::Title(_)) => "title",
        Command::SetDetail(_) => "details",
        Command::SetLot(_) => "lot",
        Command::RemoveLot(_) => "removing a lot",
        Command::SetPointsAvailable(_) => "points for the whole award",
        Command::AddCriterion { .. } => "adding a criterion",
        Command::RemoveCriterion(_) => "removing a criterion",
        Command::MoveCriterion { .. } => "moving a criterion",
        Command::ChangeCriterion { change, .. } => match change {
            CriterionChange::Title(_) => "name of a criterion",
            CriterionChange::Weight(_) => "weight",
            CriterionChange::Minimum(_) => "minimum score",
            CriterionChange::WeightsAre(_) => "what weights are shares of",
            CriterionChange::Method(_) => "price method",
            CriterionChange::Basis(_) => "price basis",
            CriterionChange::Scale(_) => "choice of scale",
            CriterionChange::Question(_) => "question",
            CriterionChange::Rule(_) => "scoring rule",
            CriterionChange::MinimumQuantity(_) => "minimum quantity",
            CriterionChange::Relevance(_) => "how a measure relates",
        },
        Command::SetScale(_) => "scale",
        Command::RemoveScale(_) => "removing a scale",
        Command::SetRounding(_) => "rounding",
        Command::SetTieBreak(_) => "tie-break",
        Command::SetBelowMinimum(_) => "what a missed minimum means",
        Command::AddBid { .. } => "adding a bid",
        Command::ChangeSupplier { .. } => "supplier",
        Command::SetBidTitle { .. } => "name of a bid",
        Command::RemoveBid(_) => "removing a bid",
        Command::SetPrice { .. } => "price",
        Command::ChangeOffer { change: OfferChange::Quantity(_), .. } => "quantity",
        Command::ChangeOffer { .. } => "commitment",
        Command::SetScore { .. } => "score",
        Command::SetReason { .. } => "reason",
        Command::Decide(_) | Command::Undecide { .. } => "decision",
        Command::Together(_) => "several changes",
    }
}
