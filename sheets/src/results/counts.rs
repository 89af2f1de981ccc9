//! What counts of what a bid gives on a question: its price, the share of its level, its quantity,
//! what its commitments are worth.

use common_measure::scheme::{Leaf, LeafKind, LockedRule, Scaled};

use super::Source;
use super::held::{ESTIMATE, Inputs, YEARS};
use super::scheme::SchemeSheet;
use crate::formulas::on;
use crate::place::At;
use crate::value::Value;

/// The formula for what counts in a row; none where it cannot be stated.
pub(super) fn counts(
    source: &Source,
    leaf: &Leaf,
    inputs: &Inputs,
    scheme: &SchemeSheet,
    row: u32,
) -> Option<String> {
    let given = || {
        let column = inputs.questions.get(&leaf.id)?;
        Some(on(&inputs.sheet, At::new(row, *column)))
    };
    Some(match &leaf.kind {
        LeafKind::Price(_) => {
            let price = given()?;
            format!("IF(N({price})>0,{price},\"no price\")")
        }
        LeafKind::Quality(_) => {
            let (level, ([labels, shares, _], _)) = (given()?, scheme.scale_of(source, &leaf.id)?);
            format!(
                "IF({level}=\"\",\"no score yet\",IF(SUMPRODUCT(EXACT({labels},{level})*1)=0,\"no such level\",SUMPRODUCT(EXACT({labels},{level})*{shares})/100))"
            )
        }
        LeafKind::Commitment(rule) => own(inputs, &rule.measure, row)?,
        LeafKind::Value(value) => {
            let stated = scheme.parameters.get(&leaf.id)?;
            let terms =
                value.values.iter().zip(&stated.values).map(|(each, value)| {
                    Some(format!("{}*{value}", own(inputs, &each.measure, row)?))
                });
            terms.collect::<Option<Vec<_>>>()?.join("+")
        }
        LeafKind::PassFail => return None,
    })
}

/// What that formula gives.
pub(super) fn gives(leaf: &Leaf, inputs: &Inputs, row: u32) -> Value {
    match &leaf.kind {
        LeafKind::Price(_) => Value::or(inputs.price(&leaf.id, row).cloned(), "no price"),
        LeafKind::Quality(_) => Value::or(inputs.given(&leaf.id, row).cloned(), "no score yet"),
        LeafKind::Commitment(rule) => Value::Number(inputs.own(&rule.measure, row)),
        LeafKind::Value(value) => Value::Number(value.worth(|measure| inputs.own(measure, row))),
        LeafKind::PassFail => Value::text(""),
    }
}

/// How much of a measure counts under it.
fn own(inputs: &Inputs, measure: &common_measure::id::MeasureId, row: u32) -> Option<String> {
    let (offered, elsewhere) = inputs.measures.get(measure)?;
    let cell = |column: u32| on(&inputs.sheet, At::new(row, column));
    let offered = format!("N({})", cell(*offered));
    Some(match elsewhere {
        None => offered,
        Some(elsewhere) => format!("MAX(0,{offered}-N({}))", cell(*elsewhere)),
    })
}

/// What brings stated quantities to the lot.
pub(super) fn factor(rule: &LockedRule, inputs: &Inputs) -> Option<String> {
    match rule.scaled {
        Scaled::Not => None,
        Scaled::PerMillion => Some(format!("{}/1000000", on(&inputs.sheet, ESTIMATE))),
        Scaled::PerYear => Some(on(&inputs.sheet, YEARS)),
    }
}
