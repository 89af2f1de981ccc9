//! How a method came to its figure: what went into it, and the formula with the figures in it.

use serde::Serialize;

use super::against::{Against, Comparison, compared};
use crate::number::Exact;

/// A figure that goes into another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Input {
    /// What it is.
    pub name: String,
    /// Its value, in words.
    pub value: String,
}

/// What a method says of one figure. [`crate::assessment::Workings`] is made of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Derivation {
    /// What goes in, down to what was entered.
    pub(crate) inputs: Vec<Input>,
    /// Sentences that go before the calculation.
    pub(crate) steps: Vec<String>,
    /// The formula with the figures in it, whose result are the exact points. None where a
    /// sentence among the steps says it all.
    pub(crate) calculation: Option<String>,
    /// Why the points are what they are, to stand after a colon.
    pub(crate) because: String,
}

impl Derivation {
    pub(crate) fn input(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.inputs.push(Input { name: name.into(), value: value.into() });
    }
}

/// What a method needs to say how it came to a figure.
pub(crate) struct Told<'a> {
    /// The points that can be had, as they stand in a formula.
    pub(crate) points: String,
    /// What the bid gives: its price, or how much of its offer counts after overlaps.
    pub(crate) given: Exact,
    /// What it is compared with.
    pub(crate) comparisons: &'a [Comparison],
    /// The names of bids, put into a list.
    pub(crate) names: &'a dyn Fn(&[usize]) -> String,
}

impl Told<'_> {
    /// The figure that points are relative to, zero where there is none.
    pub(crate) fn figure(&self, against: Against) -> Exact {
        compared(self.comparisons, against)
            .map(|comparison| comparison.figure.clone())
            .unwrap_or_default()
    }

    /// `£100,000 (Alpha)`: the figure in words, and whose it is.
    pub(crate) fn whose(&self, against: Against, in_words: impl Fn(&Exact) -> String) -> String {
        match compared(self.comparisons, against) {
            None => "none".to_owned(),
            Some(comparison) if comparison.set_by.is_empty() => in_words(&comparison.figure),
            Some(comparison) => {
                format!("{} ({})", in_words(&comparison.figure), (self.names)(&comparison.set_by))
            }
        }
    }
}
