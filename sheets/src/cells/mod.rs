//! What people write in a cell. A number is taken only where it can mean one thing; else there is a
//! doubt, which says what it could mean.

mod meaning;

use common_measure::number::{Money, NotANumber, Quantity, ungrouped};
use common_measure::time::day_in_words;

use crate::table::Content;

use meaning::{could_mean, hundredfold, rounded, to_places};

/// Why a cell is not taken as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Doubt {
    /// What is in the cell: a whole sentence.
    pub(crate) problem: String,
    /// What it could mean, or what would be right: a whole sentence.
    pub(crate) remedy: String,
}

impl Doubt {
    pub(crate) fn new(problem: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { problem: problem.into(), remedy: remedy.into() }
    }
}

/// A kind of number that cells hold.
pub(crate) trait Kind: Sized {
    /// What would be right.
    const EXAMPLE: &'static str;

    /// Reads plain digits.
    fn parse(digits: &str) -> Result<Self, NotANumber>;

    /// As people write it.
    fn words(&self) -> String;
}

impl Kind for Money {
    const EXAMPLE: &'static str = "Enter pounds and pence, such as 1250.50.";

    fn parse(digits: &str) -> Result<Self, NotANumber> {
        Self::parse(digits)
    }

    fn words(&self) -> String {
        self.in_words()
    }
}

impl Kind for Quantity {
    const EXAMPLE: &'static str = "Enter a number, such as 12 or 2.5.";

    fn parse(digits: &str) -> Result<Self, NotANumber> {
        Self::parse(digits)
    }

    fn words(&self) -> String {
        self.in_words()
    }
}

/// How many digits of a decimal a spreadsheet's numbers always keep.
const KEPT_DIGITS: usize = 15;

/// The number in a cell; `None` for an empty one.
pub(crate) fn number<K: Kind>(content: Option<&Content>) -> Result<Option<K>, Doubt> {
    let Some(content) = content else { return Ok(None) };
    match content {
        Content::Number(digits) => kept(digits).map(Some),
        Content::Text(text) => typed(text),
        Content::TwoNumbers(text) => Err(two_numbers::<K>(text)),
        Content::Percent(share) => Err(Doubt::new(
            format!("It is shown as {} %.", hundredfold(share)),
            format!(
                "It could mean {} or {share}. Enter one of them as a plain number.",
                hundredfold(share)
            ),
        )),
        other => Err(never(other, K::EXAMPLE)),
    }
}

/// How many of something: an amount of pounds is no number of what is not counted in them.
pub(crate) fn how_many(
    in_pounds: bool,
    content: Option<&Content>,
) -> Result<Option<Quantity>, Doubt> {
    let number = number(content)?;
    match (number, content) {
        (Some(number), Some(Content::Text(text))) if !in_pounds && text.contains('£') => {
            Err(Doubt::new(
                format!(
                    "“{}” is an amount of pounds, and this is not counted in pounds.",
                    cut(text)
                ),
                format!("It could mean {}. Enter what is meant.", Kind::words(&number)),
            ))
        }
        (number, _) => Ok(number),
    }
}

/// A text in a cell, as it stands there; empty for an empty one.
pub(crate) fn text(content: Option<&Content>) -> Result<&str, Doubt> {
    match content {
        None => Ok(""),
        Some(Content::Text(text) | Content::TwoNumbers(text) | Content::Number(text)) => Ok(text),
        Some(Content::Percent(share)) => Err(Doubt::new(
            format!("It is shown as {} %, where a text belongs.", hundredfold(share)),
            "Format the cell as text, and enter it again.",
        )),
        Some(other) => Err(never(other, "Format the cell as text, and enter it again.")),
    }
}

/// What people wrote in a cell for words, whatever their program made of it: a date is one there, and
/// a percentage too.
pub(crate) fn words(content: Option<&Content>) -> Result<String, Doubt> {
    match content {
        Some(Content::Date(date)) => Ok(date_in_words(date)),
        Some(Content::Percent(share)) => Ok(format!("{} %", hundredfold(share))),
        Some(Content::Truth(truth)) => Ok((if *truth { "TRUE" } else { "FALSE" }).to_owned()),
        other => text(other).map(|text| {
            if text.trim_matches(is_blank).is_empty() { String::new() } else { text.to_owned() }
        }),
    }
}

/// A date of a spreadsheet as people write it.
fn date_in_words(date: &str) -> String {
    let (day, time) = date.split_once(' ').unwrap_or((date, ""));
    let day = day_in_words(day).unwrap_or_else(|| day.to_owned());
    if time.is_empty() { day } else { format!("{day}, {time}") }
}

