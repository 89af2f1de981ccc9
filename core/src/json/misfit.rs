//! Why a tree does not hold what is asked for, in words that an officer understands.

use std::fmt;

use serde::de::{Error, Expected, Unexpected};

use super::parts::{Path, Step};
use super::phrase::{choices, kind_found, kind_of_value, shortened, tidy};
use super::position::End;

/// As small as can be: it is part of whatever reading gives.
#[derive(Debug)]
pub(super) enum Misfit {
    /// The field is not there at all.
    Absent,
    /// What is there does not fit.
    Told(Box<Told>),
}

#[derive(Debug)]
pub(super) struct Told {
    /// What is wrong, and what would be right.
    pub(super) words: (String, String),
    /// Where; filled in on the way out, by the innermost value first.
    pub(super) path: Option<Vec<Step>>,
    /// What there is wrong.
    pub(super) end: End,
}

impl Misfit {
    #[cold]
    fn told(end: End, problem: String, remedy: String) -> Self {
        Self::Told(Box::new(Told { words: (problem, remedy), path: None, end }))
    }

    /// With its place, if nothing further in has said one.
    #[cold]
    pub(super) fn at(mut self, path: &Path) -> Self {
        if let Self::Told(told) = &mut self {
            told.path.get_or_insert_with(|| path.steps());
        }
        self
    }

    pub(super) fn has_place(&self) -> bool {
        matches!(self, Self::Told(told) if told.path.is_some())
    }
}

/// Where serde has sentences of its own, they are written here, and not taken apart again later.
impl Error for Misfit {
    /// A message of our own types: sentences, of which the last says what would be right.
    #[cold]
    fn custom<T: fmt::Display>(message: T) -> Self {
        own(&message.to_string())
    }

    #[cold]
    fn invalid_type(unexpected: Unexpected, expected: &dyn Expected) -> Self {
        let expected = kind_of_value(&expected.to_string());
        Self::told(
            End::Value,
            format!("There is {} here.", kind_found(unexpected)),
            format!("Give {expected}."),
        )
    }

    #[cold]
    fn invalid_value(unexpected: Unexpected, expected: &dyn Expected) -> Self {
        Self::invalid_type(unexpected, expected)
    }

    #[cold]
    fn invalid_length(length: usize, expected: &dyn Expected) -> Self {
        let expected = kind_of_value(&expected.to_string());
        Self::told(
            End::Value,
            format!("The number of items here is {length}, which is not right."),
            format!("Give {expected}."),
        )
    }

    #[cold]
    fn unknown_variant(name: &str, known: &'static [&'static str]) -> Self {
        Self::told(
            End::Value,
            format!("“{}” is not one of the choices.", shortened(name)),
            choices(known),
        )
    }

    #[cold]
    fn unknown_field(name: &str, known: &'static [&'static str]) -> Self {
        Self::told(
            End::Key,
            format!("“{}” is not a field that can stand here.", shortened(name)),
            format!("Take it out, or correct its name. {}", choices(known)),
        )
    }

    #[cold]
    fn missing_field(name: &'static str) -> Self {
        Self::told(
            End::Value,
            format!("“{name}” is missing."),
            format!("Add the field \"{name}\"."),
        )
    }
}

#[cold]
fn own(message: &str) -> Misfit {
    let mut ends = message.rmatch_indices('.').map(|(end, _)| message.split_at(end));
    let last = ends.find_map(|(before, rest)| Some((before, rest.strip_prefix(". ")?)));
    match last {
        Some((problem, remedy)) => {
            Misfit::told(End::Value, format!("{}.", tidy(problem, 200)), tidy(remedy, 200))
        }
        None => Misfit::told(
            End::Value,
            format!("{}.", tidy(message, 200).trim_end_matches('.')),
            "Correct this value.".to_owned(),
        ),
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => f.write_str("It is not there."),
            Self::Told(told) => f.write_str(&told.words.0),
        }
    }
}

impl std::error::Error for Misfit {}
