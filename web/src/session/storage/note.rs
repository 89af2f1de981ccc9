//! The note about a procurement that is kept beside its record.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::session::Unfinished;

/// Unfinished text by field, with the mark of the tab that it stands in.
pub(crate) type Drafts = Vec<(String, BTreeMap<String, Unfinished>)>;

/// What the list on the start page shows of a procurement, and what is kept beside its record.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct About {
    /// Its key in this browser.
    pub key: String,
    /// Its title when it was stored.
    pub title: String,
    /// When it was last changed, as an ISO 8601 time, so that it sorts by itself.
    pub changed: String,
    /// A mark that every store renews: another mark than ours means that another tab stored.
    pub stamp: String,
    /// The hash of the record's first entry, which no other procurement has.
    pub start: String,
    /// Whether it is a practice copy.
    pub practice: bool,
    /// Whether texts are withheld in it.
    pub withheld: bool,
    /// Which screen was open.
    pub screen: String,
    /// Text that is not part of the procurement yet, by field, in the tab that stored last.
    pub unfinished: BTreeMap<String, Unfinished>,
    /// That tab's mark.
    pub tab: String,
    /// The same text of other tabs.
    pub elsewhere: Drafts,
    /// Whether it was changed after it was last saved as a file.
    pub changed_since_file: bool,
    /// The name of the file that it was last saved as; empty for a download, which the browser may
    /// name as it likes, or not keep.
    pub file: Option<String>,
    /// How many bytes its record takes as a file; 0 if that was not noted yet.
    pub size: usize,
}

impl About {
    /// The unfinished text of every tab.
    pub(crate) fn drafts(&self) -> Drafts {
        let mut drafts = self.elsewhere.clone();
        drafts.push((self.tab.clone(), self.unfinished.clone()));
        drafts
    }

    /// All of it as one, for a tab that opens the procurement; what was stored last wins.
    pub(crate) fn all_unfinished(&self) -> BTreeMap<String, Unfinished> {
        self.drafts().into_iter().flat_map(|(_, drafts)| drafts).collect()
    }

    /// Keeps what other tabs have noted, but for what this one took over when it opened. Nobody's
    /// text becomes another's while both are open.
    pub(super) fn keep_elsewhere(&mut self, stored: &Self, taken: &Drafts) {
        let mut others = stored.drafts();
        others.retain(|other| !other.1.is_empty() && other.0 != self.tab && !taken.contains(other));
        self.elsewhere = others;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about(tab: &str, texts: &[(&str, &str)]) -> About {
        let unfinished = texts.iter().map(|(path, text)| {
            ((*path).to_owned(), Unfinished { text: (*text).to_owned(), problem: None })
        });
        About { tab: tab.to_owned(), unfinished: unfinished.collect(), ..About::default() }
    }

    #[test]
    fn each_tab_keeps_its_own_and_the_next_takes_all() {
        let one = about("one", &[("title", "Pav"), ("note", "a")]);
        let mut two = about("two", &[("title", "Lib")]);
        two.keep_elsewhere(&one, &Drafts::new());
        let all = two.all_unfinished();
        assert_eq!((all["title"].text.as_str(), all["note"].text.as_str()), ("Lib", "a"));
        // The tab that took all of it over keeps none of it twice.
        let mut three = about("three", &[]);
        three.keep_elsewhere(&two, &two.drafts());
        assert!(three.all_unfinished().is_empty());
        // What another tab has typed since stays.
        let mut one_again = about("one", &[("note", "ab")]);
        one_again.keep_elsewhere(&three, &Drafts::new());
        three.keep_elsewhere(&one_again, &two.drafts());
        assert_eq!(three.all_unfinished()["note"].text, "ab");
    }
}