/// What is neither a number nor a text.
fn never(content: &Content, remedy: &str) -> Doubt {
    let problem = match content {
        Content::Date(date) => {
            format!("A spreadsheet program has made a date of what was entered ({}).", cut(date))
        }
        Content::Truth(truth) => {
            format!("It holds {}.", if *truth { "TRUE" } else { "FALSE" })
        }
        Content::Failed(error) => format!("Its formula has failed: {error}."),
        _ => "It holds a formula whose value was not saved.".to_owned(),
    };
    let remedy = match content {
        Content::NotWorkedOut => {
            "Open the file in your spreadsheet program, and save it again.".to_owned()
        }
        _ => remedy.to_owned(),
    };
    Doubt { problem, remedy }
}

/// A number as a spreadsheet keeps it.
fn kept<K: Kind>(digits: &str) -> Result<K, Doubt> {
    let significant = digits.trim_start_matches('-').replace('.', "");
    let significant = significant.trim_start_matches('0');
    // Behind whole thousands there may be zeros that count as digits: 10²¹ is no number anyone offers.
    let length = significant.trim_end_matches('0').len();
    if length > KEPT_DIGITS || significant.len() > 18 {
        let could_mean = K::parse(&rounded(digits)).map_or_else(
            |_| K::EXAMPLE.to_owned(),
            |number| format!("It could mean {}. Enter what is meant.", number.words()),
        );
        return Err(Doubt::new(
            format!(
                "It holds {}, which is more digits than a spreadsheet keeps exactly.",
                cut(digits)
            ),
            could_mean,
        ));
    }
    K::parse(digits).map_err(|error| in_words::<K>(&error, digits))
}

fn in_words<K: Kind>(error: &NotANumber, digits: &str) -> Doubt {
    match error {
        NotANumber::TooManyPlaces { most, .. } => {
            let could_mean = K::parse(&to_places(digits, *most as usize)).map_or_else(
                |_| K::EXAMPLE.to_owned(),
                |number| format!("It could mean {}. Enter what is meant.", number.words()),
            );
            Doubt::new(
                format!("It holds {}, which has more than {most} decimal places.", cut(digits)),
                could_mean,
            )
        }
        NotANumber::TooManyDigits { digits, .. } => Doubt::new(
            format!("It has {digits} digits; at most 18 can be worked with."),
            K::EXAMPLE,
        ),
        _ => Doubt::new(format!("“{}” is not a number.", cut(digits)), K::EXAMPLE),
    }
}

/// A number that someone typed as text.
fn typed<K: Kind>(text: &str) -> Result<Option<K>, Doubt> {
    let bare = text.trim_matches(is_blank);
    if bare.is_empty() {
        return Ok(None);
    }
    if let Some(digits) = plain(bare) {
        return K::parse(&digits).map(Some).map_err(|error| in_words::<K>(&error, &digits));
    }
    let problem = format!("“{}” is not one plain number.", cut(bare));
    let remedy = could_mean::<K>(bare).unwrap_or_else(|| K::EXAMPLE.to_owned());
    Err(Doubt { problem, remedy })
}

/// What is asked of a number that is another one where the comma stands before the decimals.
fn two_numbers<K: Kind>(text: &str) -> Doubt {
    let remedy = could_mean::<K>(&text.replace('.', ","));
    Doubt::new(
        format!(
            "“{}” could be two numbers: semicolons part the cells of this file, as programs do that put a comma before \
             the decimals.",
            cut(text)
        ),
        remedy.unwrap_or_else(|| K::EXAMPLE.to_owned()),
    )
}

/// Spaces of all kinds, and the signs without width that come along when text is copied.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// The digits of a number in which nothing is open: perhaps a minus, a pound sign, and thousands
/// parted by commas or by spaces, in threes.
fn plain(bare: &str) -> Option<String> {
    let (minus, rest) = signed(bare);
    let rest = rest.strip_prefix('£').map_or(rest, |rest| rest.trim_start_matches(is_blank));
    let (minus, rest) = if minus { (true, rest) } else { signed(rest) };
    let (whole, fraction) = rest.split_once('.').map_or((rest, None), |(a, b)| (a, Some(b)));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if fraction.is_some_and(|fraction| !all_digits(fraction)) {
        return None;
    }
    let digits = ungrouped(whole)?;
    let sign = if minus { "-" } else { "" };
    let fraction = fraction.map(|fraction| format!(".{fraction}")).unwrap_or_default();
    Some(format!("{sign}{digits}{fraction}"))
}

fn signed(text: &str) -> (bool, &str) {
    match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest.trim_start_matches(is_blank)),
        None => (false, text),
    }
}

