//! What an act was, in words short enough for “Undo: …”.

use common_measure::record::{Command, CriterionChange, Detail, OfferChange};

/// Names what a command does.
pub(super) fn act_in_words(command: &Command) -> &'static str {
    match command {
        Command::SetDetail(Detail::Title(_)) => "title",
        Command::SetDetail(_) => "details",
        Command::SetMeasures(_) => "measure set",
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
            CriterionChange::WordLimit(_) => "most words",
            CriterionChange::Rule(_) => "scoring rule",
            CriterionChange::MinimumQuantity(_) => "minimum quantity",
            CriterionChange::Relevance(_) => "how a measure relates",
            CriterionChange::Schedule(_) => "pricing schedule",
            CriterionChange::Budget(_) => "budget",
            CriterionChange::AbnormallyLow(_) => "abnormally low prices",
            CriterionChange::QualityRule(_) => "how levels become points",
            CriterionChange::Limit(_) => "limit for offers",
            CriterionChange::Scaled(_) => "what quantities are stated for",
            CriterionChange::Values(_) => "values in pounds",
        },
        Command::SetScale(_) => "scale",
        Command::RemoveScale(_) => "removing a scale",
        Command::SetWeights(_) => "what weights are",
        Command::SetMinimum(_) => "minimum score for the whole award",
        Command::SetAward(_) => "award",
        Command::SetPriceOpening(_) => "when price files are opened",
        Command::SetRounding(_) => "rounding",
        Command::SetTieBreak(_) => "tie-break",
        Command::SetBelowMinimum(_) => "what a missed minimum means",
        Command::AddBid { .. } => "adding a bid",
        Command::ChangeSupplier { .. } => "supplier",
        Command::SetBidTitle { .. } => "name of a bid",
        Command::RemoveBid(_) => "removing a bid",
        Command::SetPrice { .. } => "price",
        Command::SetRate { .. } => "rate",
        Command::SetLotPreference { .. } => "preference for lots",
        Command::ChangeOffer { change: OfferChange::Quantity(_), .. } => "quantity",
        Command::ChangeOffer { .. } => "commitment",
        Command::SetScore { .. } => "score",
        Command::SetReason { .. } => "reason",
        Command::SetAnswer { .. } => "answer",
        Command::Decide(_) | Command::Undecide { .. } => "decision",
        Command::RecordDraw(_) | Command::TakeBackDraw(_) => "lots drawn",
        Command::Withdraw(_) | Command::TakeBackWithdrawal(_) => "withdrawal",
        // Its reason came back with it.
        Command::Together(commands)
            if matches!(commands[..], [Command::SetScore { .. }, Command::SetReason { .. }]) =>
        {
            "score"
        }
        Command::Together(_) => "several changes",
    }
}
