//! The fields of a response: what is typed stays as typed, and counts as soon as it can be read.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::{Callback, Html, InputEvent, TargetCast, classes, html};

use super::field::Field;
use super::here::Here;
use super::work::Do;

/// What is asked in a field. Texts that are empty are left out.
pub(super) struct Input<'a> {
    /// Which field.
    pub field: Field,
    /// What is asked.
    pub label: &'a str,
    /// Help on what to enter.
    pub hint: &'a str,
    /// How many lines are shown; 1 for a field of one line.
    pub rows: u8,
    /// The width of a field of one line in characters: 5, 10 or 20; 0 for all there is.
    pub width: u8,
    /// Whether a number is asked for.
    pub number: bool,
    /// Whether an e-mail address is asked for.
    pub email: bool,
    /// A sign in front, such as £.
    pub prefix: &'a str,
    /// A word behind, such as a unit.
    pub suffix: &'a str,
    /// What the browser may fill in.
    pub autocomplete: &'static str,
    /// The id of something else that describes it.
    pub described_by: &'a str,
}

impl<'a> Input<'a> {
    /// A field of one line, with nothing but a label.
    pub(super) fn of(field: Field, label: &'a str) -> Self {
        Self {
            field,
            label,
            hint: "",
            rows: 1,
            width: 0,
            number: false,
            email: false,
            prefix: "",
            suffix: "",
            autocomplete: "off",
            described_by: "",
        }
    }
}

/// A field of one line or several.
pub(super) fn input(here: &Here, asked: Input) -> Html {
    let Input { field, label, hint, rows, width, number, prefix, suffix, autocomplete, .. } = asked;
    let id = field.path();
    let text = here.work.text(&field);
    let problem = here.work.problem(&id);
    let typed = {
        let (does, field) = (here.does.clone(), field.clone());
        move |text: String| does.emit(Do::Type(field.clone(), text))
    };
    let onblur = {
        let does = here.does.clone();
        Callback::from(move |_| does.emit(Do::Leave(field.clone())))
    };
    let ids = [
        (!hint.is_empty()).then(|| format!("{id}/hint")),
        problem.map(|_| format!("{id}/error")),
        (!asked.described_by.is_empty()).then(|| asked.described_by.to_owned()),
    ];
    let ids: Vec<String> = ids.into_iter().flatten().collect();
    let described = (!ids.is_empty()).then(|| ids.join(" "));
    let invalid = problem.map(|_| "true");
    let control = if rows > 1 {
        let oninput = move |event: InputEvent| {
            typed(event.target_unchecked_into::<HtmlTextAreaElement>().value());
        };
        html! {
            <textarea id={id.clone()} part="input" class={classes!("govuk-textarea", invalid.map(|_| "govuk-textarea--error"))}
                rows={rows.to_string()} {autocomplete} value={text} aria-describedby={described}
                aria-invalid={invalid} {oninput} {onblur} />
        }
    } else {
        let oninput = move |event: InputEvent| {
            typed(event.target_unchecked_into::<HtmlInputElement>().value());
        };
        let keys = match (number, asked.email) {
            (true, _) => Some("decimal"),
            (_, true) => Some("email"),
            _ => None,
        };
        let width = (width > 0).then(|| format!("govuk-input--width-{width}"));
        let input = html! {
            <input id={id.clone()} part="input" class={classes!("govuk-input", width, invalid.map(|_| "govuk-input--error"))} type="text"
                inputmode={keys} {autocomplete} spellcheck="false" value={text}
                aria-describedby={described} aria-invalid={invalid} {oninput} {onblur} />
        };
        if !prefix.is_empty() || !suffix.is_empty() {
            html! {
                <div class="govuk-input__wrapper">
                    if !prefix.is_empty() {
                        <div class="govuk-input__prefix" aria-hidden="true">{ prefix }</div>
                    }
                    { input }
                    if !suffix.is_empty() {
                        <div class="govuk-input__suffix" aria-hidden="true">{ suffix }</div>
                    }
                </div>
            }
        } else {
            input
        }
    };
    html! {
        <div class={classes!("govuk-form-group", invalid.map(|_| "govuk-form-group--error"))}>
            <label class="govuk-label govuk-label--s" for={id.clone()}>{ label }</label>
            if !hint.is_empty() {
                <div id={format!("{id}/hint")} class="govuk-hint">{ hint }</div>
            }
            // It is there before it says anything, so that what it says when the field is left is announced.
            <div aria-live="polite">
                if let Some(problem) = problem {
                    <p id={format!("{id}/error")} class="govuk-error-message">
                        <span class="govuk-visually-hidden">{ "Error: " }</span>{ problem }
                    </p>
                }
            </div>
            { control }
        </div>
    }
}
