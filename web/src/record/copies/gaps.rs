//! The gaps of a copy with texts withheld: how many, by whom, and on what ground.

use common_measure::record::Withheld;
use common_measure_parts::words::count;
use yew::{Html, component, html};

use crate::session::use_session;

/// Gaps of one hand and one ground together, each with how many they are.
pub(crate) fn grounds<'a>(gaps: impl IntoIterator<Item = &'a Withheld>) -> Vec<(Withheld, usize)> {
    let mut grounds: Vec<(Withheld, usize)> = Vec::new();
    for why in gaps {
        match grounds.iter_mut().find(|(other, _)| other == why) {
            Some((_, texts)) => *texts += 1,
            None => grounds.push((why.clone(), 1)),
        }
    }
    grounds
}

/// Which texts are withheld in the record that is open, by whom and on what ground.
#[component]
pub(crate) fn WithheldHere() -> Html {
    let session = use_session();
    if session.withheld == 0 {
        return Html::default();
    }
    let found =
        session.record(|record| grounds(record.entries().iter().flat_map(|entry| &entry.withheld)));
    let lines = found.unwrap_or_default().into_iter().map(|(why, texts)| {
        html! { <li>{ format!("{} by {}: {}", count(texts, "text", "texts"), why.by, why.ground) }</li> }
    });
    html! {
        <section class="govuk-inset-text app-said" aria-label="Copy with texts withheld">
            <p class="govuk-body govuk-!-font-weight-bold">{ "This is a copy of a record with texts withheld. In place of each stands “[withheld …]”." }</p>
            <ul class="govuk-list govuk-list--bullet">{ for lines }</ul>
            <p class="govuk-body">{ "Its entries are those of the whole record, with the same check codes, and it comes to the same figures. Nothing can be entered in it, because who did what is not all known here: work goes on in the whole record." }</p>
        </section>
    }
}
