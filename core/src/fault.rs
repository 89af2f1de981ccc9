//! What is wrong, where, and what would be right.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Where something stands: a path for programs and the same place in words for people.
///
/// The path is made of ids, parted by `/`, so it stays right when things are reordered, and a
/// screen can find the field that a fault belongs to.
///
/// ```
/// use common_measure::fault::Place;
///
/// let place = Place::new("scheme", "Award criteria")
///     .within("criteria/price", "“Price”")
///     .within("weight", "weight");
/// assert_eq!(place.path(), "scheme/criteria/price/weight");
/// assert_eq!(place.to_string(), "Award criteria, “Price”, weight");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    path: String,
    words: String,
}

impl Place {
    /// A place at the top: `path` for programs, `words` for people.
    #[must_use]
    pub fn new(path: impl Into<String>, words: impl Into<String>) -> Self {
        Self { path: path.into(), words: words.into() }
    }

    /// A place inside this one.
    #[must_use]
    pub fn within(&self, path: impl fmt::Display, words: impl fmt::Display) -> Self {
        Self { path: format!("{}/{path}", self.path), words: format!("{}, {words}", self.words) }
    }

    /// The path for programs, such as `scheme/criteria/price/weight`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)
    }
}

/// One thing that is wrong, in words an officer understands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Fault {
    /// Where it is.
    pub place: Place,
    /// What is wrong: a whole sentence.
    pub problem: String,
    /// What would be right: a whole sentence.
    pub remedy: String,
}

impl Fault {
    /// A fault at a place.
    #[must_use]
    pub fn new(place: Place, problem: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { place, problem: problem.into(), remedy: remedy.into() }
    }
}

impl std::error::Error for Fault {}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} {}", self.place, self.problem, self.remedy)
    }
}
