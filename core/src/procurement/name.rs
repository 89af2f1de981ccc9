//! Names as they are shown among other words and figures.

/// A name that keeps its reading direction to itself. Most names stay as they are. One with letters that are read from
/// right to left stands between two marks that show nothing (U+2068 and U+2069, Unicode's bidirectional algorithm,
/// UAX #9): without them the figures beside it would be shown the other way round. Marks in the name itself that turn the
/// direction become `�`: “live” must not be shown as “evil”.
pub(super) fn shown(name: String) -> String {
    if !name.contains(|c| is_right_to_left(c) || turns(c)) {
        return name;
    }
    let tame: String = name.chars().map(|c| if turns(c) { '\u{fffd}' } else { c }).collect();
    format!("\u{2068}{tame}\u{2069}")
}

/// Marks that say in which direction what follows is read.
fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The blocks of the scripts that are written from right to left, and their marks.
fn is_right_to_left(c: char) -> bool {
    matches!(c,
        '\u{590}'..='\u{8ff}' | '\u{200f}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_turns_nothing_beside_it_round() {
        for name in ["Alder & Söhne Ltd", "Ῥόδος", "建設 (Lot 2)", "A\u{a0}B – C"] {
            assert_eq!(shown(name.to_owned()), name);
        }
        assert_eq!(shown("شركة 12".to_owned()), "\u{2068}شركة 12\u{2069}");
        assert_eq!(shown("\u{202e}evil".to_owned()), "\u{2068}\u{fffd}evil\u{2069}");
        assert_eq!(shown("a\u{2069}b".to_owned()), "\u{2068}a\u{fffd}b\u{2069}");
    }
}
