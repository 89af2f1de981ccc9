//! The entries themselves, a hundred to a page.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

use common_measure::record::{HistoryLine, Withheld};
use common_measure_parts::clock;
use common_measure_parts::words::count;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_state_eq};

use crate::form::{Button, Look};
use crate::session::Shared;

use super::super::copies::grounds;
use super::filter::Filter;

/// How many entries stand on one page of the whole history.
const PAGE: usize = 100;

/// The history, entry by entry.
pub(in crate::record) struct Past {
    lines: Vec<HistoryLine>,
    /// Which lines are of one entry, the newest entry first.
    entries: Vec<Range<usize>>,
    /// Everyone who entered something.
    pub(super) people: Vec<String>,
}

impl Past {
    /// Lines as the record has them, the first first.
    pub(in crate::record) fn of(lines: Vec<HistoryLine>) -> Self {
        let mut entries: Vec<Range<usize>> = Vec::new();
        let mut last = None;
        for (at, line) in lines.iter().enumerate() {
            match entries.last_mut() {
                Some(range) if last == Some(line.entry) => range.end = at + 1,
                _ => entries.push(at..at + 1),
            }
            last = Some(line.entry);
        }
        entries.reverse();
        let people: BTreeSet<&String> = lines.iter().map(|line| &line.who).collect();
        let people = people.into_iter().cloned().collect();
        Self { lines, entries, people }
    }

    fn entry(&self, range: &Range<usize>) -> &[HistoryLine] {
        self.lines.get(range.clone()).unwrap_or_default()
    }
}

/// Which entries of which history.
#[derive(Properties, PartialEq)]
pub(in crate::record) struct EntriesProps {
    /// The history.
    pub past: Shared<Past>,
    /// What is looked for.
    #[prop_or_default]
    pub filter: Filter,
    /// What is to be known of single entries, by their numbers.
    #[prop_or_default]
    pub notes: Rc<BTreeMap<u64, String>>,
    /// How many entries stand on one page.
    #[prop_or(PAGE)]
    pub page: usize,
    /// What the pages are pages of.
    #[prop_or(AttrValue::Static("the history"))]
    pub of: AttrValue,
}

/// The entries that are looked for, page by page.
#[component]
pub(in crate::record) fn Entries(props: &EntriesProps) -> Html {
    let page = use_state_eq(|| 0_usize);
    let EntriesProps { past, filter, notes, page: each, of } = props;
    let found: Vec<&[HistoryLine]> = past
        .entries
        .iter()
        .map(|range| past.entry(range))
        .filter(|lines| filter.takes(lines))
        .collect();
    let pages = found.len().div_ceil(*each).max(1);
    let at = (*page).min(pages - 1);
    let shown = found.iter().skip(at * each).take(*each);
    let to = |to: usize| {
        let page = page.clone();
        Callback::from(move |()| page.set(to))
    };
    html! {
        <>
            <p class="govuk-body" role="status">{ said(past, found.len(), at, pages) }</p>
            <ol class="app-history" reversed=true>{ for shown.map(|lines| entry(lines, notes)) }</ol>
            if pages > 1 {
                <nav class="govuk-button-group" aria-label={format!("Pages of {of}")}>
                    <Button look={Look::Secondary} onclick={to(at.saturating_sub(1))} disabled={at == 0}>{ "Newer entries" }</Button>
                    <Button look={Look::Secondary} onclick={to(at + 1)} disabled={at + 1 >= pages}>{ "Older entries" }</Button>
                </nav>
            }
        </>
    }
}

/// How many entries are shown.
fn said(past: &Past, found: usize, at: usize, pages: usize) -> String {
    let all = past.entries.len();
    let what = match found {
        0 if all == 0 => return "There are no entries yet.".to_owned(),
        0 => return "No entry fits. Choose everyone, or use fewer words.".to_owned(),
        found if found == all => count(all, "entry", "entries"),
        found => format!("{found} of {}", count(all, "entry", "entries")),
    };
    if pages == 1 { format!("{what}.") } else { format!("{what}, page {} of {pages}.", at + 1) }
}

fn entry(lines: &[HistoryLine], notes: &BTreeMap<u64, String>) -> Html {
    let Some(first) = lines.first() else { return Html::default() };
    html! {
        <li class="app-history__entry" key={first.entry}>
            <div>
                <p class="govuk-body govuk-!-font-weight-bold">{ format!("Entry {}", first.entry) }</p>
                <p class="govuk-body-s">{ clock::in_words(&first.time) }<br />{ &first.who }</p>
            </div>
            <div>
                { for lines.iter().map(line) }
                if let Some(by) = first.undone_by {
                    <p class="govuk-body"><strong class="govuk-tag govuk-tag--grey">{ format!("Taken back in entry {by}") }</strong></p>
                }
                if let Some(note) = notes.get(&first.entry) {
                    <p class="govuk-body govuk-!-font-weight-bold">{ note }</p>
                }
                { for gaps(&first.withheld) }
            </div>
        </li>
    }
}

/// How many of an entry's texts are withheld, by whom and on what ground.
fn gaps(withheld: &[Withheld]) -> Vec<Html> {
    let said = |(why, texts): (Withheld, usize)| {
        let what = count(texts, "text is", "texts are");
        html! { <p class="govuk-hint">{ format!("{what} withheld by {}: {}", why.by, why.ground) }</p> }
    };
    grounds(withheld).into_iter().map(said).collect()
}

fn line(line: &HistoryLine) -> Html {
    html! {
        <>
            <p class="govuk-body">{ &line.what }</p>
            if let (Some(before), Some(after)) = (&line.before, &line.after) {
                <p class="govuk-body-s">{ format!("from {before} to {after}") }</p>
            }
        </>
    }
}

#[cfg(test)]
mod tests {
    use common_measure::code::{CheckCode, Hash};
    use common_measure::time::Time;

    use super::*;

    fn line(entry: u64, who: &str, what: &str) -> HistoryLine {
        HistoryLine {
            entry,
            time: Time::parse("2026-11-22T09:30:00Z").unwrap(),
            who: who.to_owned(),
            what: what.to_owned(),
            path: String::new(),
            before: None,
            after: Some("61 %".to_owned()),
            undone_by: None,
            withheld: Vec::new(),
            check_code: CheckCode::of(entry, &Hash::of(&[b"abc"])),
        }
    }

    #[test]
    fn lines_of_one_entry_stand_together_and_the_newest_first() {
        let past = Past::of(vec![
            line(1, "Ann", "Started"),
            line(2, "Bob", "Price"),
            line(2, "Bob", "Quality"),
        ]);
        let shown: Vec<Vec<&str>> = past
            .entries
            .iter()
            .map(|range| past.entry(range).iter().map(|line| line.what.as_str()).collect())
            .collect();
        assert_eq!(shown, [vec!["Price", "Quality"], vec!["Started"]]);
        assert_eq!(past.people, ["Ann", "Bob"]);
    }

    #[test]
    fn entries_are_found_by_person_and_by_words() {
        let takes = |who: &str, words: &str| {
            let filter = Filter { who: who.to_owned(), words: words.to_owned() };
            filter.takes(&[line(2, "Bob", "Price › weight")])
        };
        assert!(takes("", "") && takes("Bob", "WEIGHT price") && takes("", "61"));
        assert!(!takes("Ann", "") && !takes("Bob", "quality"));
    }
}
