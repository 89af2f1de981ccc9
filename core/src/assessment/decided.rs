//! What people decided about a finding: whether it holds, and in words.

use crate::evaluation::{Decision, Ground, Outcome};

use super::{DecisionReport, Finding, FindingKind, FindingReport};

impl Finding {
    /// Whether a person has decided; asking the supplier to clarify is not a decision yet, and accepting other figures
    /// than these is none any more.
    #[must_use]
    pub fn is_decided(&self) -> bool {
        let decision = self.decision.as_ref();
        decision.is_some_and(|decision| decision.outcome.decides() && !self.outdated)
    }
}

impl FindingKind {
    /// What an acceptance of it rests on, exactly: the bid's figure, and what it is held against.
    #[must_use]
    pub fn figures(&self) -> String {
        match self {
            Self::SumDiffers { derived, stated } => format!("{derived} against {stated}"),
            Self::OverBudget { price, budget } => format!("{price} against {}", budget.exact()),
            Self::AbnormallyLow { price, against, .. } => format!("{price} against {against}"),
            Self::BelowMinimum { share, minimum } => {
                format!("{share} against {}", minimum.share())
            }
            Self::BeyondLimit { offered, limit, .. } => format!("{offered} against {limit}"),
            Self::Failed => "failed".to_owned(),
            // Nobody accepts these.
            Self::PriceMissing { .. } | Self::Excluded { .. } => String::new(),
        }
    }

    /// Whether it was accepted when its figures were others.
    pub(super) fn is_other_than_accepted(&self, decision: &Decision) -> bool {
        decision.outcome == Outcome::Accept
            && decision.figures.as_ref().is_some_and(|then| *then != self.figures())
    }
}

impl FindingReport {
    /// Whether a person has decided: see [`Finding::is_decided`].
    #[must_use]
    pub fn is_decided(&self) -> bool {
        self.decision
            .as_ref()
            .is_some_and(|decision| decision.outcome.decides() && !decision.outdated)
    }

    /// What to say where there is no decision.
    #[must_use]
    pub fn undecided_in_words(&self) -> &'static str {
        if self.open { "Not decided." } else { "The bid is out, so nothing has to be decided." }
    }
}

impl DecisionReport {
    /// What it means for the bid: a sentence.
    #[must_use]
    pub fn outcome_in_words(&self) -> &'static str {
        match self.outcome {
            Outcome::Accept if self.outdated => {
                "Accepted when its figures were others. They have changed since, so it is to be decided again."
            }
            Outcome::Accept => "Accepted: the bid is not excluded for this.",
            Outcome::Clarify => "The supplier is asked; nothing is decided until it has answered.",
            Outcome::Exclude => "Excluded: the bid is not ranked.",
        }
    }

    /// On which ground, why, and by whom: sentences.
    #[must_use]
    pub fn reason_in_words(&self) -> String {
        let ground = self.ground.map(Ground::in_words);
        let ground = ground.map_or_else(String::new, |ground| format!("Ground: {ground}. "));
        let reason = self.reason.trim();
        let end = if reason.ends_with(['.', '!', '?', '…']) { "" } else { "." };
        let approved = match self.approved_by.trim() {
            "" => String::new(),
            who => format!(" Named as approver: {who}."),
        };
        format!("{ground}Reason: {reason}{end} Decided by {}.{approved}", self.decided_by.trim())
    }
}
