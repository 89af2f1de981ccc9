//! What is bought, by whom, under which rules.

use common_measure::procurement::Regime;
use common_measure::record::{Command, Detail};
use yew::{AttrValue, Callback, Html, component, html};

use crate::form::{Choice, Radios, TextArea, TextField, Width, optional_money};
use crate::screen::Screen;
use crate::session::{use_acts, use_session};

use super::page::{Page, any_text};

/// Title, authority, reference, regime, estimated value, note.
#[component]
pub(crate) fn Details() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let details = &session.confirmed.details;
    let regimes: Vec<Choice> = Regime::ALL
        .iter()
        .enumerate()
        .map(|(at, regime)| Choice::new(at.to_string(), regime.name()))
        .collect();
    let chosen = details.regime.and_then(|chosen| {
        let at = Regime::ALL.iter().position(|regime| *regime == chosen)?;
        Some(AttrValue::from(at.to_string()))
    });
    let onregime = Callback::from(move |at: AttrValue| {
        let regime = at.parse::<usize>().ok().and_then(|at| Regime::ALL.get(at).copied());
        acts.issue(Command::SetDetail(Detail::Regime(regime)));
    });
    let value = Callback::from(|text: String| {
        optional_money(&text).map(|value| Command::SetDetail(Detail::EstimatedValue(value)))
    });
    let value_text = details
        .estimated_value
        .map_or_else(AttrValue::default, |value| value.in_words().replace('£', "").into());
    html! {
        <Page next={Screen::Lots}>
            <TextField
                path="details/title"
                label="Title of the procurement"
                hint="As it stands in the tender documents."
                value={details.title.clone()}
                parse={any_text(|text| Command::SetDetail(Detail::Title(text)))}
            />
            <TextField
                path="details/authority"
                label="Contracting authority"
                value={details.authority.clone()}
                parse={any_text(|text| Command::SetDetail(Detail::Authority(text)))}
            />
            <TextField
                path="details/reference"
                label="Your reference (optional)"
                width={Width::Characters(20)}
                value={details.reference.clone()}
                parse={any_text(|text| Command::SetDetail(Detail::Reference(text)))}
            />
            <Radios
                path="details/regime"
                legend="Which rules does it run under?"
                hint="This chooses notes and documents. It never changes a figure."
                choices={regimes}
                {chosen}
                onchoose={onregime}
            />
            <TextField
                path="details/estimated_value"
                label="Estimated value of the contract (optional)"
                hint="Over its whole term, with extensions."
                prefix="£"
                number=true
                width={Width::Characters(10)}
                value={value_text}
                parse={value}
            />
            <TextArea
                path="details/note"
                label="Note (optional)"
                hint="Anything that readers of the file should know. Do not enter personal data."
                value={details.note.clone()}
                parse={any_text(|text| Command::SetDetail(Detail::Note(text)))}
            />
        </Page>
    }
}
