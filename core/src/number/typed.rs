//! Numbers as people type them: with spaces around, a sign, and thousands parted.

/// Takes away what people write around a number: spaces, the sign of its unit such as `£` or `%`, and what parts
/// its thousands. What could mean two things stays as it is and is then refused: asked, not guessed.
pub(super) fn bare(text: &str, sign: Option<char>) -> String {
    let (minus, rest) = unsigned(text.trim());
    let without = |sign| rest.strip_prefix(sign).or_else(|| rest.strip_suffix(sign));
    let rest = sign.and_then(without).unwrap_or(rest);
    let (minus, rest) = if minus { (true, rest.trim()) } else { unsigned(rest.trim()) };
    let (whole, fraction) = rest.find('.').map_or((rest, ""), |at| rest.split_at(at));
    match ungrouped(whole) {
        Some(digits) => format!("{}{digits}{fraction}", if minus { "-" } else { "" }),
        None => text.to_owned(),
    }
}

fn unsigned(text: &str) -> (bool, &str) {
    match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text),
    }
}

/// The digits of a whole number, its thousands parted by commas, by spaces or not at all. `None` for
/// what is no such number or could mean another: `1,2`, `1 2`, `0,500` (half of one, in much of
/// Europe), and numbers on two lines.
///
/// ```
/// use common_measure::number::ungrouped;
///
/// assert_eq!(ungrouped("1,200,000").as_deref(), Some("1200000"));
/// assert_eq!(ungrouped("1 200").as_deref(), Some("1200"));
/// assert_eq!(ungrouped("0,500"), None);
/// ```
#[must_use]
pub fn ungrouped(whole: &str) -> Option<String> {
    let is_space = |c| matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}');
    let parts: Vec<&str> = if whole.contains(',') {
        whole.split(',').collect()
    } else {
        whole.split(is_space).collect()
    };
    let (first, others) = parts.split_first()?;
    let in_digits =
        |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let in_threes = others.iter().all(|part| part.len() == 3)
        && (others.is_empty() || (first.len() <= 3 && !first.starts_with('0')));
    (parts.iter().all(in_digits) && in_threes).then(|| parts.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_parted_by_commas_or_by_spaces() {
        for (written, digits) in [
            ("1200", "1200"),
            ("0012", "0012"),
            ("1,200", "1200"),
            ("12\u{a0}345\u{202f}678", "12345678"),
        ] {
            assert_eq!(ungrouped(written).as_deref(), Some(digits), "{written}");
        }
    }

    #[test]
    fn what_could_be_two_numbers_or_another_is_none() {
        for written in [
            "",
            "1 2",
            "12 34",
            "1200 300",
            "120\n130",
            "120\t130",
            "0,500",
            "0 500",
            "00,500",
            "1,2",
            "1, 200",
            "1,200 300",
            ",200",
            "1,200,",
            "1x",
            "１",
        ] {
            assert_eq!(ungrouped(written), None, "{written}");
        }
    }
}
