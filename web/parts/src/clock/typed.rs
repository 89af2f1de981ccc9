//! A moment from what a person types in four fields.

use common_measure::time::Time;
use jiff::civil::{self, DateTime};
use jiff::tz::{AmbiguousOffset, TimeZone};

/// British Summer Time: from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday
/// of October (Summer Time Act 1972, section 1, as amended in 2002).
const UNITED_KINGDOM: &str = "GMT0BST,M3.5.0/1,M10.5.0/2";

/// The months by the letters that tell them apart.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A moment in UTC from what a person gives in local time. Fails in words.
pub fn read(day: &str, month: &str, year: &str, time: &str) -> Result<Time, String> {
    let texts = [day, month, year, time].map(str::trim);
    if texts.iter().any(|text| text.is_empty()) {
        return Err("Enter a day, a month, a year and a time, such as 27 3 2027 and 12:00.".into());
    }
    let [day, month, year, time] = texts;
    let month = month_number(month).ok_or("Enter the month as a number from 1 to 12.")?;
    let year = number(year, 4).filter(|year| (2000..=2999).contains(year));
    let year = year.ok_or("Enter the year in four digits, such as 2027.")?;
    let day = number(day, 2).and_then(|day| {
        civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    });
    let day = day.ok_or("There is no such day. Check the day and the month.")?;
    let time = time_of_day(time).ok_or("Enter the time on the 24-hour clock, such as 12:00.")?;
    in_utc(day.to_datetime(time))
}

fn in_utc(local: DateTime) -> Result<Time, String> {
    let zone = TimeZone::posix(UNITED_KINGDOM).map_err(|error| error.to_string())?;
    let moment = zone.to_ambiguous_timestamp(local);
    match moment.offset() {
        AmbiguousOffset::Gap { .. } => {
            Err("Clocks go forward on this day, so there is no such time. Choose another.".into())
        }
        AmbiguousOffset::Fold { .. } => {
            Err("Clocks go back on this day, so this time comes twice. Choose another.".into())
        }
        AmbiguousOffset::Unambiguous { .. } => {
            let moment = moment.unambiguous().map_err(|error| error.to_string())?;
            Time::parse(&moment.to_string()).map_err(|not| not.to_string())
        }
    }
}

fn number(text: &str, most: usize) -> Option<i16> {
    let digits = text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}

/// A month as a number, or by its name or the first letters of it.
fn month_number(text: &str) -> Option<i16> {
    let start: String = text.to_ascii_lowercase().chars().take(3).collect();
    let named = || (1..).zip(MONTHS).find(|(_, month)| *month == start).map(|(at, _)| at);
    number(text, 2).filter(|month| (1..=12).contains(month)).or_else(named)
}

/// `12:00`, `9.30`, `midday` and `noon`.
fn time_of_day(text: &str) -> Option<civil::Time> {
    if matches!(text.to_ascii_lowercase().as_str(), "midday" | "noon") {
        return Some(civil::time(12, 0, 0, 0));
    }
    let (hour, minute) = text.split_once([':', '.'])?;
    let (hour, minute) = (number(hour, 2)?, number(minute, 2).filter(|_| minute.len() == 2)?);
    civil::Time::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(day: &str, month: &str, year: &str, time: &str) -> Result<String, String> {
        read(day, month, year, time).map(|time| time.to_string())
    }

    #[test]
    fn local_time_becomes_utc() {
        assert_eq!(utc("27", "2", "2027", "12:00").as_deref(), Ok("2027-02-27T12:00:00Z"));
        assert_eq!(utc("1", "July", "2027", "noon").as_deref(), Ok("2027-07-01T11:00:00Z"));
        assert_eq!(utc("1", "7", "2027", "00:30").as_deref(), Ok("2027-06-30T23:30:00Z"));
        // Clocks change on 28 March and 31 October 2027.
        assert_eq!(utc("28", "mar", "2027", "0:59").as_deref(), Ok("2027-03-28T00:59:00Z"));
        assert_eq!(utc("28", "3", "2027", "02:00").as_deref(), Ok("2027-03-28T01:00:00Z"));
        assert_eq!(utc("31", "10", "2027", "2.00").as_deref(), Ok("2027-10-31T02:00:00Z"));
        assert!(utc("28", "3", "2027", "01:30").unwrap_err().contains("no such time"));
        assert!(utc("31", "10", "2027", "01:30").unwrap_err().contains("comes twice"));
    }

    #[test]
    fn what_is_no_time_is_said() {
        for (day, month, year, time) in [
            ("", "3", "2027", "12:00"),
            ("29", "2", "2027", "12:00"),
            ("31", "4", "2027", "12:00"),
            ("1", "13", "2027", "12:00"),
            ("1", "3", "27", "12:00"),
            ("1", "3", "2027", "24:00"),
            ("1", "3", "2027", "12:60"),
            ("1", "3", "2027", "12"),
            ("99999999999999999999", "-3", "２０２７", "１２:00"),
        ] {
            assert!(utc(day, month, year, time).is_err(), "{day} {month} {year} {time}");
        }
        assert!(utc("29", "2", "2028", "12:00").is_ok());
    }
}
