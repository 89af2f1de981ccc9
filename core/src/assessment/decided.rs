//! What people decided about a finding, in words.

use crate::evaluation::{Ground, Outcome};

use super::DecisionReport;

impl DecisionReport {
    /// What it means for the bid: a sentence.
    #[must_use]
    pub fn outcome_in_words(&self) -> &'static str {
        match self.outcome {
            Outcome::Accept => "Accepted: the bid stays in.",
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
            who => format!(" Approved by {who}."),
        };
        format!("{ground}Reason: {reason}{end} Decided by {}.{approved}", self.decided_by.trim())
    }
}
