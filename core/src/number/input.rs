//! Numbers as people and files give them: money, percentages, quantities.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{Exact, typed};

/// The most digits that a number given to the engine may have, before and after the point
/// together. Every figure is computed exactly from them.
pub const MAX_DIGITS: usize = 18;

/// Why a text is not a number of the kind that is asked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotANumber {
    /// Nothing but spaces.
    #[error("There is no number here. Enter {0}.")]
    Empty(&'static str),
    /// Something else than digits and a point.
    #[error("“{text}” is not a number. Enter {example}.")]
    Unreadable {
        /// What was given, cut to a readable length.
        text: String,
        /// What would be right.
        example: &'static str,
    },
    /// More digits than can be computed with.
    #[error("This number has {digits} digits. Enter {example}, with at most 18 digits.")]
    TooManyDigits {
        /// How many digits it has.
        digits: usize,
        /// What would be right.
        example: &'static str,
    },
    /// More decimal places than the kind allows.
    #[error("“{text}” has more than {most} decimal places. Enter {example}.")]
    TooManyPlaces {
        /// What was given.
        text: String,
        /// How many places the kind allows.
        most: u32,
        /// What would be right.
        example: &'static str,
    },
}

/// Reads digits with at most one point and a leading minus: `-12.50`. Nothing else.
fn strict(text: &str, places: u32, example: &'static str) -> Result<Decimal, NotANumber> {
    plain(text, places).map_or_else(|| any(text, places, example), Ok)
}

/// The same in one pass for most of what files hold: few digits, no minus. `None` for the rest.
fn plain(text: &str, places: u32) -> Option<Decimal> {
    if text.is_empty() || text.len() > MAX_DIGITS {
        return None;
    }
    let (mut value, mut point) = (0u64, None);
    for (at, byte) in (0u32..).zip(text.bytes()) {
        match byte {
            b'0'..=b'9' => value = value * 10 + u64::from(byte - b'0'),
            b'.' if point.is_none() && at > 0 => point = Some(at),
            _ => return None,
        }
    }
    let behind = |point: u32| u32::try_from(text.len()).ok()?.checked_sub(point + 1);
    let mut scale = match point {
        None => 0,
        Some(point) => behind(point).filter(|scale| *scale > 0)?,
    };
    // Zeros behind the fraction carry nothing.
    while scale > 0 && value.is_multiple_of(10) {
        (value, scale) = (value / 10, scale - 1);
    }
    (scale <= places).then(|| decimal(value, scale, false))
}

fn any(text: &str, places: u32, example: &'static str) -> Result<Decimal, NotANumber> {
    let cut = || text.chars().take(40).collect();
    let unreadable = || NotANumber::Unreadable { text: cut(), example };
    let unsigned = text.strip_prefix('-').unwrap_or(text).as_bytes();
    let (whole, fraction) = match unsigned.iter().position(|byte| *byte == b'.') {
        Some(point) => unsigned.split_at(point),
        None => (unsigned, b".0".as_slice()),
    };
    let fraction = fraction.get(1..).unwrap_or_default();
    let all_digits = |part: &[u8]| !part.is_empty() && part.iter().all(u8::is_ascii_digit);
    if !all_digits(whole) || !all_digits(fraction) {
        let is_empty = text.trim().is_empty();
        return Err(if is_empty { NotANumber::Empty(example) } else { unreadable() });
    }
    // Zeros in front of the number and behind its fraction carry nothing.
    let is_zero = |byte: &u8| *byte == b'0';
    let first = whole.iter().position(|byte| !is_zero(byte)).unwrap_or(whole.len());
    let whole = whole.get(first..).unwrap_or_default();
    let last = fraction.iter().rposition(|byte| !is_zero(byte)).map_or(0, |last| last + 1);
    let fraction = fraction.get(..last).unwrap_or_default();
    let digits = whole.len() + fraction.len();
    if digits > MAX_DIGITS {
        return Err(NotANumber::TooManyDigits { digits, example });
    }
    let scale = u32::try_from(fraction.len()).unwrap_or(u32::MAX);
    if scale > places {
        return Err(NotANumber::TooManyPlaces { text: cut(), most: places, example });
    }
    // So few digits fit.
    let value = whole
        .iter()
        .chain(fraction)
        .fold(0u64, |value, digit| value * 10 + u64::from(digit - b'0'));
    Ok(decimal(value, scale, value != 0 && text.starts_with('-')))
}

fn decimal(digits: u64, scale: u32, is_negative: bool) -> Decimal {
    let half = |bits: u64| u32::try_from(bits & u64::from(u32::MAX)).unwrap_or_default();
    Decimal::from_parts(half(digits), half(digits >> 32), 0, is_negative, scale)
}

macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident, places $places:literal, sign $sign:expr, example $example:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(Decimal);

        impl $name {
            /// Reads the form that files use: digits, one point, perhaps a minus.
            pub fn parse(text: &str) -> Result<Self, NotANumber> {
                strict(text, $places, $example).map(Self)
            }

            /// Reads what a person typed or pasted: the sign, spaces around, and commas or spaces
            /// between thousands may be there.
            pub fn from_typed(text: &str) -> Result<Self, NotANumber> {
                Self::from_signed(text, $sign)
            }

            fn from_signed(text: &str, sign: Option<char>) -> Result<Self, NotANumber> {
                match Self::parse(&typed::bare(text, sign)) {
                    Err(NotANumber::Unreadable { example, .. }) => Err(NotANumber::Unreadable {
                        text: text.trim().chars().take(40).collect(),
                        example,
                    }),
                    other => other,
                }
            }

            /// The same value as an exact figure.
            #[must_use]
            pub fn exact(self) -> Exact {
                Exact::from(self.0)
            }

            /// Whether it is less than zero.
            #[must_use]
            pub fn is_negative(self) -> bool {
                self.0.is_sign_negative() && !self.0.is_zero()
            }

            /// Whether it is zero.
            #[must_use]
            pub fn is_zero(self) -> bool {
                self.0.is_zero()
            }
        }

        impl fmt::Display for $name {
            /// The form that files use.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = NotANumber;

            fn from_str(text: &str) -> Result<Self, NotANumber> {
                Self::parse(text)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string",
                    "description": concat!(
                        "A decimal as text, of at most 18 digits and ",
                        stringify!($places),
                        " of them behind the point: ",
                        $example,
                    ),
                    "pattern": "^-?[0-9]+(\\.[0-9]+)?$",
                })
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                Self::parse(&text).map_err(de::Error::custom)
            }
        }
    )+};
}

numbers! {
    /// An amount of pounds and pence. GBP is the only currency for now.
    ///
    /// ```
    /// use common_measure::number::Money;
    ///
    /// assert_eq!(Money::from_typed(" £1,250.50 ").unwrap().to_string(), "1250.5");
    /// assert_eq!(Money::parse("1250.5").unwrap().in_words(), "£1,250.50");
    /// assert!(Money::from_typed("£1.2m").is_err());
    /// ```
    Money, places 2, sign Some('£'), example "pounds and pence, such as 1250.50";

    /// A percentage: `8` is 8 %. Up to ten decimal places.
    ///
    /// ```
    /// use common_measure::number::{Exact, Percentage};
    ///
    /// let eight = Percentage::from_typed("8%").unwrap();
    /// assert_eq!(eight.share(), Exact::ratio(2, 25).unwrap());
    /// ```
    Percentage, places 10, sign Some('%'), example "a percentage, such as 60 or 12.5";

    /// A weight: a percentage, or a number of points where the scheme or section states points.
    /// Up to ten decimal places.
    ///
    /// ```
    /// use common_measure::number::{Exact, Weight};
    ///
    /// let weight = Weight::from_typed("12.5 %").unwrap();
    /// assert_eq!(weight.share(), Exact::ratio(1, 8).unwrap());
    /// assert_eq!(weight.exact(), Exact::ratio(25, 2).unwrap());
    /// ```
    Weight, places 10, sign Some('%'), example "a number, such as 60 or 12.5";

    /// A quantity of a measure, in the measure's unit. Up to six decimal places.
    ///
    /// ```
    /// use common_measure::number::Quantity;
    ///
    /// assert_eq!(Quantity::from_typed("1,200").unwrap().to_string(), "1200");
    /// assert!(Quantity::from_typed("about 3").is_err());
    /// assert!(Quantity::from_typed("£1,200").is_err());
    /// ```
    Quantity, places 6, sign None, example "a number, such as 12 or 2.5";
}

/// A decimal text as pounds, with every digit that it has: `£12,345.60`, `−£5`.
pub(crate) fn in_pounds(plain: &str) -> String {
    let grouped = thousands(plain);
    match grouped.strip_prefix('-') {
        Some(rest) => format!("−£{rest}"),
        None => format!("£{grouped}"),
    }
}

/// Parts the whole digits of a decimal text into thousands with commas.
fn thousands(plain: &str) -> String {
    let (minus, digits) = plain.strip_prefix('-').map_or(("", plain), |rest| ("-", rest));
    let (whole, fraction) = digits.find('.').map_or((digits, ""), |at| digits.split_at(at));
    let mut grouped = String::with_capacity(plain.len() + whole.len() / 3);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{minus}{grouped}{fraction}")
}

impl Money {
    /// As people write it: `£1,250.50`, or `£1,250` where there are no pence.
    #[must_use]
    pub fn in_words(self) -> String {
        let plain = self.0.normalize().to_string();
        let plain = match plain.split_once('.') {
            Some((whole, pence)) => format!("{whole}.{pence:0<2}"),
            None => plain,
        };
        in_pounds(&plain)
    }
}

