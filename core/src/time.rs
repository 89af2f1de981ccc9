//! When something was done, as the PC's clock had it.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A moment in UTC, to the second: `2026-11-22T09:30:00Z`. Later ones compare as larger.
///
/// ```
/// use common_measure::time::Time;
///
/// let opened = Time::parse("2026-11-22T09:30:00Z").unwrap();
/// assert!(Time::parse("2026-11-22T09:29:59Z").unwrap() < opened);
/// // What browsers give has thousandths, which are cut off.
/// assert_eq!(Time::parse("2026-11-22T09:30:00.250Z"), Ok(opened));
/// assert!(Time::parse("22 November").is_err());
/// assert!(Time::parse("2026-02-29T10:00:00Z").is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time(String);

/// A text is not a time.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a time. Write the date, T, the time in UTC and Z: 2026-11-22T09:30:00Z.")]
pub struct NotATime(String);

impl Time {
    /// Reads a time.
    pub fn parse(text: &str) -> Result<Self, NotATime> {
        let not = || NotATime(text.chars().take(40).collect());
        let whole = text.strip_suffix('Z').ok_or_else(not)?;
        let (whole, part) = whole.split_once('.').unwrap_or((whole, "0"));
        let form = b"0000-00-00T00:00:00";
        let fits = whole.len() == form.len()
            && whole.bytes().zip(form).all(|(byte, form)| match form {
                b'0' => byte.is_ascii_digit(),
                _ => byte == *form,
            })
            && !part.is_empty()
            && part.len() <= 9
            && part.bytes().all(|byte| byte.is_ascii_digit());
        let number = |from: usize| whole.get(from..from + 2).and_then(|two| two.parse::<u8>().ok());
        let within = |from: usize, least: u8, most: u8| {
            number(from).is_some_and(|number| (least..=most).contains(&number))
        };
        let is_time = fits
            && within(5, 1, 12)
            && within(8, 1, last_day(whole.get(0..4), number(5)))
            && within(11, 0, 23)
            && within(14, 0, 59)
            && within(17, 0, 60);
        is_time.then(|| Self(format!("{whole}Z"))).ok_or_else(not)
    }

    /// The time as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same for people: `22 November 2026, 09:30 UTC`.
    #[must_use]
    pub fn in_words(&self) -> String {
        let part = |range: std::ops::Range<usize>| self.0.get(range).unwrap_or_default();
        format!("{}, {} UTC", day_in_words(part(0..10)).unwrap_or_default(), part(11..16))
    }
}

impl std::str::FromStr for Time {
    type Err = NotATime;

    fn from_str(text: &str) -> Result<Self, NotATime> {
        Self::parse(text)
    }
}

/// The last day of a month.
fn last_day(year: Option<&str>, month: Option<u8>) -> u8 {
    let year: u16 = year.and_then(|year| year.parse().ok()).unwrap_or_default();
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        Some(4 | 6 | 9 | 11) => 30,
        Some(2) if is_leap => 29,
        Some(2) => 28,
        _ => 31,
    }
}

/// A day as people write it; nothing for what is no day.
///
/// ```
/// use common_measure::time::day_in_words;
///
/// assert_eq!(day_in_words("2027-05-01").as_deref(), Some("1 May 2027"));
/// assert_eq!(day_in_words("2027-13-01"), None);
/// ```
#[must_use]
pub fn day_in_words(day: &str) -> Option<String> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut parts = day.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let month = MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?)?;
    Some(format!("{} {month} {year}", day.trim_start_matches('0')))
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}
