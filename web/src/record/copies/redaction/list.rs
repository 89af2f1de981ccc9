//! The texts one by one, a hundred to a page, with a box for each.

use common_measure::record::TextKind;
use common_measure_parts::words::count;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement, InputEvent};
use yew::{AttrValue, Callback, Html, Properties, TargetCast, component, html, use_state_eq};

use crate::form::{Button, Checkbox, Look};
use crate::session::Shared;

use super::choice::{Chosen, KINDS, Row, Rows, kind_code, kind_in_words};

/// How many texts stand on one page.
const PAGE: usize = 100;

/// How many entries are named beside a text.
const NAMED: usize = 5;

/// Which texts, and which of them are chosen.
#[derive(Properties, PartialEq)]
pub(super) struct TextsProps {
    /// All texts.
    pub rows: Shared<Rows>,
    /// Which are withheld.
    pub chosen: Chosen,
    /// What is to be withheld instead.
    pub onchoose: Callback<Chosen>,
}

/// The texts that are looked for, page by page.
#[component]
pub(super) fn Texts(props: &TextsProps) -> Html {
    let TextsProps { rows, chosen, onchoose } = props;
    let (kind, words, page) =
        (use_state_eq(|| None::<TextKind>), use_state_eq(String::new), use_state_eq(|| 0_usize));
    let wanted: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let takes = |row: &Row| {
        // What is beyond the words that are shown is withheld too.
        let said = row.whole.to_lowercase();
        kind.is_none_or(|kind| kind == row.kind) && wanted.iter().all(|word| said.contains(word))
    };
    let found: Vec<(usize, &Row)> =
        rows.all.iter().enumerate().filter(|(_, row)| takes(row)).collect();
    let pages = found.len().div_ceil(PAGE).max(1);
    let at = (*page).min(pages - 1);
    let to = |to: usize| {
        let page = page.clone();
        Callback::from(move |()| page.set(to))
    };
    let onkind = {
        let (kind, page) = (kind.clone(), page.clone());
        move |event: Event| {
            let code = event.target_unchecked_into::<HtmlSelectElement>().value();
            kind.set(KINDS.into_iter().find(|kind| kind_code(*kind) == code));
            page.set(0);
        }
    };
    let onwords = {
        let (words, page) = (words.clone(), page.clone());
        move |event: InputEvent| {
            words.set(event.target_unchecked_into::<HtmlInputElement>().value());
            page.set(0);
        }
    };
    let mut before = None;
    let shown = found.iter().skip(at * PAGE).take(PAGE).map(|(at, row)| {
        let first = before.replace(row.kind) != Some(row.kind);
        one(*at, row, first, chosen, onchoose)
    });
    let shown: Vec<Html> = shown.collect();
    let said = match found.len() {
        0 if rows.all.is_empty() => "There are no texts to withhold.".to_owned(),
        0 => "No text fits. Choose all kinds, or use fewer words.".to_owned(),
        found => {
            let what = count(found, "different text", "different texts");
            if pages == 1 {
                format!("{what}.")
            } else {
                format!("{what}, page {} of {pages}.", at + 1)
            }
        }
    };
    html! {
        <>
            <div class="app-history__filter">
                <div class="govuk-form-group">
                    <label class="govuk-label" for="redaction-kind">{ "Show" }</label>
                    <select id="redaction-kind" class="govuk-select" onchange={onkind}>
                        <option value="" selected={kind.is_none()}>{ "All kinds" }</option>
                        { for KINDS.into_iter().map(|each| html! {
                            <option value={kind_code(each)} selected={*kind == Some(each)}>{ kind_in_words(each).0 }</option>
                        }) }
                    </select>
                </div>
                <div class="govuk-form-group">
                    <label class="govuk-label" for="redaction-words">{ "With these words" }</label>
                    <input id="redaction-words" class="govuk-input govuk-input--width-20" type="text" autocomplete="off"
                        spellcheck="false" value={(*words).clone()} oninput={onwords} />
                </div>
            </div>
            <p class="govuk-body" role="status">{ said }</p>
            <fieldset class="govuk-fieldset">
                <legend class="govuk-visually-hidden">{ "Texts that are withheld" }</legend>
                <div class="govuk-checkboxes govuk-checkboxes--small app-redaction__texts">{ for shown }</div>
            </fieldset>
            if pages > 1 {
                <nav class="govuk-button-group" aria-label="Pages of the texts">
                    <Button look={Look::Secondary} onclick={to(at.saturating_sub(1))} disabled={at == 0}>{ "Texts before" }</Button>
                    <Button look={Look::Secondary} onclick={to(at + 1)} disabled={at + 1 >= pages}>{ "Texts after" }</Button>
                </nav>
            }
        </>
    }
}

fn one(at: usize, row: &Row, first: bool, chosen: &Chosen, onchoose: &Callback<Chosen>) -> Html {
    let (kind, _) = kind_in_words(row.kind);
    let onchange = {
        let (row, chosen, onchoose) = (row.clone(), chosen.clone(), onchoose.clone());
        Callback::from(move |wanted| {
            let mut chosen = chosen.clone();
            chosen.set_row(&row, wanted);
            onchoose.emit(chosen);
        })
    };
    html! {
        <>
            if first {
                <h3 class="govuk-heading-s" key={format!("kind {at}")}>{ kind }</h3>
            }
            if row.kind == TextKind::File {
                <p class="govuk-body app-said">{ format!("Always withheld: {}", places(row)) }</p>
            } else {
                <Checkbox key={at} path={AttrValue::from(format!("redaction-text-{at}"))} label={row.text.clone()}
                    hint={places(row)} checked={chosen.takes(row)} {onchange} />
            }
        </>
    }
}

/// Where a text stands: `entries 1, 2 and 3`.
fn places(row: &Row) -> String {
    let mut numbers: Vec<u64> = row.places.iter().map(|(entry, _)| *entry).collect();
    numbers.dedup();
    let named: Vec<String> = numbers.iter().take(NAMED).map(ToString::to_string).collect();
    let more = numbers.len().saturating_sub(NAMED);
    let entries = if numbers.len() == 1 { "entry" } else { "entries" };
    match more {
        0 => format!("{entries} {}", named.join(", ")),
        more => format!("{entries} {} and {more} more", named.join(", ")),
    }
}
