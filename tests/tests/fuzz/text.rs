//! An example's text with some of its bytes changed.

use bolero::TypeGenerator;

/// Which example, and what is done to it.
#[derive(Clone, Debug, TypeGenerator)]
pub struct Changed {
    example: u8,
    edits: Vec<Edit>,
}

/// One change. Places are taken modulo the length of the text.
#[derive(Clone, Debug, TypeGenerator)]
enum Edit {
    Put { at: u32, byte: u8 },
    Insert { at: u32, what: u8 },
    Remove { at: u32, many: u8 },
    Repeat { at: u32, many: u8 },
    Cut { at: u32 },
}

/// Pieces that mean something in these files, or nearly do.
const PIECES: [&str; 24] = [
    "{",
    "}",
    "[",
    "]",
    "\"",
    ":",
    ",",
    "\\",
    "null",
    "true",
    "-",
    ".",
    "0",
    "1e999",
    "\"\"",
    "{}",
    "\"weight\": \"10\", ",
    "\"99999999999999999999\"",
    "\u{feff}",
    "\u{202e}",
    "\\ud800",
    "\"not_scored\"",
    "{\"group\": {\"criteria\": [",
    "\"9\".",
];

/// Every example that is kept in the repository.
pub const EXAMPLES: [&str; 6] = [
    include_str!("../../../examples/sports-pavilion-8.json"),
    include_str!("../../../examples/sports-pavilion-20.json"),
    include_str!("../../../examples/published/PL-08-designbuild-weighted-criteria-17-4.json"),
    include_str!("../../../examples/published/QP-02-adjusted-score-17-3.json"),
    include_str!("../../../examples/published/HW-01-ahpy-hierarchical-weights.json"),
    include_str!("../../../examples/published/VF-01-rsmaa-piecewise-decreasing.json"),
];

impl Changed {
    /// The text with the changes made.
    pub fn text(&self) -> String {
        let mut bytes = EXAMPLES[usize::from(self.example) % EXAMPLES.len()].as_bytes().to_vec();
        for edit in self.edits.iter().take(12) {
            if bytes.is_empty() {
                break;
            }
            edit.make(&mut bytes);
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

impl Edit {
    fn make(&self, bytes: &mut Vec<u8>) {
        let place = |at: u32| at as usize % bytes.len();
        match *self {
            Self::Put { at, byte } => {
                let at = place(at);
                bytes[at] = byte;
            }
            Self::Insert { at, what } => {
                let (at, piece) = (place(at), PIECES[usize::from(what) % PIECES.len()]);
                bytes.splice(at..at, piece.bytes());
            }
            Self::Remove { at, many } => {
                let at = place(at);
                let end = (at + usize::from(many)).min(bytes.len());
                bytes.drain(at..end);
            }
            Self::Repeat { at, many } => {
                let at = place(at);
                let end = (at + usize::from(many)).min(bytes.len());
                let again = bytes[at..end].to_vec();
                bytes.splice(at..at, again);
            }
            Self::Cut { at } => {
                let at = place(at);
                bytes.truncate(at);
            }
        }
    }
}
