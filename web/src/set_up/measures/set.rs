//! The measure set as a file: saved to share, opened from a partner, or adapted as a copy of one's own.

use common_measure::framework::Framework;
use common_measure::procurement::Measures;
use common_measure::record::Command;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::{Callback, Event, Html, TargetCast, component, html};

use crate::form::{Button, Details, Look};
use crate::session::file::{download, file_name};
use crate::session::{opening, use_acts, use_session};

const FILE: &str = ".measures.json";

/// What can be done with the set as a whole.
#[component]
pub(super) fn WholeSet() -> Html {
    let (session, acts) = (use_session(), use_acts());
    let Some(set) = session.confirmed.measures.framework().cloned() else { return Html::default() };
    let is_own = matches!(session.confirmed.measures, Measures::Own(_));
    let onsave = {
        let (acts, set) = (acts.clone(), set.clone());
        Callback::from(move |()| {
            let text = set.to_json().map_err(|fault| fault.to_string());
            if let Err(reason) = text.and_then(|text| download(&text, &file_name(&set.title, FILE)))
            {
                acts.tell(reason);
            }
        })
    };
    let onadapt = {
        let (acts, set) = (acts.clone(), set.clone());
        let authority = session.confirmed.details.authority.clone();
        Callback::from(move |()| {
            let own = Measures::Own(Box::new(set.adapted(&authority)));
            acts.issue(Command::SetMeasures(Box::new(own)));
        })
    };
    let onopen = {
        let acts = acts.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                let acts = acts.clone();
                spawn_local(async move {
                    let name = file.name();
                    let text = opening::text(&file, &name).await;
                    match text.and_then(|text| read(&name, &text)) {
                        Ok(own) => acts.issue(Command::SetMeasures(Box::new(own))),
                        Err(reason) => acts.tell(reason),
                    }
                });
            }
            // So that choosing the same file again is a choice too.
            input.set_value("");
        })
    };
    html! {
        <Details summary="Share, adapt or replace this measure set">
            <p class="govuk-body">{ "Partners who use the same measures can compare what was delivered. Save the set as a file for them, or open theirs." }</p>
            <Button look={Look::Secondary} onclick={onsave}>{ "Save this measure set as a file" }</Button>
            <div class="govuk-form-group">
                <label class="govuk-label" for="open-measures">{ "Use another measure set" }</label>
                <div id="open-measures-hint" class="govuk-hint">{ "A file that was saved here. Questions on measures that it has as well stay as they are." }</div>
                <input class="govuk-file-upload" id="open-measures" type="file" accept=".json,application/json" aria-describedby="open-measures-hint" onchange={onopen} />
            </div>
            if !is_own {
                <p class="govuk-body">{ "To change units, evidence or wording, make a copy of your own. It says what it was adapted from." }</p>
                <Button look={Look::Secondary} onclick={onadapt}>{ "Make our own copy to adapt" }</Button>
            }
            if let Some(from) = &set.adapted_from {
                <p class="govuk-body">{ format!("Adapted from “{}”, {}.", from.title.trim(), from.publisher.trim()) }</p>
            }
        </Details>
    }
}

fn read(name: &str, text: &str) -> Result<Measures, String> {
    let set = Framework::parse(text).map_err(|faults| {
        let first = faults.first().map_or_else(String::new, ToString::to_string);
        format!("“{name}” was not taken. {first}")
    })?;
    // One that is built in needs no copy.
    Ok(match Framework::built_in(&set.id) {
        Some(known) if *known == set => Measures::BuiltIn(set.id),
        _ => Measures::Own(Box::new(set)),
    })
}
