//! What is to be withheld: by the kind of text, and text by text.

use std::collections::{BTreeMap, BTreeSet};

use common_measure::record::{Preset, RecordText, TextKind};
use serde::{Deserialize, Serialize};

/// The kinds, in the order in which they are shown.
pub(super) const KINDS: [TextKind; 6] = [
    TextKind::Person,
    TextKind::Contact,
    TextKind::Bid,
    TextKind::Reason,
    TextKind::File,
    TextKind::Supplier,
];

/// What a kind is called, and what belongs to it.
pub(super) fn kind_in_words(kind: TextKind) -> (&'static str, &'static str) {
    match kind {
        TextKind::Person => {
            ("People’s names", "Who entered, opened, witnessed, decided and approved.")
        }
        TextKind::Contact => {
            ("Contact details", "Suppliers’ addresses, e-mail addresses and identifiers.")
        }
        TextKind::Bid => {
            ("What suppliers wrote", "Names of bids, how and when commitments are met, evidence.")
        }
        TextKind::Reason => (
            "What the authority wrote",
            "Reasons, notes, circumstances. They may name people and suppliers.",
        ),
        TextKind::File => (
            "Files taken in",
            "The whole text of the file that the record began with. It says everything in it again, so it is withheld in every copy.",
        ),
        TextKind::Supplier => (
            "Suppliers’ names",
            "Without them a reader sees only which bid is the same in all entries.",
        ),
    }
}

/// A code for a kind, for ids on the page.
pub(super) fn kind_code(kind: TextKind) -> &'static str {
    match kind {
        TextKind::Person => "person",
        TextKind::Contact => "contact",
        TextKind::Bid => "bid",
        TextKind::Reason => "reason",
        TextKind::File => "file",
        TextKind::Supplier => "supplier",
    }
}

/// How much of a long text is kept to be shown.
const SHOWN: usize = 200;

/// One text, wherever it stands: withheld in one entry and left in another, it would be protected in none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// What kind of text.
    pub kind: TextKind,
    /// The text, or its beginning, to be shown.
    pub text: String,
    /// The whole text, to be searched and known again; empty for a file, which is always withheld.
    pub whole: String,
    /// Where it stands: the entry's number, and which of the entry's texts it is.
    pub places: Vec<(u64, usize)>,
}

/// Every text of a record that can be withheld.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// Kind by kind, in the order of the kinds and in each by the first entry.
    pub all: Vec<Row>,
    /// How many texts are withheld already.
    pub gone: usize,
}

impl Rows {
    /// Puts the same texts of one kind together.
    pub(super) fn of(texts: Vec<RecordText>) -> Self {
        let gone = texts.iter().filter(|text| text.is_withheld).count();
        let mut at: BTreeMap<(TextKind, String), usize> = BTreeMap::new();
        let mut all: Vec<Row> = Vec::new();
        for text in texts.into_iter().filter(|text| !text.is_withheld) {
            let place = (text.entry, text.at);
            let kind = text.kind;
            let excerpt: String = text.text.chars().take(SHOWN).collect();
            match at.entry((text.kind, text.text)) {
                std::collections::btree_map::Entry::Occupied(known) => {
                    if let Some(row) = all.get_mut(*known.get()) {
                        row.places.push(place);
                    }
                }
                std::collections::btree_map::Entry::Vacant(free) => {
                    let whole = match kind {
                        TextKind::File => String::new(),
                        _ => free.key().1.clone(),
                    };
                    let cut = free.key().1.len() > excerpt.len();
                    free.insert(all.len());
                    let text = if cut { format!("{excerpt}…") } else { excerpt };
                    all.push(Row { kind, text, whole, places: vec![place] });
                }
            }
        }
        let rank = |kind: TextKind| KINDS.iter().position(|other| *other == kind);
        all.sort_by_key(|row| rank(row.kind));
        Self { all, gone }
    }

    /// How many texts of a kind there are, and how many of them are chosen.
    pub(super) fn count(&self, kind: TextKind, chosen: &Chosen) -> (usize, usize) {
        let of_kind = self.all.iter().filter(|row| row.kind == kind);
        of_kind.fold((0, 0), |(all, withheld), row| {
            let texts = row.places.len();
            (all + texts, withheld + if chosen.takes(row) { texts } else { 0 })
        })
    }

