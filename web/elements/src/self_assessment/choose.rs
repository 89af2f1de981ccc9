//! Asking for the form where the page gives none.

use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlInputElement;
use yew::{Callback, Event, Html, TargetCast, html};

/// A field for the form's file. `onchoose` is told the text of the file; `problem` is why the last one was not taken.
pub(super) fn choose(onchoose: Callback<String>, problem: Option<&str>) -> Html {
    let onchange = Callback::from(move |event: Event| {
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
    });
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
