//! The fields of a response: what is typed stays as typed, and counts as soon as it can be read.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::{
    AttrValue, Callback, Html, InputEvent, Properties, TargetCast, classes, component, html,
};

use super::field::Field;
use super::use_work;
use super::work::Do;

/// A field's properties.
#[derive(Properties, PartialEq)]
pub(super) struct InputProps {
    /// Which.
    pub field: Field,
    /// What is asked.
    pub label: AttrValue,
    /// Help on what to enter.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// How many lines are shown; 1 for a field of one line.
    #[prop_or(1)]
    pub rows: u32,
    /// The width of a field of one line in characters: 5, 10 or 20; 0 for all there is.
    #[prop_or_default]
    pub width: u8,
    /// Whether a number is asked for.
    #[prop_or_default]
    pub number: bool,
    /// Whether an e-mail address is asked for.
    #[prop_or_default]
    pub email: bool,
    /// A sign in front, such as £.
    #[prop_or_default]
    pub prefix: Option<AttrValue>,
    /// A word behind, such as a unit.
    #[prop_or_default]
    pub suffix: Option<AttrValue>,
    /// What the browser may fill in.
    #[prop_or(AttrValue::Static("off"))]
    pub autocomplete: AttrValue,
    /// The id of something else that describes it.
    #[prop_or_default]
    pub described_by: Option<AttrValue>,
}

/// A field of one line or several.
#[component]
pub(super) fn Input(props: &InputProps) -> Html {
    let work = use_work();
    let InputProps { field, label, hint, rows, width, number, prefix, suffix, .. } = props;
    let id = field.path();
    let text = work.text(field);
    let problem = work.problem(&id).map(str::to_owned);
    let typed = {
        let (work, field) = (work.clone(), field.clone());
        move |text: String| work.dispatch(Do::Type(field.clone(), text))
    };
    let onblur = {
        let (work, field) = (work.clone(), field.clone());
        Callback::from(move |_| work.dispatch(Do::Leave(field.clone())))
    };
    let ids = [
        hint.as_ref().map(|_| format!("{id}/hint")),
        problem.as_ref().map(|_| format!("{id}/error")),
        props.described_by.as_ref().map(ToString::to_string),
    ];
    let ids: Vec<String> = ids.into_iter().flatten().collect();
    let described = (!ids.is_empty()).then(|| ids.join(" "));
    let invalid = problem.as_ref().map(|_| "true");
    let control = if *rows > 1 {
        let oninput = move |event: InputEvent| {
            typed(event.target_unchecked_into::<HtmlTextAreaElement>().value());
        };
        html! {
            <textarea id={id.clone()} part="input" class={classes!("govuk-textarea", invalid.map(|_| "govuk-textarea--error"))}
                rows={rows.to_string()} autocomplete={props.autocomplete.clone()} value={text} aria-describedby={described}
                aria-invalid={invalid} {oninput} {onblur} />
        }
    } else {
        let oninput = move |event: InputEvent| {
            typed(event.target_unchecked_into::<HtmlInputElement>().value());
        };
        let keys = match (number, props.email) {
            (true, _) => Some("decimal"),
            (_, true) => Some("email"),
            _ => None,
        };
        let width = (*width > 0).then(|| format!("govuk-input--width-{width}"));
        let input = html! {
            <input id={id.clone()} part="input" class={classes!("govuk-input", width, invalid.map(|_| "govuk-input--error"))} type="text"
                inputmode={keys} autocomplete={props.autocomplete.clone()} spellcheck="false" value={text}
                aria-describedby={described} aria-invalid={invalid} {oninput} {onblur} />
        };
        if prefix.is_some() || suffix.is_some() {
            html! {
                <div class="govuk-input__wrapper">
                    if let Some(prefix) = prefix {
                        <div class="govuk-input__prefix" aria-hidden="true">{ prefix }</div>
                    }
                    { input }
                    if let Some(suffix) = suffix {
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
            if let Some(hint) = hint {
                <div id={format!("{id}/hint")} class="govuk-hint">{ hint }</div>
            }
            if let Some(problem) = &problem {
                <p id={format!("{id}/error")} class="govuk-error-message">
                    <span class="govuk-visually-hidden">{ "Error: " }</span>{ problem }
                </p>
            }
            { control }
        </div>
    }
}
