//! Text in fields that has not become part of the procurement.

use std::collections::BTreeMap;

use common_measure::id::{BidId, CriterionId, LineId};
use common_measure::procurement::{Measures, Procurement};
use common_measure::scheme::{
    AwardRule, Commitment, CommitmentRule, CommitmentValue, Criterion, DraftScheme, Kind, Price,
    PriceMethod, ValueRule, Winners,
};
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
pub(crate) const NOT_ENTERED: &str = "This was typed but not entered. Go there and enter it, or press Escape to give it up. A text of several lines is entered when you leave its field.";

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

/// Whether a field is still on some page: text for one that went away is given up with it, since nobody could mend it.
pub(super) fn has_owner(of: &Procurement, path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    let scheme = &of.scheme;
    let scale = |id: &str| scheme.scales.iter().find(|scale| scale.id.as_str() == id);
    match parts[..] {
        ["scheme", "criteria", id, ref field @ ..] => {
            let id = CriterionId::new(id).ok();
            let there = id.and_then(|id| scheme.criterion(&id));
            there.is_some_and(|criterion| is_of_criterion(criterion, field))
        }
        ["scheme", "scales", id, "levels", level, ref field @ ..] => {
            let valued = matches!(scheme.award.rule, AwardRule::PriceAfterQualityValue { .. });
            scale(id).is_some_and(|it| it.levels.iter().any(|it| it.id.as_str() == level))
                && (valued || *field != ["value"])
        }
        ["scheme", "scales", id, ..] => scale(id).is_some(),
        ["scheme", "lots", id, ref field @ ..] => {
            scheme.lots.iter().any(|lot| lot.id.as_str() == id)
                && (scheme.lots.len() > 1 || *field != ["title"])
        }
        ["scheme", "measures", id, ..] => {
            matches!(&of.measures, Measures::Own(set) if set.measures.iter().any(|it| it.id.as_str() == id))
        }
        ["scheme", "award", "winners"] => scheme.award.winners != Winners::One,
        ["scheme", "award", "rule", "reference"] => {
            matches!(scheme.award.rule, AwardRule::QualityAdjustedScore { .. })
        }
        ["scheme", "award", "most_lots"] => {
            scheme.lots.len() > 1 || scheme.award.most_lots.is_some()
        }
        ["suppliers", id, ..] => {
            // A plus sign stands for one that is still to be added.
            id.starts_with('+') || of.suppliers.iter().any(|it| it.id.as_str() == id)
        }
        ["bids", id, ref field @ ..] => {
            BidId::new(id).is_ok_and(|id| of.bid(&id).is_some()) && is_of_bid(scheme, field)
        }
        _ => true,
    }
}

/// Whether bids are asked for it: else the question, the line or the measure went away that it was given for.
fn is_of_bid(of: &DraftScheme, field: &[&str]) -> bool {
    let question = |id: &str| CriterionId::new(id).ok().and_then(|id| of.criterion(&id));
    let counted = |id: &str| of.measures_by_number().iter().any(|it| it.as_str() == id);
    match field {
        ["prices", id, "rates", line, ..] => {
            question(id).is_some_and(|it| matches!(&it.kind, Kind::Price(it) if has_line(it, line)))
        }
        ["prices", id, ..] => question(id).is_some(),
        ["scores", id, ..] => question(id).is_some_and(|it| it.kind.is_scored_by_people()),
        ["commitments", id, "also_under", other, ..] => counted(id) && counted(other),
        ["commitments", id, ..] => of.measures().iter().any(|(it, _)| it.as_str() == *id),
        _ => true,
    }
}

fn is_of_criterion(criterion: &Criterion, field: &[&str]) -> bool {
    match (field, &criterion.kind) {
        (["weight" | "minimum"], _) => criterion.is_weighted(),
        (_, Kind::Price(price)) => is_of_price(price, field),
        (_, Kind::Commitment(commitment)) => is_of_commitment(commitment, field),
        (_, Kind::CommitmentValue(value)) => is_of_value(value, field),
        _ => true,
    }
}

fn is_of_price(of: &Price, field: &[&str]) -> bool {
    let method = &of.method;
    match field {
        ["zero_at"] => matches!(method, PriceMethod::LinearFromLowest(_)),
        ["benchmark"] => matches!(method, PriceMethod::BenchmarkOverPrice(_)),
        ["all_points_at" | "no_points_at"] => matches!(method, PriceMethod::BetweenLimits(_)),
        ["bands", row, _] => {
            matches!(method, PriceMethod::Bands(rule) if is_row(row, rule.bands.len()))
        }
        ["points", row, _] => {
            matches!(method, PriceMethod::Lines(rule) if is_row(row, rule.points.len()))
        }
        ["budget"] => !method.is_income(),
        ["abnormally_low"] => of.abnormally_low.is_some(),
        ["schedule", "lines", id, ..] => has_line(of, id),
        _ => true,
    }
}

/// Whether the pricing schedule has this line.
fn has_line(of: &Price, line: &str) -> bool {
    let Some(schedule) = &of.schedule else { return false };
    LineId::new(line).is_ok_and(|id| schedule.line(&id).is_some())
}

fn is_of_commitment(of: &Commitment, field: &[&str]) -> bool {
    let rule = &of.rule;
    match field {
        ["target"] => matches!(rule, CommitmentRule::AgainstTarget(_)),
        ["cap" | "floor"] => rule.is_relative(),
        ["bands", row, _] => {
            matches!(rule, CommitmentRule::Bands(rule) if is_row(row, rule.bands.len()))
        }
        ["points", row, _] => {
            matches!(rule, CommitmentRule::Lines(rule) if is_row(row, rule.points.len()))
        }
        // Beside a method statement it is asked only to be taken away.
        ["minimum_quantity"] => !rule.is_statement() || of.minimum_quantity.is_some(),
        _ => true,
    }
}

fn is_of_value(of: &CommitmentValue, field: &[&str]) -> bool {
    match field {
        ["values", measure] => of.values.iter().any(|it| it.measure.as_str() == *measure),
        ["share_of_estimate"] => matches!(of.rule, ValueRule::ShareOfEstimate(_)),
        _ => true,
    }
}

/// Whether a table has a row of that number.
fn is_row(row: &str, rows: usize) -> bool {
    row.parse().is_ok_and(|row: usize| row < rows)
}

#[cfg(test)]
mod tests;