fn cut(text: &str) -> String {
    let tame = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    tame.take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(text: &str) -> Result<String, String> {
        let number: Result<Option<Money>, Doubt> = number(Some(&Content::Text(text.to_owned())));
        number
            .map(|money| money.map(|money| money.to_string()).unwrap_or_default())
            .map_err(|doubt| doubt.remedy)
    }

    #[test]
    fn what_means_one_thing_is_taken() {
        for (written, meant) in [
            ("1,200", "1200"),
            ("£1,200.50", "1200.5"),
            (" 1200\u{a0}", "1200"),
            ("1\u{a0}200", "1200"),
            ("\u{feff}£ 5", "5"),
            ("−£5", "-5"),
            ("£-5", "-5"),
            ("\u{a0}", ""),
            ("123456789012345.67", "123456789012345.67"),
        ] {
            assert_eq!(money(written).as_deref(), Ok(meant), "{written}");
        }
    }

    #[test]
    fn a_number_that_is_two_is_asked_with_both() {
        for written in ["1,500", "£1.500"] {
            let content = Content::TwoNumbers(written.to_owned());
            let asked = number::<Money>(Some(&content)).unwrap_err();
            assert!(
                asked.problem.starts_with(&format!("“{written}” could be two numbers")),
                "{asked:?}"
            );
            assert_eq!(asked.remedy, "It could mean 1.500 or 1500. Enter one of them.");
            assert_eq!(text(Some(&content)), Ok(written));
        }
    }

    #[test]
    fn what_could_mean_several_things_is_asked() {
        for (written, asked) in [
            ("£1.2m", "It could mean £1,200,000. Enter what is meant."),
            ("1.2k", "It could mean £1,200. Enter what is meant."),
            ("about 5", "It could mean £5. Enter what is meant."),
            ("5 approx.", "It could mean £5. Enter what is meant."),
            ("25%", "It could mean 25 or 0.25. Enter one of them as a plain number."),
            ("1,2", "It could mean 1.2 or 12. Enter one of them."),
            ("1.200,50", "It could mean 1200.50 or 120050. Enter one of them."),
            ("(5)", "It could mean 5 or −5. Enter one of them."),
            ("1 2", "It could mean £1. Enter what is meant."),
            ("0,500", "It could mean 0.500 or 500. Enter one of them."),
            ("120\n130", "It could mean £120. Enter what is meant."),
            ("n/a", "Enter 0 if nothing is offered, or leave the cell empty if nothing is known."),
            ("lots", "Enter pounds and pence, such as 1250.50."),
            ("1.005", "It could mean £1.01. Enter what is meant."),
        ] {
            assert_eq!(money(written), Err(asked.to_owned()), "{written}");
        }
    }

    #[test]
    fn words_are_taken_whatever_a_program_made_of_them() {
        let of = |content| words(Some(&content)).unwrap_or_else(|doubt| doubt.problem);
        assert_eq!(of(Content::Date("2027-05-01".to_owned())), "1 May 2027");
        assert_eq!(of(Content::Date("2027-12-31 09:30".to_owned())), "31 December 2027, 09:30");
        assert_eq!(of(Content::Date("2027-13-01".to_owned())), "2027-13-01");
        assert_eq!(of(Content::Percent("0.25".to_owned())), "25 %");
        assert_eq!(of(Content::Text(" \u{a0} ".to_owned())), "");
        assert_eq!(of(Content::Text(" as it is ".to_owned())), " as it is ");
        assert_eq!(of(Content::Failed("#REF!".to_owned())), "Its formula has failed: #REF!.");
    }

    #[test]
    fn numbers_of_a_spreadsheet_are_taken_by_their_shortest_digits() {
        let of = |number: f64| {
            let read: Result<Option<Quantity>, Doubt> =
                super::number(Some(&Content::Number(number.to_string())));
            read.map(|read| read.map(|read| read.to_string()).unwrap_or_default())
        };
        assert_eq!(of(1.1).as_deref(), Ok("1.1"));
        assert_eq!(of(0.000_001).as_deref(), Ok("0.000001"));
        assert_eq!(of(123_456_789_012_345.0).as_deref(), Ok("123456789012345"));
        // A third, a sum that binary gets wrong, and more digits than are kept.
        for number in [1.0 / 3.0, 0.1 + 0.2, 1_234_567_890_123_456.7, 1e300, f64::INFINITY] {
            let doubt = of(number).unwrap_err();
            assert!(
                doubt.problem.starts_with("It holds ") || doubt.problem.contains("not a number")
            );
        }
        assert_eq!(of(0.1 + 0.2).unwrap_err().remedy, "It could mean 0.3. Enter what is meant.");
        let shown: Result<Option<Quantity>, Doubt> =
            super::number(Some(&Content::Percent("0.25".to_owned())));
        assert_eq!(
            shown.unwrap_err().remedy,
            "It could mean 25 or 0.25. Enter one of them as a plain number."
        );
    }
}
