//! What was asked and what was answered, line by line.

use js_sys::JsString;
use yew::{AttrValue, Callback, Html, Properties, component, html};

use super::link::followed;

/// One row of a summary list.
#[derive(Clone, PartialEq)]
pub struct SummaryRow {
    /// What was asked.
    pub key: AttrValue,
    /// What was answered.
    pub value: Html,
    /// Goes to where it can be changed.
    pub onchange: Option<Callback<()>>,
}

/// A summary list's properties.
#[derive(Properties, PartialEq)]
pub struct SummaryListProps {
    /// Its rows.
    pub rows: Vec<SummaryRow>,
}

/// A summary list, on the app's screens.
#[component]
pub fn SummaryList(props: &SummaryListProps) -> Html {
    summary_list(&props.rows)
}

/// What was asked and what was answered, each with a link to change it.
pub fn summary_list(rows: &[SummaryRow]) -> Html {
    let rows = rows.iter().map(|row| {
        let change = row.onchange.as_ref().map(|onchange| {
            html! {
                <dd class="govuk-summary-list__actions">
                    <a class="govuk-link" href="#" onclick={followed(onchange)}>
                        { "Change" }<span class="govuk-visually-hidden">{ format!(" {}", lower(&row.key)) }</span>
                    </a>
                </dd>
            }
        });
        html! {
            <div class="govuk-summary-list__row">
                <dt class="govuk-summary-list__key">{ &row.key }</dt>
                <dd class="govuk-summary-list__value">{ row.value.clone() }</dd>
                { change.unwrap_or_default() }
            </div>
        }
    });
    html! { <dl class="govuk-summary-list">{ for rows }</dl> }
}

/// A heading as it stands within a sentence. The browser has the small letters of all scripts already.
#[must_use]
pub fn lower(name: &str) -> String {
    let mut letters = name.chars();
    let Some(first) = letters.next() else { return String::new() };
    let first = String::from(JsString::from(first.to_string()).to_lower_case());
    format!("{first}{}", letters.as_str())
}
