//! Texts that no spreadsheet takes for a formula.

/// Whether a spreadsheet could take a text for a formula: also behind spaces, and in the wide forms
/// of the signs, which some programs read as the narrow ones.
pub(crate) fn is_risky(text: &str) -> bool {
    text.starts_with(['\t', '\r', '\n'])
        || text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// The same behind any number of apostrophes.
fn is_risky_inside(text: &str) -> bool {
    is_risky(text.trim_start_matches('\''))
}

/// A text as it can stand in a cell: with an apostrophe in front where it could be taken for a
/// formula. Reading takes it off again, so one that is there already gets another.
///
/// ```
/// use common_measure_sheets::inert;
///
/// assert_eq!(inert("=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0");
/// assert_eq!(inert("Alpha = Bravo"), "Alpha = Bravo");
/// assert_eq!(inert("'s-Hertogenbosch"), "'s-Hertogenbosch");
/// ```
#[must_use]
pub fn inert(text: &str) -> String {
    if is_risky_inside(text) { format!("'{text}") } else { text.to_owned() }
}

/// The same for a workbook, where a cell says by itself that it is text: only what [`given`] would
/// take off needs its apostrophe.
pub(crate) fn quoted(text: &str) -> String {
    if text.starts_with('\'') { inert(text) } else { text.to_owned() }
}

/// The text that was given, from the one in a cell.
pub(crate) fn given(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_risky_inside(rest) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_come_out_as_text() {
        for text in ["=1+1", "+44 151", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "'=1"] {
            assert_eq!(inert(text), format!("'{text}"));
        }
    }

    proptest! {
        #[test]
        fn no_text_is_lost(text in "['=+@ a-]{0,6}|.*") {
            let (written, quoted) = (inert(&text), quoted(&text));
            prop_assert_eq!(given(&written), &text);
            prop_assert_eq!(given(&quoted), &text);
            prop_assert!(!is_risky(&written));
        }
    }
}
