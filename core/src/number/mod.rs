//! Exact arithmetic, money, percentages, quantities, rounding.
//!
//! Decimals come in ([`Money`], [`Percentage`], [`Quantity`]) and decimals go out
//! ([`Exact::fixed`], [`Sum::fixed`]); between the two every figure is an exact fraction, so that
//! a third three times is one and two equal bids are found to be equal. All arithmetic of the
//! crate happens here.

mod bounds;
mod compact;
mod exact;
mod input;
mod rounding;
mod sum;
mod typed;
pub mod words;

pub(crate) use bounds::{Bounds, Inverse, Proportion};
pub(crate) use compact::Compact;
pub use exact::Exact;
pub(crate) use input::in_pounds;
pub use input::{MAX_DIGITS, Money, NotANumber, Percentage, Quantity, Weight};
pub use rounding::{Mode, Places};
pub use sum::Sum;
pub use typed::ungrouped;
pub(crate) use words::{
    in_formula, list, percent, percent_in_formula, plain, plain_and_exact, pounds, quantity,
};
