//! A pricing schedule: suppliers give a rate for each line, and the price is worked out from them.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::fault::Fault;
use crate::id::LineId;
use crate::number::{Exact, Quantity};
use crate::scheme::faults::CriterionPlace;

/// The lines that a price is made of.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    /// The lines.
    pub lines: Vec<ScheduleLine>,
    /// Whether lines that are options count in the price that is compared.
    #[serde(default)]
    pub options_count: bool,
}

/// One line of a pricing schedule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ScheduleLine {
    /// Its id.
    pub id: LineId,
    /// What is priced.
    #[serde(default)]
    pub title: String,
    /// In what it is counted, such as “visit” or “m²”.
    #[serde(default)]
    pub unit: String,
    /// How many of it the authority states for comparison.
    pub quantity: Option<Quantity>,
    /// Whether the authority may take it or leave it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub option: bool,
}

impl ScheduleLine {
    /// What the line comes to at a rate; `None` while its quantity is not stated.
    #[must_use]
    pub fn comes_to(&self, rate: Quantity) -> Option<Exact> {
        Some(self.quantity?.exact().times(&rate.exact()))
    }
}

impl Schedule {
    /// The lines that count in the price that is compared.
    pub fn counted(&self) -> impl Iterator<Item = &ScheduleLine> {
        self.lines.iter().filter(|line| self.options_count || !line.option)
    }

    /// The line with this id.
    #[must_use]
    pub fn line(&self, id: &LineId) -> Option<&ScheduleLine> {
        self.lines.iter().find(|line| line.id == *id)
    }

    /// The price that these rates come to: the sum of stated quantity × rate over the lines that
    /// count. `None` while a rate of such a line is missing; a missing rate is never taken as £0.
    #[must_use]
    pub fn price(&self, rate: impl Fn(&LineId) -> Option<Quantity>) -> Option<Exact> {
        let mut sum = Exact::ZERO;
        for line in self.counted() {
            sum = sum.plus(&line.comes_to(rate(&line.id)?)?);
        }
        Some(sum)
    }

    pub(crate) fn faults(&self, place: &CriterionPlace) -> Vec<Fault> {
        let place = place.within("schedule", "pricing schedule");
        let mut found = Vec::new();
        if self.counted().next().is_none() {
            found.push(Fault::new(
                place.clone(),
                "The pricing schedule has no line that counts in the price.",
                "Add a line that is not an option, or say that options count.",
            ));
        }
        let mut ids = HashSet::new();
        for (at, line) in self.lines.iter().enumerate() {
            let place =
                place.within(format_args!("lines/{}", line.id), format_args!("line {}", at + 1));
            if !ids.insert(line.id.as_str()) {
                found.push(Fault::new(
                    place.within("id", "id"),
                    format!("Two lines have the id {}.", line.id),
                    "Give each its own id.",
                ));
            }
            if line.title.trim().is_empty() {
                found.push(Fault::new(
                    place.within("title", "what is priced"),
                    "It is not said what this line prices.",
                    "Enter it as it stands in the pricing schedule.",
                ));
            }
            if line.quantity.is_none_or(|quantity| quantity.is_zero() || quantity.is_negative()) {
                found.push(Fault::new(
                    place.within("quantity", "quantity"),
                    "No quantity above 0 is stated for this line.",
                    "Enter the number that all bids are compared on: above 0.",
                ));
            }
        }
        found
    }
}