    /// The places of everything that is chosen.
    pub(super) fn chosen(&self, chosen: &Chosen) -> BTreeSet<(u64, usize)> {
        let rows = self.all.iter().filter(|row| chosen.takes(row));
        rows.flat_map(|row| row.places.iter().copied()).collect()
    }
}

/// What is chosen: kinds, and single rows that go against their kind, by their texts: positions are other ones as soon
/// as something is entered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Chosen {
    kinds: BTreeSet<TextKind>,
    against: BTreeSet<(TextKind, String)>,
}

impl Chosen {
    /// What a purpose chooses.
    pub(super) fn of(preset: Preset) -> Self {
        let kinds = preset.kinds().iter().copied().chain([TextKind::File]).collect();
        Self { kinds, against: BTreeSet::new() }
    }

    /// Whether a kind is chosen, but for single rows.
    pub(super) fn has(&self, kind: TextKind) -> bool {
        self.kinds.contains(&kind)
    }

    /// Whether a row is chosen.
    pub(super) fn takes(&self, row: &Row) -> bool {
        let against = |(kind, whole): &(TextKind, String)| *kind == row.kind && *whole == row.whole;
        row.kind == TextKind::File || self.has(row.kind) != self.against.iter().any(against)
    }

    /// Chooses a whole kind, or nothing of it.
    pub(super) fn set(&mut self, kind: TextKind, wanted: bool) {
        self.against.retain(|(other, _)| *other != kind);
        if wanted {
            self.kinds.insert(kind);
        } else {
            self.kinds.remove(&kind);
        }
    }

    /// Chooses one row, or leaves it.
    pub(super) fn set_row(&mut self, row: &Row, wanted: bool) {
        let known = (row.kind, row.whole.clone());
        if self.has(row.kind) == wanted {
            self.against.remove(&known);
        } else {
            self.against.insert(known);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(entry: u64, at: usize, kind: TextKind, text: &str) -> RecordText {
        RecordText { entry, at, kind, text: text.to_owned(), is_withheld: false }
    }

    #[test]
    fn one_text_is_chosen_wherever_it_stands_and_kinds_as_a_whole() {
        let gone = RecordText { is_withheld: true, ..text(3, 0, TextKind::Person, "[withheld 1]") };
        let rows = Rows::of(vec![
            text(1, 0, TextKind::Supplier, "Alder"),
            text(1, 1, TextKind::Person, "Ann"),
            text(2, 0, TextKind::Person, "Ann"),
            gone,
            text(4, 0, TextKind::Person, "Bob"),
            text(4, 1, TextKind::File, &"x".repeat(300)),
        ]);
        let texts: Vec<&str> = rows.all.iter().map(|row| row.text.get(..3).unwrap()).collect();
        assert_eq!((texts, rows.gone), (vec!["Ann", "Bob", "xxx", "Ald"], 1));
        let mut chosen = Chosen::of(Preset::FreedomOfInformation);
        assert_eq!(rows.count(TextKind::Person, &chosen), (3, 3));
        chosen.set_row(&rows.all[0], false);
        chosen.set_row(&rows.all[3], true);
        assert_eq!(rows.count(TextKind::Person, &chosen), (3, 1));
        assert_eq!(rows.chosen(&chosen), BTreeSet::from([(4, 0), (4, 1), (1, 0)]));
        // What is entered meanwhile changes nothing of it.
        let more = Rows::of(vec![
            text(1, 0, TextKind::Supplier, "Alder"),
            text(1, 1, TextKind::Person, "Ann"),
            text(4, 0, TextKind::Person, "Bob"),
            text(5, 0, TextKind::Person, "Eve"),
            text(5, 1, TextKind::Contact, "1 Example Street"),
            text(5, 2, TextKind::Supplier, "Birch"),
        ]);
        assert_eq!(more.chosen(&chosen), BTreeSet::from([(4, 0), (5, 0), (5, 1), (1, 0)]));
        // The kind as a whole goes before what was chosen of it.
        chosen.set(TextKind::Person, true);
        assert_eq!(rows.count(TextKind::Person, &chosen), (3, 3));
        chosen.set(TextKind::File, false);
        assert_eq!(rows.count(TextKind::File, &chosen), (1, 1));
        chosen.set_row(&rows.all[3], false);
        assert_eq!(rows.count(TextKind::Supplier, &chosen), (1, 0));
    }
}
