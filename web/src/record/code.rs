//! Check codes, as people copy them.

use common_measure::code::CheckCode;
use common_measure::record::Entry;
use yew::{AttrValue, Html, Properties, component, html};

use crate::session::use_session;

/// Which check code.
#[derive(Properties, PartialEq)]
pub(crate) struct CodeProps {
    /// The code.
    pub code: CheckCode,
}

/// A check code. One click selects all of it.
#[component]
pub(crate) fn Code(props: &CodeProps) -> Html {
    html! { <code class="app-check-code">{ props.code.to_string() }</code> }
}

/// Which entry.
#[derive(Properties, PartialEq)]
pub(crate) struct LodgeProps {
    /// Its number.
    pub entry: u64,
    /// What it recorded: “the opening”.
    pub what: AttrValue,
}

/// The check code of an entry that is worth lodging outside the record.
#[component]
pub(crate) fn Lodge(props: &LodgeProps) -> Html {
    let session = use_session();
    let code = session.record(|record| record.entry(props.entry).map(Entry::check_code)).flatten();
    let Some(code) = code else { return Html::default() };
    html! {
        <>
            <p class="govuk-body">{ format!("Check code of {}: ", props.what) }<Code {code} /></p>
            <p class="govuk-body">{ format!("Lodge it in your portal or with audit: it shows later that nothing up to {} was changed.", props.what) }</p>
        </>
    }
}
