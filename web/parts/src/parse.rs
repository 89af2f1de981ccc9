//! From the text of a field to a value that may be absent.

use common_measure::number::{Money, NotANumber, Percentage, Quantity, Weight};

fn optional<T>(
    text: &str,
    read: impl Fn(&str) -> Result<T, NotANumber>,
) -> Result<Option<T>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    read(text).map(Some).map_err(|problem| problem.to_string())
}

/// An amount of money, or nothing for an empty field.
pub fn optional_money(text: &str) -> Result<Option<Money>, String> {
    optional(text, Money::from_typed)
}

/// A percentage, or nothing for an empty field.
pub fn optional_percentage(text: &str) -> Result<Option<Percentage>, String> {
    optional(text, Percentage::from_typed)
}

/// A weight, or nothing for an empty field.
pub fn optional_weight(text: &str) -> Result<Option<Weight>, String> {
    optional(text, Weight::from_typed)
}

/// So many of a unit, or nothing for an empty field.
pub fn optional_quantity_in(unit: &str, text: &str) -> Result<Option<Quantity>, String> {
    optional(text, |text| Quantity::typed_in(unit, text))
}

/// A quantity, or nothing for an empty field.
pub fn optional_quantity(text: &str) -> Result<Option<Quantity>, String> {
    optional(text, Quantity::from_typed)
}

/// A count such as 2, or nothing for an empty field.
pub fn optional_count(text: &str) -> Result<Option<u32>, String> {
    match text.trim() {
        "" => Ok(None),
        digits => digits.parse().map(Some).map_err(|_| {
            format!("“{digits}” is not a whole number. Enter one in digits, such as 2.")
        }),
    }
}
