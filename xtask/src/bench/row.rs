//! One figure of the benchmark, and the limit beside it.

use std::fmt;

use serde_json::{Value, json};

/// One measured figure.
#[derive(Debug)]
pub struct Row {
    /// What was measured.
    pub what: String,
    /// The figure, in the unit's smallest part.
    pub figure: u64,
    /// What the figure counts.
    pub unit: Unit,
    /// What the figure must keep to; `None` where it is there for information.
    pub limit: Option<Limit>,
}

/// What a figure counts. Figures are whole numbers of a part small enough to lose nothing.
#[derive(Clone, Copy, Debug)]
pub enum Unit {
    /// Bytes, printed as KB of 1,000 bytes.
    Bytes,
    /// Microseconds, printed as milliseconds.
    Microseconds,
    /// Hundredths of a ratio, printed as "3.25 ×".
    Hundredths,
    /// Points of a score, printed as they are.
    Points,
}

/// What a figure must keep to.
#[derive(Clone, Copy, Debug)]
pub enum Limit {
    /// No more than this.
    AtMost(u64),
    /// No less than this.
    AtLeast(u64),
}

impl Row {
    /// Whether the figure keeps to its limit, if it has one.
    pub fn is_within_limit(&self) -> bool {
        match self.limit {
            None => true,
            Some(Limit::AtMost(most)) => self.figure <= most,
            Some(Limit::AtLeast(least)) => self.figure >= least,
        }
    }

    /// The row for programs that compare one run with another.
    pub fn to_json(&self) -> Value {
        let unit = match self.unit {
            Unit::Bytes => "bytes",
            Unit::Microseconds => "microseconds",
            Unit::Hundredths => "hundredths",
            Unit::Points => "points",
        };
        let (at_most, at_least) = match self.limit {
            None => (None, None),
            Some(Limit::AtMost(most)) => (Some(most), None),
            Some(Limit::AtLeast(least)) => (None, Some(least)),
        };
        json!({
            "what": self.what,
            "figure": self.figure,
            "unit": unit,
            "at_most": at_most,
            "at_least": at_least,
            "within_limit": self.is_within_limit(),
        })
    }
}

impl fmt::Display for Row {
    /// One line of the table.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<52} {:>12}", self.what, self.unit.show(self.figure))?;
        match self.limit {
            None => return Ok(()),
            Some(Limit::AtMost(most)) => write!(f, "   at most {:<12}", self.unit.show(most))?,
            Some(Limit::AtLeast(least)) => write!(f, "  at least {:<12}", self.unit.show(least))?,
        }
        f.write_str(if self.is_within_limit() { "kept" } else { "NOT KEPT" })
    }
}

impl Unit {
    fn show(self, figure: u64) -> String {
        match self {
            Self::Bytes => format!("{}.{} KB", figure / 1000, figure % 1000 / 100),
            Self::Microseconds => format!("{}.{} ms", figure / 1000, figure % 1000 / 100),
            Self::Hundredths => format!("{}.{:02} ×", figure / 100, figure % 100),
            Self::Points => figure.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_may_be_reached_but_not_passed() {
        let row = |figure, limit| Row { what: String::new(), figure, unit: Unit::Bytes, limit };
        assert!(row(250_000, Some(Limit::AtMost(250_000))).is_within_limit());
        assert!(!row(250_001, Some(Limit::AtMost(250_000))).is_within_limit());
        assert!(row(9, None).is_within_limit());
    }

    #[test]
    fn figures_read_as_people_write_them() {
        assert_eq!(Unit::Bytes.show(249_990), "249.9 KB");
        assert_eq!(Unit::Bytes.show(42), "0.0 KB");
    }
}
