//! From where on a price is reported as abnormally low. Stated by the scheme; there is no
//! built-in threshold, and nothing follows from it by itself (Procurement Act 2023, section 19:
//! the supplier is told and may explain).

use serde::{Deserialize, Serialize};

use crate::fault::Fault;
use crate::number::{Exact, Money, Percentage, percent, pounds};
use crate::scheme::faults::CriterionPlace;

/// The rule for reporting a price as abnormally low, over the bids used for comparison.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AbnormallyLow {
    /// So much or more below the mean of the prices.
    BelowMean(Option<Percentage>),
    /// So much or more below the median of the prices.
    BelowMedian(Option<Percentage>),
    /// So much or more below the next lowest price.
    BelowNext(Option<Percentage>),
    /// Below a stated amount.
    BelowAmount(Option<Money>),
}

impl AbnormallyLow {
    pub(crate) fn faults(&self, place: &CriterionPlace) -> Vec<Fault> {
        let place = place.within("abnormally_low", "abnormally low");
        let (fits, remedy) = match self {
            Self::BelowMean(by) | Self::BelowMedian(by) | Self::BelowNext(by) => (
                by.is_some_and(|by| by.is_share() && !by.is_zero()),
                "Enter a percentage above 0 and up to 100, or do not report it.",
            ),
            Self::BelowAmount(amount) => {
                (super::stated(*amount), "Enter an amount above £0, or do not report it.")
            }
        };
        if fits {
            return Vec::new();
        }
        vec![Fault::new(
            place,
            "It is not stated from where on a price is reported as abnormally low.",
            remedy,
        )]
    }

    /// Why a price is reported, in words, and the figure that it is held against; `None` if it is not. `compared` are
    /// the prices of the bids used for comparison, this one among them.
    ///
    /// ```
    /// use common_measure::number::Exact;
    /// use common_measure::scheme::AbnormallyLow;
    ///
    /// let rule = AbnormallyLow::BelowMean(Some("20".parse().unwrap()));
    /// let prices = [70, 100, 130].map(Exact::from);
    /// let why = ("30 % below the mean of £100".to_owned(), Exact::from(100));
    /// assert_eq!(rule.why(&prices[0], &prices), Some(why));
    /// assert_eq!(rule.why(&prices[1], &prices), None);
    /// ```
    #[must_use]
    pub fn why(&self, price: &Exact, compared: &[Exact]) -> Option<(String, Exact)> {
        use crate::scheme::Against;
        let values: Vec<&Exact> = compared.iter().collect();
        let (figure, by, name) = match self {
            Self::BelowMean(by) => (Against::MeanPrice.figure(&values)?, (*by)?, "the mean"),
            Self::BelowMedian(by) => (Against::MedianPrice.figure(&values)?, (*by)?, "the median"),
            Self::BelowNext(by) => {
                let above = compared.iter().filter(|other| *other > price).min()?;
                let is_lowest = compared.iter().all(|other| other >= price);
                (is_lowest.then(|| above.clone())?, (*by)?, "the next lowest price")
            }
            Self::BelowAmount(amount) => {
                let (stated, amount) = (amount.as_ref()?.exact(), (*amount)?);
                return (*price < stated)
                    .then(|| (format!("below the stated {}", amount.in_words()), stated));
            }
        };
        let below = figure.minus(price).over(&figure)?;
        (below >= by.share())
            .then(|| (format!("{} below {name} of {}", about(&below), pounds(&figure)), figure))
    }

    /// The rule as a sentence.
    #[must_use]
    pub fn in_words(&self) -> String {
        let by = |by: &Option<Percentage>| by.map_or_else(|| "…".to_owned(), Percentage::in_words);
        match self {
            Self::BelowMean(share) => {
                format!("A price {} or more below the mean is reported.", by(share))
            }
            Self::BelowMedian(share) => {
                format!("A price {} or more below the median is reported.", by(share))
            }
            Self::BelowNext(share) => {
                format!("A lowest price {} or more below the next lowest is reported.", by(share))
            }
            Self::BelowAmount(amount) => format!(
                "A price below {} is reported.",
                amount.map_or_else(|| "…".to_owned(), Money::in_words)
            ),
        }
    }
}

/// A share as a percentage: whole if it ends soon, else to two places and said to be so.
fn about(share: &Exact) -> String {
    use crate::number::{Mode, Places};
    let hundred = share.times(&Exact::from(100));
    match hundred.as_decimal(Places::default()) {
        Some(_) => percent(share),
        None => format!("about {} %", hundred.fixed(Places::default(), Mode::HalfAwayFromZero)),
    }
}
