//! Times in the United Kingdom: how a person gives them, and how they are shown. Records keep UTC.

use common_measure::record::Time;

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

/// A day, as year, month and day of the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Day(i64, i64, i64);

impl Day {
    /// Days since 1 January 1970.
    fn count(self) -> i64 {
        let Self(year, month, day) = self;
        // Years begin with March here, so that the leap day is the last.
        let year = year - i64::from(month <= 2);
        let month = (month + 9) % 12;
        let before = 365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        before + (153 * month + 2) / 5 + day - 1 - 719_468
    }

    fn after(self) -> Self {
        let Self(year, month, day) = self;
        let next = [Self(year, month, day + 1), Self(year, month + 1, 1), Self(year + 1, 1, 1)];
        next.into_iter().find(|day| day.exists()).unwrap_or(self)
    }

    fn before(self) -> Self {
        let Self(year, month, day) = self;
        let ends = [31, 30, 29, 28].map(|last| Self(year, month - 1, last));
        let before = std::iter::once(Self(year, month, day - 1)).chain(ends);
        before.into_iter().find(|day| day.exists()).unwrap_or(Self(year - 1, 12, 31))
    }

    fn exists(self) -> bool {
        let Self(year, month, day) = self;
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let last = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => 0,
        };
        (1..=last).contains(&day)
    }

    /// The last Sunday of a month of 31 days.
    fn last_sunday(year: i64, month: i64) -> Self {
        let last = Self(year, month, 31);
        // 1 January 1970 was a Thursday.
        Self(year, month, 31 - (last.count() + 4).rem_euclid(7))
    }
}

/// Whether a moment in UTC lies in British Summer Time: from 01:00 on the last Sunday of March
/// until 01:00 on the last Sunday of October.
fn in_summer(day: Day, minute: i64) -> bool {
    let (begins, ends) = (Day::last_sunday(day.0, 3), Day::last_sunday(day.0, 10));
    (begins, 60) <= (day, minute) && (day, minute) < (ends, 60)
}

/// A moment in UTC from what a person gives in local time. Fails in words.
pub(crate) fn read(day: &str, month: &str, year: &str, time: &str) -> Result<Time, String> {
    let texts = [day, month, year, time].map(str::trim);
    if texts.iter().any(|text| text.is_empty()) {
        return Err("Enter a day, a month, a year and a time, such as 27 3 2027 and 12:00.".into());
    }
    let [day, month, year, time] = texts;
    let month = month_number(month).ok_or("Enter the month as a number from 1 to 12.")?;
    let (day, year) = (number(day, 2), number(year, 4).filter(|year| (2000..=2999).contains(year)));
    let year = year.ok_or("Enter the year in four digits, such as 2027.")?;
    let day = day.map(|day| Day(year, month, day)).filter(|day| day.exists());
    let day = day.ok_or("There is no such day. Check the day and the month.")?;
    let minute = minutes(time).ok_or("Enter the time on the 24-hour clock, such as 12:00.")?;
    let summer = (day, minute - 60);
    let (summer_day, summer_minute) =
        if summer.1 < 0 { (day.before(), summer.1 + 24 * 60) } else { summer };
    let (summer_fits, winter_fits) =
        (in_summer(summer_day, summer_minute), !in_summer(day, minute));
    match (summer_fits, winter_fits) {
        (true, false) => written(summer_day, summer_minute),
        (false, true) => written(day, minute),
        (false, false) => {
            Err("Clocks go forward on this day, so there is no such time. Choose another.".into())
        }
        (true, true) => {
            Err("Clocks go back on this day, so this time comes twice. Choose another.".into())
        }
    }
}

fn number(text: &str, most: usize) -> Option<i64> {
    let digits = text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}

/// A month as a number, or by its name or the first letters of it.
fn month_number(text: &str) -> Option<i64> {
    let name = text.to_ascii_lowercase();
    let named = || {
        let mut months = (1..).zip(MONTHS);
        let of = |full: &str| name.len() >= 3 && full.to_ascii_lowercase().starts_with(&name);
        months.find(|(_, full)| of(full)).map(|(at, _)| at)
    };
    number(text, 2).filter(|month| (1..=12).contains(month)).or_else(named)
}

/// Minutes since midnight: `12:00`, `9.30`, `midday` and `noon`.
fn minutes(text: &str) -> Option<i64> {
    if matches!(text.to_ascii_lowercase().as_str(), "midday" | "noon") {
        return Some(12 * 60);
    }
    let (hour, minute) = text.split_once([':', '.'])?;
    let hour = number(hour, 2).filter(|hour| *hour < 24)?;
    let minute = number(minute, 2).filter(|to| *to < 60 && minute.len() == 2)?;
    Some(hour * 60 + minute)
}

fn written(day: Day, minute: i64) -> Result<Time, String> {
    let Day(year, month, date) = day;
    let (hour, minute) = (minute / 60, minute % 60);
    Time::parse(&format!("{year:04}-{month:02}-{date:02}T{hour:02}:{minute:02}:00Z"))
        .map_err(|not| not.to_string())
}

/// A moment in local words: `27 March 2027 at 12:00`.
pub(crate) fn in_words(time: &Time) -> String {
    let part = |range: std::ops::Range<usize>| {
        time.as_str().get(range).and_then(|digits| digits.parse::<i64>().ok())
    };
    let parts = [part(0..4), part(5..7), part(8..10), part(11..13), part(14..16)];
    let [Some(year), Some(month), Some(day), Some(hour), Some(minute)] = parts else {
        return time.in_words();
    };
    let (mut day, mut minute) = (Day(year, month, day), hour * 60 + minute);
    if in_summer(day, minute) {
        minute += 60;
        if minute >= 24 * 60 {
            (day, minute) = (day.after(), minute - 24 * 60);
        }
    }
    let Day(year, month, day) = day;
    let at = usize::try_from(month - 1).ok();
    let month = at.and_then(|at| MONTHS.get(at)).copied().unwrap_or_default();
    format!("{day} {month} {year} at {:02}:{:02}", minute / 60, minute % 60)
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
            ("1", "3", "2027", "12"),
            ("99999999999999999999", "-3", "２０２７", "１２:00"),
        ] {
            assert!(utc(day, month, year, time).is_err(), "{day} {month} {year} {time}");
        }
        assert!(utc("29", "2", "2028", "12:00").is_ok());
    }

    #[test]
    fn utc_is_shown_as_local_time() {
        let shown = |text: &str| in_words(&Time::parse(text).unwrap());
        assert_eq!(shown("2027-02-27T12:00:00Z"), "27 February 2027 at 12:00");
        assert_eq!(shown("2027-06-30T23:30:00Z"), "1 July 2027 at 00:30");
        assert_eq!(shown("2027-03-28T01:00:00Z"), "28 March 2027 at 02:00");
        assert_eq!(shown("2027-10-31T00:59:00Z"), "31 October 2027 at 01:59");
        assert_eq!(shown("2027-10-31T01:00:00Z"), "31 October 2027 at 01:00");
    }
}
