//! The date of what is packed: that of the source, so that the same source makes the same bytes and no two releases
//! have the same date. Web servers tell by a file's date and size whether a browser has it already.

use std::env;
use std::path::Path;

use anyhow::{Context as _, Result};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use zip::DateTime;

use crate::{place, step};

/// The variable that says it where git does not: see reproducible-builds.org.
const VARIABLE: &str = "SOURCE_DATE_EPOCH";

/// The first moment that a `.zip` can hold: 1980-01-01.
const FIRST: i64 = 315_532_800;

/// A moment, in seconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Date(i64);

impl Date {
    /// When the source was committed, unless the variable says another time.
    pub fn of_source() -> Result<Self> {
        if let Some(text) = env::var_os(VARIABLE) {
            return Self::read(&text.to_string_lossy())
                .with_context(|| format!("{VARIABLE} is not a time in seconds since 1970"));
        }
        let Some(said) = committed(&place::root()) else {
            println!(
                "There is no history here, so what is packed is dated 1980. To hand it out, set {VARIABLE}."
            );
            return Ok(Self(FIRST));
        };
        said.and_then(|text| Self::read(&text)).with_context(|| {
            format!("Git does not say when the source was committed; {VARIABLE} can say it")
        })
    }

    /// Reads it. What is before the first moment that can be packed is taken for that.
    pub fn read(text: &str) -> Result<Self> {
        Ok(Self(text.trim().parse::<i64>()?.max(FIRST)))
    }

    /// As it stands in a `.tar`.
    pub fn in_tar(self) -> u64 {
        self.0.unsigned_abs()
    }

    /// As it stands in a `.zip`, which knows no time zones, and even seconds alone: that of UTC.
    pub fn in_zip(self) -> Result<DateTime> {
        let time = TimeZone::UTC.to_datetime(Timestamp::from_second(self.0)?);
        Ok(DateTime::from_date_and_time(
            time.year().try_into()?,
            time.month().try_into()?,
            time.day().try_into()?,
            time.hour().try_into()?,
            time.minute().try_into()?,
            time.second().try_into()?,
        )?)
    }
}

/// What git says, if the folder is one of its own: a history around it would be of something else.
fn committed(root: &Path) -> Option<Result<String>> {
    let ask = || step::run_quietly(step::command("git").args(["log", "-1", "--format=%ct"]));
    root.join(".git").exists().then(ask)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_in_seconds_is_a_date() -> Result<()> {
        let date = Date::read("1782907647\n")?;
        assert_eq!(date.in_tar(), 1_782_907_647);
        assert_eq!(date.in_zip()?.to_string(), "2026-07-01 12:07:26");
        assert_eq!(Date::read("0")?.in_zip()?, DateTime::default());
        assert_eq!(Date::read("315532802")?.in_zip()?.to_string(), "1980-01-01 00:00:02");
        assert!(Date::read("").is_err());
        assert!(Date::read("2026-07-01").is_err());
        assert!(Date::read("9999999999")?.in_zip().is_err(), "beyond 2107");
        Ok(())
    }
}
