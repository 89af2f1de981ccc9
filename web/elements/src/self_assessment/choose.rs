//! Asking for the form where the page gives none.

use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlInputElement;
use yew::{Callback, Event, Html, Properties, TargetCast, component, html};

/// What is asked, and what was wrong with the last answer.
#[derive(Properties, PartialEq)]
pub(super) struct ChooseProps {
    /// Told the text of the file.
    pub onchoose: Callback<String>,
    /// Why the last file was not taken.
    pub problem: Option<String>,
}

/// A field for the form's file.
#[component]
pub(super) fn Choose(props: &ChooseProps) -> Html {
    let onchange = {
        let onchoose = props.onchoose.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
            // So that the same file can be chosen again once it was mended.
            input.set_value("");
            let onchoose = onchoose.clone();
            spawn_local(async move {
                // A file that is gone meanwhile reads as an empty one, and is refused as such.
                let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
                onchoose.emit(text.unwrap_or_default());
            });
        })
    };
    let problem = props.problem.as_ref();
    html! {
        <div class={yew::classes!("govuk-form-group", problem.map(|_| "govuk-form-group--error"))}>
            <label class="govuk-label govuk-label--m" for="form-file">{ "Open the response form" }</label>
            <div id="form-file/hint" class="govuk-hint">
                { "The council publishes it with the tender documents. Its name ends in .json. A response that you saved to go on with can be opened here too. Nothing is sent anywhere." }
            </div>
            if let Some(problem) = problem {
                <p id="form-file/error" class="govuk-error-message" role="alert">
                    <span class="govuk-visually-hidden">{ "Error: " }</span>{ problem }
                </p>
            }
            <input id="form-file" class="govuk-file-upload" type="file" accept=".json,application/json"
                aria-describedby={if problem.is_some() { "form-file/hint form-file/error" } else { "form-file/hint" }} {onchange} />
        </div>
    }
}
