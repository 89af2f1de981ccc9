//! Which entries are shown: one person's, or those with some words in them.

use common_measure::record::HistoryLine;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement, InputEvent};
use yew::{Callback, Html, Properties, TargetCast, component, html};

use crate::session::Shared;

use super::list::Past;

/// What is looked for; empty is everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::record) struct Filter {
    /// A person's name.
    pub who: String,
    /// Words, anywhere in what was done.
    pub words: String,
}

impl Filter {
    /// Whether an entry is shown: one of its lines must say all of the words.
    pub(super) fn takes(&self, lines: &[HistoryLine]) -> bool {
        let words: Vec<String> = self.words.split_whitespace().map(str::to_lowercase).collect();
        lines.iter().any(|line| {
            let texts = [Some(&line.what), line.before.as_ref(), line.after.as_ref()];
            let said: Vec<String> =
                texts.into_iter().flatten().map(|text| text.to_lowercase()).collect();
            (self.who.is_empty() || line.who == self.who)
                && words.iter().all(|word| said.iter().any(|text| text.contains(word)))
        })
    }
}

/// The fields' properties.
#[derive(Properties, PartialEq)]
pub(super) struct FilterFieldsProps {
    /// The history.
    pub past: Shared<Past>,
    /// What is looked for now.
    pub filter: Filter,
    /// What is to be looked for.
    pub onfilter: Callback<Filter>,
}

/// A choice of people, and a field for words.
#[component]
pub(super) fn FilterFields(props: &FilterFieldsProps) -> Html {
    let FilterFieldsProps { past, filter, onfilter } = props;
    let onwho = {
        let (filter, onfilter) = (filter.clone(), onfilter.clone());
        move |event: Event| {
            let who = event.target_unchecked_into::<HtmlSelectElement>().value();
            onfilter.emit(Filter { who, ..filter.clone() });
        }
    };
    let onwords = {
        let (filter, onfilter) = (filter.clone(), onfilter.clone());
        move |event: InputEvent| {
            let words = event.target_unchecked_into::<HtmlInputElement>().value();
            onfilter.emit(Filter { words, ..filter.clone() });
        }
    };
    let people = past.people.iter().map(|who| {
        html! { <option value={who.clone()} selected={filter.who == *who}>{ who }</option> }
    });
    html! {
        <div class="app-history__filter app-no-print">
            <div class="govuk-form-group">
                <label class="govuk-label" for="history-who">{ "Entered by" }</label>
                <select id="history-who" class="govuk-select" onchange={onwho}>
                    <option value="" selected={filter.who.is_empty()}>{ "Everyone" }</option>
                    { for people }
                </select>
            </div>
            <div class="govuk-form-group">
                <label class="govuk-label" for="history-words">{ "With these words" }</label>
                <input id="history-words" class="govuk-input govuk-input--width-20" type="text" autocomplete="off"
                    spellcheck="false" value={filter.words.clone()} oninput={onwords} />
            </div>
        </div>
    }
}
