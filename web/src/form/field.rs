//! Text fields: what is typed stays as typed until it is a command that core accepts.

use common_measure::record::Command;
use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlInputElement, HtmlTextAreaElement};
use yew::{
    AttrValue, Callback, Classes, FocusEvent, Html, InputEvent, KeyboardEvent, Properties, classes,
    component, hook, html, use_callback,
};

use crate::session::{Act, use_acts, use_found, use_session};

use super::settle::when_settled;

/// How wide a text field is drawn: the width says how long an answer is expected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Width {
    /// As wide as its container.
    #[default]
    Full,
    /// About this many characters: 2, 3, 4, 5, 10 or 20.
    Characters(u8),
}

/// A text field's properties; see the parts of the design system for what each looks like.
#[derive(Properties, PartialEq)]
pub(crate) struct TextFieldProps {
    /// The place of the field, as core's `places` names it: its id on the page too.
    pub path: AttrValue,
    /// What is asked.
    pub label: AttrValue,
    /// Hides the label from sight where the head of a column says the same.
    #[prop_or_default]
    pub label_hidden: bool,
    /// Draws the label large, where the field is the page's one question.
    #[prop_or_default]
    pub label_bold: bool,
    /// Help on what to enter.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// The confirmed value as it is to be edited.
    pub value: AttrValue,
    /// What a text means: a command, or in words why it means nothing.
    pub parse: Callback<String, Result<Command, String>>,
    /// A sign in front, such as £.
    #[prop_or_default]
    pub prefix: Option<AttrValue>,
    /// A sign or a word behind, such as %.
    #[prop_or_default]
    pub suffix: Option<AttrValue>,
    /// How wide it is.
    #[prop_or_default]
    pub width: Width,
    /// Whether a number is asked for.
    #[prop_or_default]
    pub number: bool,
    /// The most lines of a text area.
    #[prop_or(4)]
    pub rows: u32,
    /// Ids of other elements that describe it.
    #[prop_or_default]
    pub described_by: Option<AttrValue>,
}

/// What a field shows, and what it does.
struct Field {
    /// The text in it.
    pub text: AttrValue,
    /// What is wrong with it.
    pub problem: Option<AttrValue>,
    /// A key was typed.
    pub oninput: Callback<InputEvent>,
    /// The field was left.
    pub onblur: Callback<FocusEvent>,
    /// In a field of one line Enter issues the command, and Escape goes back to the confirmed value.
    pub onkeydown: Callback<KeyboardEvent>,
}

/// Wires a text field to the session: the raw text is kept while it is typed and applied to the
/// provisional copy; leaving the field, or Enter, issues the command.
#[hook]
fn use_field(
    path: &AttrValue,
    value: &AttrValue,
    parse: &Callback<String, Result<Command, String>>,
    single_line: bool,
) -> Field {
    let session = use_session();
    let acts = use_acts();
    let found = use_found();
    let unfinished = session.unfinished.get(path.as_str());
    let missing = || {
        let fault = found.faults.iter().find(|fault| fault.place.path() == path.as_str())?;
        // What was entered is named at once, what is missing only when a person has asked.
        let named = session.named || !value.is_empty();
        named.then(|| AttrValue::from(format!("{} {}", fault.problem, fault.remedy)))
    };
    let problem = match unfinished {
        Some(unfinished) => unfinished.problem.clone().map(AttrValue::from),
        None => missing(),
    };
    let text =
        unfinished.map_or_else(|| value.clone(), |there| AttrValue::from(there.text.clone()));

    let deps = (path.clone(), value.clone(), parse.clone(), acts.clone());
    let oninput = use_callback(deps.clone(), |event: InputEvent, (path, _, parse, acts)| {
        let Some(text) = text_of(event.target()) else { return };
        let attempt = parse.emit(text.clone()).ok();
        acts.act(Act::Typed { path: path.to_string(), text, attempt });
    });
    let onblur = use_callback(deps.clone(), |event: FocusEvent, (path, value, parse, acts)| {
        let Some(text) = text_of(event.target()) else { return };
        let (path, acts) = (path.to_string(), acts.clone());
        let act = match parse.emit(text.clone()) {
            _ if text == value.as_str() => Act::Abandoned(path),
            Ok(command) => Act::Issue { command, from: Some((path, text)) },
            Err(problem) => Act::Unreadable { path, text, problem },
        };
        when_settled(move || acts.act(act));
    });
    let onkeydown = use_callback(
        (deps, single_line),
        |event: KeyboardEvent, ((path, value, parse, acts), single_line)| match event.key().as_str()
        {
            // A long text is not thrown away by one key, nor is anything by a key that is for choosing a letter.
            _ if !*single_line || event.is_composing() => {}
            "Enter" => {
                let Some(text) = text_of(event.target()) else { return };
                let path = path.to_string();
                acts.act(match parse.emit(text.clone()) {
                    _ if text == value.as_str() => Act::Abandoned(path),
                    Ok(command) => Act::Issue { command, from: Some((path, text)) },
                    Err(problem) => Act::Unreadable { path, text, problem },
                });
            }
            "Escape" => acts.act(Act::Abandoned(path.to_string())),
            _ => {}
        },
    );
    Field { text, problem, oninput, onblur, onkeydown }
}

