//! What a row is about, as its last cell says it: `commitments/lot-1/12`.

use std::fmt;
use std::str::FromStr;

use common_measure::id::{CriterionId, LineId, LotId, MeasureId};

/// What a row asks for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Reference {
    /// The check code of the criteria.
    Criteria,
    /// Bits that nobody can guess.
    Random,
    /// Something about the supplier.
    Supplier(About),
    /// Whether there is a bid for a lot.
    Lot(LotId),
    /// A commitment.
    Commitment(LotId, MeasureId),
    /// The answer to a quality question.
    Answer(LotId, CriterionId),
    /// A price.
    Price(LotId, CriterionId),
    /// A rate of a pricing schedule.
    Rate(LotId, CriterionId, LineId),
}

impl Reference {
    /// What the references of all rates of a pricing schedule begin with.
    pub(super) fn rates_of(lot: &LotId, question: &CriterionId) -> String {
        format!("rates/{lot}/{question}/")
    }
}

/// What is asked about a supplier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum About {
    Name,
    Address,
    Email,
    Identifier,
    Members,
    Subcontractors,
}

impl About {
    pub(super) const ALL: [Self; 6] = [
        Self::Name,
        Self::Address,
        Self::Email,
        Self::Identifier,
        Self::Members,
        Self::Subcontractors,
    ];

    fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Address => "address",
            Self::Email => "email",
            Self::Identifier => "identifier",
            Self::Members => "members",
            Self::Subcontractors => "subcontractors",
        }
    }

    /// What stands beside it.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Name => "Name of your organisation",
            Self::Address => "Postal address",
            Self::Email => "E-mail address",
            Self::Identifier => "Unique identifier, such as a company or charity number",
            Self::Members => "Members of a joint bid, the lead first, one on each line (optional)",
            Self::Subcontractors => "Subcontractors that you rely on, one on each line (optional)",
        }
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Criteria => f.write_str("criteria"),
            Self::Random => f.write_str("random"),
            Self::Supplier(about) => write!(f, "supplier/{}", about.key()),
            Self::Lot(lot) => write!(f, "lots/{lot}"),
            Self::Commitment(lot, measure) => write!(f, "commitments/{lot}/{measure}"),
            Self::Answer(lot, question) => write!(f, "answers/{lot}/{question}"),
            Self::Price(lot, question) => write!(f, "prices/{lot}/{question}"),
            Self::Rate(lot, question, line) => {
                write!(f, "{}{line}", Self::rates_of(lot, question))
            }
        }
    }
}

impl FromStr for Reference {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let parts: Vec<&str> = text.trim().split('/').map(str::trim).collect();
        let lot = |text: &str| LotId::new(text).map_err(|_| ());
        let question = |text: &str| CriterionId::new(text).map_err(|_| ());
        Ok(match parts.as_slice() {
            ["criteria"] => Self::Criteria,
            ["random"] => Self::Random,
            ["supplier", key] => {
                Self::Supplier(About::ALL.into_iter().find(|about| about.key() == *key).ok_or(())?)
            }
            ["lots", id] => Self::Lot(lot(id)?),
            ["commitments", id, measure] => {
                Self::Commitment(lot(id)?, MeasureId::new(measure).map_err(|_| ())?)
            }
            ["answers", id, of] => Self::Answer(lot(id)?, question(of)?),
            ["prices", id, of] => Self::Price(lot(id)?, question(of)?),
            ["rates", id, of, line] => {
                Self::Rate(lot(id)?, question(of)?, LineId::new(line).map_err(|_| ())?)
            }
            _ => return Err(()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read_as_they_are_written() {
        let texts = [
            "criteria",
            "random",
            "supplier/members",
            "lots/a",
            "commitments/a/12",
            "answers/a/q.1",
            "prices/a/price",
            "rates/a/price/line-1",
        ];
        for text in texts {
            assert_eq!(text.parse::<Reference>().map(|it| it.to_string()).as_deref(), Ok(text));
        }
        for text in ["", "lots", "lots/a b", "supplier/age", "rates/a/b", "commitments/a/12/c"] {
            assert_eq!(text.parse::<Reference>(), Err(()), "{text}");
        }
    }
}
