//! Asking for a file: for the form where the page gives none, or for a response to go on with.

use common_measure::fault::Fault;
use common_measure::response::{Response, ResponseForm};
use common_measure_parts::details;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlInputElement;
use yew::{Callback, Event, Html, TargetCast, html};

/// The id of the field.
pub(super) const FIELD: &str = "form-file";

/// A field for the form's file. `onchoose` is told the text of the file; `problem` is why the last one was not taken.
pub(super) fn choose(onchoose: Callback<String>, problem: Option<&str>) -> Html {
    let hint = "The council publishes it with the tender documents. Its name ends in .json. A response that you saved to go on with can be opened here too. Nothing is sent anywhere.";
    field("Open the response form", hint, onchoose, problem)
}

/// The same for a response to go on with, under the form that the page gives.
pub(super) fn choose_saved(onchoose: Callback<String>) -> Html {
    let hint = "Its name ends in “my response, not for sending.json”.";
    let field = field("Open your response", hint, onchoose, None);
    html! { <div class="app-no-print">{ details("Go on with a file that you saved".into(), field) }</div> }
}

/// The text to go on with from a file that was chosen, under the form as it is given now. Fails in words.
pub(super) fn saved(text: &str, given: &str) -> Result<String, String> {
    let in_words = |fault: Fault| fault.to_string();
    let mut response = Response::parse(text).map_err(in_words)?;
    let form = ResponseForm::parse(given).or_else(|_| Response::parse(given).map(|it| it.form));
    let form = form.map_err(in_words)?;
    if !response.form.is_of_the_same(&form) {
        return Err(format!(
            "This file is a response to another form than the one on this page: to “{}”. Choose a file that you saved from this form.",
            response.form.title.trim()
        ));
    }
    if !response.form.asks_the_same(&form) {
        return Err("What this form asks has changed since you saved this file. Your answers could mean something else here, so they are not used. Fill in the form as it is now, with the file beside it.".to_owned());
    }
    response.form = form;
    response.to_json().map_err(in_words)
}

fn field(label: &str, hint: &str, onchoose: Callback<String>, problem: Option<&str>) -> Html {
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
            <label class="govuk-label govuk-label--m" for={FIELD}>{ label }</label>
            <div id="form-file/hint" class="govuk-hint">
                { hint }
            </div>
            if let Some(problem) = problem {
                <p id="form-file/error" class="govuk-error-message" role="alert">
                    <span class="govuk-visually-hidden">{ "Error: " }</span>{ problem }
                </p>
            }
            <input id={FIELD} class="govuk-file-upload" type="file" accept=".json,application/json"
                aria-describedby={if problem.is_some() { "form-file/hint form-file/error" } else { "form-file/hint" }} {onchange} />
        </div>
    }
}

#[cfg(test)]
mod tests {
    use common_measure::code::{CheckCode, Hash};
    use common_measure::procurement::Procurement;

    use super::*;

    fn form(criteria: &[u8], send_to: &str) -> ResponseForm {
        let of = Procurement::parse(include_str!("../../../../examples/sports-pavilion-8.json"))
            .unwrap();
        ResponseForm {
            criteria: CheckCode::of(1, &Hash::of(&[criteria])),
            title: of.details.title,
            authority: of.details.authority,
            reference: String::new(),
            deadline: None,
            send_to: send_to.to_owned(),
            measures: of.measures,
            scheme: of.scheme,
        }
    }

    fn file(form: ResponseForm, name: &str) -> String {
        let mut response = Response::start(form);
        name.clone_into(&mut response.supplier.name);
        response.to_json().unwrap()
    }

    #[test]
    fn a_file_is_gone_on_with_under_the_form_of_the_page_or_not_at_all() {
        let now = || form(b"criteria", "https://right.example");
        let then = file(form(b"criteria", "https://wrong.example"), "Ash Ltd");
        for given in [now().to_json().unwrap(), file(now(), "")] {
            assert_eq!(saved(&then, &given), Ok(file(now(), "Ash Ltd")));
            let mut other = form(b"other criteria", "https://right.example");
            "Another".clone_into(&mut other.title);
            let refused = saved(&file(other, "Ash Ltd"), &given).unwrap_err();
            assert!(refused.starts_with("This file is a response to another form"), "{refused}");
            let mut changed = form(b"other criteria", "https://right.example");
            changed.scheme.points_available = "1000".parse().ok();
            let refused = saved(&file(changed, "Ash Ltd"), &given).unwrap_err();
            assert!(refused.starts_with("What this form asks has changed since"), "{refused}");
        }
        // A form is no response.
        let form = now().to_json().unwrap();
        assert!(saved(&form, &form).is_err());
    }
}