fn text_of(target: Option<EventTarget>) -> Option<String> {
    let target = target?;
    match target.dyn_into::<HtmlInputElement>() {
        Ok(input) => Some(input.value()),
        Err(other) => other.dyn_into::<HtmlTextAreaElement>().ok().map(|area| area.value()),
    }
}

/// The ids that describe a field: its hint, its error, and others.
pub(super) fn described_by(
    path: &str,
    hint: bool,
    problem: bool,
    others: Option<&AttrValue>,
) -> Option<AttrValue> {
    let mut ids = Vec::new();
    if hint {
        ids.push(format!("{path}/hint"));
    }
    if problem {
        ids.push(format!("{path}/error"));
    }
    ids.extend(others.map(ToString::to_string));
    (!ids.is_empty()).then(|| ids.join(" ").into())
}

/// The message of a field. Its place is there before it says anything, so that what it says when the field is left is
/// announced.
pub(super) fn error_message(path: &str, problem: Option<&AttrValue>) -> Html {
    html! {
        <div aria-live="polite">
            if let Some(problem) = problem {
                <p id={format!("{path}/error")} class="govuk-error-message">
                    <span class="govuk-visually-hidden">{ "Error: " }</span>{ problem }
                </p>
            }
        </div>
    }
}

fn around(props: &TextFieldProps, problem: Option<&AttrValue>, control: Html) -> Html {
    let label: Classes = classes!(
        "govuk-label",
        props.label_bold.then_some("govuk-label--s"),
        props.label_hidden.then_some("govuk-visually-hidden"),
    );
    html! {
        <div class={classes!("govuk-form-group", problem.map(|_| "govuk-form-group--error"))}>
            <label class={label} for={props.path.clone()}>{ &props.label }</label>
            if let Some(hint) = &props.hint {
                <div id={format!("{}/hint", props.path)} class="govuk-hint">{ hint }</div>
            }
            { error_message(&props.path, problem) }
            { control }
        </div>
    }
}

/// A field for one line of text, or a number.
#[component]
pub(crate) fn TextField(props: &TextFieldProps) -> Html {
    let field = use_field(&props.path, &props.value, &props.parse, true);
    let width = match props.width {
        Width::Full => None,
        Width::Characters(n) => Some(format!("govuk-input--width-{n}")),
    };
    let described = described_by(
        &props.path,
        props.hint.is_some(),
        field.problem.is_some(),
        props.described_by.as_ref(),
    );
    let input = html! {
        <input
            id={props.path.clone()}
            class={classes!("govuk-input", width, field.problem.as_ref().map(|_| "govuk-input--error"))}
            type="text"
            inputmode={props.number.then_some("decimal")}
            autocomplete="off"
            spellcheck={if props.number { "false" } else { "true" }}
            value={field.text}
            aria-describedby={described}
            aria-invalid={field.problem.as_ref().map(|_| "true")}
            oninput={field.oninput}
            onblur={field.onblur}
            onkeydown={field.onkeydown}
        />
    };
    let wrapped = if props.prefix.is_some() || props.suffix.is_some() {
        html! {
            <div class="govuk-input__wrapper">
                if let Some(prefix) = &props.prefix {
                    <div class="govuk-input__prefix" aria-hidden="true">{ prefix }</div>
                }
                { input }
                if let Some(suffix) = &props.suffix {
                    <div class="govuk-input__suffix" aria-hidden="true">{ suffix }</div>
                }
            </div>
        }
    } else {
        input
    };
    around(props, field.problem.as_ref(), wrapped)
}

/// A field for several lines of text.
#[component]
pub(crate) fn TextArea(props: &TextFieldProps) -> Html {
    let field = use_field(&props.path, &props.value, &props.parse, false);
    let described = described_by(
        &props.path,
        props.hint.is_some(),
        field.problem.is_some(),
        props.described_by.as_ref(),
    );
    let area = html! {
        <textarea
            id={props.path.clone()}
            class={classes!("govuk-textarea", field.problem.as_ref().map(|_| "govuk-textarea--error"))}
            rows={props.rows.to_string()}
            value={field.text}
            aria-describedby={described}
            aria-invalid={field.problem.as_ref().map(|_| "true")}
            oninput={field.oninput}
            onblur={field.onblur}
            onkeydown={field.onkeydown}
        />
    };
    around(props, field.problem.as_ref(), area)
}
