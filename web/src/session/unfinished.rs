//! Text in fields that has not become part of the procurement.

use std::collections::BTreeMap;

use common_measure::id::{BidId, CriterionId};
use common_measure::procurement::Procurement;
use common_measure::scheme::Winners;
use serde::{Deserialize, Serialize};

/// Text in a field that has not become part of the procurement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Unfinished {
    /// The text, as typed.
    pub text: String,
    /// Why it could not be taken; `None` while it is being typed.
    #[serde(default)]
    pub problem: Option<String>,
}

/// What is wrong with a text that was left without being entered, as where the page was loaded again.
pub(crate) const NOT_ENTERED: &str =
    "This was typed but not entered. Press Enter there to enter it, or Escape to give it up.";

/// Marks texts that nobody is typing any more: else each would look like what stands in the procurement.
pub(super) fn left(unfinished: &mut BTreeMap<String, Unfinished>) {
    for (_, text) in unfinished.iter_mut().filter(|(path, _)| stands_for_itself(path)) {
        text.problem.get_or_insert_with(|| NOT_ENTERED.to_owned());
    }
}

/// Whether a field is entered by itself, rather than with others by the button of their form.
fn stands_for_itself(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    match parts[..] {
        ["details" | "scheme" | "suppliers", ..] => true,
        ["bids", _, of, ..] => !matches!(of, "decisions" | "draw" | "withdrawal"),
        _ => false,
    }
}

/// Whether a field belongs to a question about a file rather than to the open procurement.
pub(super) fn of_question(path: &str) -> bool {
    path.starts_with("file/")
}

/// Whether the thing that a field belongs to is still there: text for one that was removed is
/// given up with it.
pub(super) fn has_owner(of: &Procurement, path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    let scheme = &of.scheme;
    let scale = |id: &str| scheme.scales.iter().find(|scale| scale.id.as_str() == id);
    match parts[..] {
        ["scheme", "criteria", id, ..] => {
            CriterionId::new(id).is_ok_and(|id| scheme.criterion(&id).is_some())
        }
        ["scheme", "scales", id, "levels", level, ..] => {
            scale(id).is_some_and(|it| it.levels.iter().any(|it| it.id.as_str() == level))
        }
        ["scheme", "scales", id, ..] => scale(id).is_some(),
        ["scheme", "lots", id, ..] => scheme.lots.iter().any(|lot| lot.id.as_str() == id),
        ["scheme", "award", "winners"] => scheme.award.winners != Winners::One,
        ["bids", id, ..] => BidId::new(id).is_ok_and(|id| of.bid(&id).is_some()),
        _ => true,
    }
}
