//! What could be meant where a cell is not one plain number: only to be asked about.

use super::{KEPT_DIGITS, Kind, is_blank, plain};

/// What a text that is not a plain number could mean.
pub(super) fn could_mean<K: Kind>(bare: &str) -> Option<String> {
    let one = |digits: String| {
        let number = K::parse(&digits).ok()?;
        Some(format!("It could mean {}. Enter what is meant.", number.words()))
    };
    let lower = bare.to_lowercase();
    if let Some(number) = lower.strip_suffix('%') {
        let digits = plain(number.trim_matches(is_blank))?;
        return Some(format!(
            "It could mean {digits} or {}. Enter one of them as a plain number.",
            shifted(&digits, -2)
        ));
    }
    let scales = [("million", 6), ("thousand", 3), ("bn", 9), ("mn", 6), ("m", 6), ("k", 3)];
    for (suffix, power) in scales {
        if let Some(number) = lower.strip_suffix(suffix)
            && let Some(digits) = plain(number.trim_matches(is_blank))
        {
            return one(shifted(&digits, power));
        }
    }
    if let Some(inside) = bare.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'))
        && let Some(digits) = plain(inside.trim_matches(is_blank))
    {
        return Some(format!("It could mean {digits} or −{digits}. Enter one of them."));
    }
    // A comma where a point belongs, as much of Europe writes it.
    if let Some((whole, fraction)) = bare.trim_start_matches('£').rsplit_once(',')
        && !fraction.contains(['.', ','])
    {
        let whole = whole.replace('.', "");
        let as_point = plain(&format!("{whole}.{fraction}"));
        let as_thousands = plain(format!("{whole}{fraction}").trim_start_matches('0'));
        if let (Some(point), Some(thousands)) = (as_point, as_thousands) {
            return Some(format!("It could mean {point} or {thousands}. Enter one of them."));
        }
    }
    if ["n/a", "na", "nil", "none", "-", "–", "—", "tbc", "tbd", "no"].contains(&lower.as_str())
    {
        return Some(
            "Enter 0 if nothing is offered, or leave the cell empty if nothing is known."
                .to_owned(),
        );
    }
    let digits: String = bare
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(|c| c.is_ascii_digit() || ".,".contains(*c))
        .collect();
    one(plain(digits.trim_end_matches(['.', ',']))?)
}

/// Digits with the point moved to the right, or to the left.
fn shifted(digits: &str, by: i32) -> String {
    let (minus, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let steps = by.unsigned_abs() as usize;
    let (whole, fraction) = if by >= 0 {
        let padded = format!("{fraction:0<steps$}");
        let (moved, left) = padded.split_at(steps);
        (format!("{whole}{moved}"), left.to_owned())
    } else {
        let padded = format!("{whole:0>0$}", steps + 1);
        let (left, moved) = padded.split_at(padded.len() - steps);
        (left.to_owned(), format!("{moved}{fraction}"))
    };
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() {
        format!("{minus}{whole}")
    } else {
        format!("{minus}{whole}.{fraction}")
    }
}

pub(super) fn hundredfold(share: &str) -> String {
    shifted(share, 2)
}

/// A decimal rounded to what a spreadsheet keeps: only to be asked about.
pub(super) fn rounded(digits: &str) -> String {
    let whole = digits.trim_start_matches('-').find('.').unwrap_or(digits.len());
    to_places(digits, KEPT_DIGITS.saturating_sub(whole).min(6))
}

/// A decimal cut to so many places, to the nearest: only to be asked about.
pub(super) fn to_places(digits: &str, places: usize) -> String {
    use common_measure::number::{Exact, Mode, Percentage, Places};
    let count = u8::try_from(places.min(9)).unwrap_or_default();
    // Eighteen digits are enough to say what is nearly there.
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let kept: String = fraction.chars().take(10).collect();
    let near = if kept.is_empty() { whole.to_owned() } else { format!("{whole}.{kept}") };
    let exact: Option<Exact> = Percentage::parse(&near).ok().map(Percentage::exact);
    match (exact, Places::new(count)) {
        (Some(exact), Some(places)) => exact.fixed(places, Mode::HalfAwayFromZero),
        _ => digits.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::shifted;

    #[test]
    fn points_move() {
        assert_eq!(["1.25", "0.5", "12"].map(|d| shifted(d, 2)), ["125", "50", "1200"]);
        assert_eq!(["1.25", "250", "-5"].map(|d| shifted(d, -2)), ["0.0125", "2.5", "-0.05"]);
    }
}