impl Quantity {
    /// Nothing.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// Reads what a person typed as so many of a unit: a pound sign may be there where the unit is pounds, and nowhere
    /// else. £5,000 are no 5,000 posts.
    ///
    /// ```
    /// use common_measure::number::Quantity;
    ///
    /// assert_eq!(Quantity::typed_in("£", "£1,200").unwrap().to_string(), "1200");
    /// assert!(Quantity::typed_in("posts", "£1,200").is_err());
    /// ```
    pub fn typed_in(unit: &str, text: &str) -> Result<Self, NotANumber> {
        Self::from_signed(text, (unit == "£").then_some('£'))
    }

    /// Its digits as a whole number, without the sign, and how many of them stand behind the point.
    pub(super) fn digits(self) -> (u64, u32) {
        // So few digits have nothing in the highest part.
        let parts = self.0.unpack();
        (u64::from(parts.lo) | u64::from(parts.mid) << 32, parts.scale)
    }

    /// The quantity of these digits, of which so many stand behind the point.
    pub(super) fn from_digits(digits: u64, places: u32) -> Self {
        Self(decimal(digits, places, false))
    }

    /// As people write it: `1,200`.
    #[must_use]
    pub fn in_words(self) -> String {
        thousands(&self.0.normalize().to_string())
    }
}

impl Weight {
    /// The share that it stands for as a percentage: 8 is 2/25.
    #[must_use]
    pub fn share(self) -> Exact {
        self.exact().times(&Exact::HUNDREDTH)
    }

    /// As people write it, without a unit: `12.5`.
    #[must_use]
    pub fn in_words(self) -> String {
        thousands(&self.0.normalize().to_string())
    }
}

impl From<Percentage> for Weight {
    fn from(percentage: Percentage) -> Self {
        Self(percentage.0)
    }
}

impl Percentage {
    /// All of it: 100 %.
    pub const WHOLE: Self = Self(Decimal::ONE_HUNDRED);

    /// The share that it stands for: 8 % is 2/25.
    #[must_use]
    pub fn share(self) -> Exact {
        self.exact().times(&Exact::HUNDREDTH)
    }

    /// Whether it lies in 0 to 100, both included.
    #[must_use]
    pub fn is_share(self) -> bool {
        !self.is_negative() && self <= Self::WHOLE
    }

    /// As people write it: `12.5 %`.
    #[must_use]
    pub fn in_words(self) -> String {
        format!("{} %", self.0.normalize())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pounds_keep_their_digits() {
        let said = ["0.10", "999", "1000.00", "-1234567.891"].map(super::in_pounds);
        assert_eq!(said, ["£0.10", "£999", "£1,000.00", "−£1,234,567.891"]);
        let fraction = crate::number::Exact::ratio(4_000_000, 3).unwrap();
        assert_eq!(crate::number::pounds(&fraction), "£1,333,333.333333…");
    }

    #[test]
    fn typed_numbers_are_read_as_people_write_them() {
        for (typed, read) in [
            ("1200", "1200"),
            ("1,200", "1200"),
            ("£ 1,234,567.80", "1234567.8"),
            ("-£5", "-5"),
            ("0012.50", "12.5"),
            ("\u{a0}7 ", "7"),
            ("1 200", "1200"),
            ("£-5", "-5"),
            ("− £ 5", "-5"),
        ] {
            assert_eq!(
                Money::from_typed(typed).map(|m| m.to_string()).as_deref(),
                Ok(read),
                "{typed}"
            );
        }
    }

    proptest::proptest! {
        #[test]
        fn the_quick_way_reads_what_the_other_one_reads(text in "-?0{0,2}[0-9]{0,18}[.]{0,2}[0-9]{0,6}0{0,3}[ x]?") {
            let any = any(&text, 6, "a number");
            if let Some(quick) = plain(&text, 6) {
                proptest::prop_assert_eq!(any.map(|value| value.unpack()), Ok(quick.unpack()));
            }
        }
    }

    #[test]
    fn what_cannot_be_read_for_certain_is_asked_not_guessed() {
        for typed in [
            "£1.2m",
            "1,2",
            "1.200,50",
            "12,34,567",
            "1e5",
            "+5",
            "NaN",
            "five",
            "1.",
            ".5",
            "--1",
            "1,200,",
            "1 2",
            "0,500",
            "120 130 1",
            "5 £ 5",
            "££5",
            "-−5",
        ] {
            let refused = Money::from_typed(typed).map_err(|e| e.to_string());
            assert_eq!(
                refused,
                Err(format!("“{typed}” is not a number. Enter pounds and pence, such as 1250.50.")),
            );
        }
    }

    #[test]
    fn long_numbers_are_refused_with_their_length() {
        let forty = "1234567890".repeat(4);
        assert_eq!(
            Quantity::from_typed(&forty).map_err(|e| e.to_string()),
            Err("This number has 40 digits. Enter a number, such as 12 or 2.5, with at most 18 digits.".into()),
        );
        assert!(Quantity::parse(&format!("{}5", "0".repeat(10_000))).is_ok());
        assert!(Money::parse("1.234").is_err());
    }
}
