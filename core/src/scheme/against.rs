//! What relative points are relative to: a figure taken over the bids used for comparison.

use crate::number::Exact;

/// Which figure of the bids used for comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// The lowest price.
    LowestPrice,
    /// The highest price, or the largest income.
    HighestPrice,
    /// The mean of the prices.
    MeanPrice,
    /// The median of the prices: the mean of the middle two where their number is even.
    MedianPrice,
    /// The largest offer that counts.
    BestOffer,
    /// The best agreed score, as a share of the points.
    BestScore,
}

impl Against {
    /// What it is called: `lowest price`.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::LowestPrice => "lowest price",
            Self::HighestPrice => "highest price",
            Self::MeanPrice => "mean price",
            Self::MedianPrice => "median price",
            Self::BestOffer => "best offer",
            Self::BestScore => "best score",
        }
    }

    /// Whether every price moves it, and not only the one that sets it.
    pub(crate) fn is_set_by_all(self) -> bool {
        matches!(self, Self::MeanPrice | Self::MedianPrice)
    }

    /// Its name for programs: `lowest_price`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::LowestPrice => "lowest_price",
            Self::HighestPrice => "highest_price",
            Self::MeanPrice => "mean_price",
            Self::MedianPrice => "median_price",
            Self::BestOffer => "best_offer",
            Self::BestScore => "best_score",
        }
    }

    /// The figure itself over these values; `None` over none.
    ///
    /// ```
    /// use common_measure::number::Exact;
    /// use common_measure::scheme::Against;
    ///
    /// let prices = [10, 40, 20, 30].map(Exact::from);
    /// let prices: Vec<&Exact> = prices.iter().collect();
    /// assert_eq!(Against::MedianPrice.figure(&prices), Some(Exact::from(25)));
    /// assert_eq!(Against::LowestPrice.figure(&[]), None);
    /// ```
    #[must_use]
    pub fn figure(self, values: &[&Exact]) -> Option<Exact> {
        match self {
            Self::LowestPrice => values.iter().min().map(|value| (*value).clone()),
            Self::HighestPrice | Self::BestOffer | Self::BestScore => {
                values.iter().max().map(|value| (*value).clone())
            }
            Self::MeanPrice => {
                let sum: Exact = values.iter().copied().collect();
                sum.over(&Exact::from(i64::try_from(values.len()).ok()?))
            }
            Self::MedianPrice => {
                let mut sorted = values.to_vec();
                sorted.sort_unstable();
                let last = sorted.len().checked_sub(1)?;
                let (low, high) = (sorted.get(last / 2)?, sorted.get(last.div_ceil(2))?);
                low.plus(high).over(&Exact::from(2))
            }
        }
    }
}

/// One such figure, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Which figure.
    pub against: Against,
    /// The figure.
    pub figure: Exact,
    /// Whose it is, as positions among the bids for the lot: those that have exactly this figure.
    /// For a mean or a median, often none.
    pub set_by: Vec<usize>,
}

/// The figure of one kind among those taken for a question.
pub(crate) fn compared(among: &[Comparison], against: Against) -> Option<&Comparison> {
    among.iter().find(|comparison| comparison.against == against)
}
