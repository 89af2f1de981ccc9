//! A quantity in eight bytes.

use std::cmp::Ordering;

use super::{Exact, Quantity};

/// How many bits the digits take: 18 of them, the most that a quantity has, are less than 2⁶⁰.
const DIGITS: u32 = 60;

/// A quantity of zero or more in half the room of a [`Quantity`], for tables of hundreds of
/// thousands: its digits as a whole number, and how many of them stand behind the point. Both are
/// as few as can be, so equal quantities look the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Compact(u64);

impl Compact {
    /// Nothing.
    pub(crate) const ZERO: Self = Self(0);

    /// Takes a quantity; less than zero is taken as zero, for it is refused wherever it is read.
    pub(crate) fn of(quantity: Quantity) -> Self {
        if quantity.is_negative() {
            return Self::ZERO;
        }
        let (digits, places) = quantity.digits();
        Self(digits | u64::from(places) << DIGITS)
    }

    /// Its digits as a whole number, and how many of them stand behind the point.
    #[inline]
    pub(crate) fn digits(self) -> (u64, u32) {
        (self.0 & ((1 << DIGITS) - 1), (self.0 >> DIGITS) as u32)
    }

    /// The same value as an exact figure.
    pub(crate) fn exact(self) -> Exact {
        self.quantity().exact()
    }

    /// The quantity.
    pub(crate) fn quantity(self) -> Quantity {
        let (digits, places) = self.digits();
        Quantity::from_digits(digits, places)
    }
}

impl Ord for Compact {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        let ((own, places), (others, other_places)) = (self.digits(), other.digits());
        if places == other_places {
            return own.cmp(&others);
        }
        let whole = |digits: u64, up_to: u32, from: u32| {
            u128::from(digits) * 10_u128.pow(up_to.saturating_sub(from))
        };
        whole(own, other_places, places).cmp(&whole(others, places, other_places))
    }
}

impl PartialOrd for Compact {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_digits_fit() {
        assert!(10_u64.pow(u32::try_from(crate::number::MAX_DIGITS).unwrap()) < 1 << DIGITS);
    }

    #[test]
    fn every_quantity_comes_back_and_stands_where_it_stood() {
        let texts = [
            "0",
            "0.000001",
            "0.1",
            "0.100001",
            "1",
            "9.5",
            "10",
            "10.25",
            "999999999999.999999",
            "1000000000000",
            "999999999999999999",
        ];
        let all = texts.map(|text| Quantity::parse(text).unwrap());
        for (at, quantity) in all.into_iter().enumerate() {
            let compact = Compact::of(quantity);
            assert_eq!(compact.quantity(), quantity);
            assert_eq!(compact.quantity().to_string(), texts[at]);
            assert_eq!(compact.exact(), quantity.exact());
            for (other_at, other) in all.into_iter().enumerate() {
                assert_eq!(compact.cmp(&Compact::of(other)), at.cmp(&other_at), "{other}");
            }
        }
    }
}
