//! The form in which a finding is decided. What is typed is kept beside the procurement until it
//! is a decision, so it survives a reload.

use common_measure::assessment::FindingReport;
use common_measure::evaluation::{Decision, Outcome};
use common_measure::record::{Command, decide};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement, InputEvent};
use yew::{AttrValue, Callback, Event, Html, Properties, classes, component, html};

use crate::form::{Button, focus};
use crate::session::{Act, Acts, Problem, Session, Shared, Unfinished, use_acts, use_session};

use super::super::derived::Derived;

/// Which finding is decided.
#[derive(Properties, PartialEq)]
pub(super) struct DecisionFormProps {
    /// The place of the decision.
    pub path: AttrValue,
    /// The result that it is part of.
    pub derived: Shared<Derived>,
    /// The finding.
    pub found: Shared<FindingReport>,
}

/// The three fields of the form.
const OUTCOME: &str = "outcome";
const REASON: &str = "reason";
const DECIDED_BY: &str = "decided_by";

/// Accept, ask or exclude; why; and who says so.
#[component]
pub(super) fn DecisionForm(props: &DecisionFormProps) -> Html {
    let (session, acts) = (use_session(), use_acts());
    let path = &props.path;
    let field =
        |name: &str| session.unfinished.get(&format!("{path}/{name}")).cloned().unwrap_or_default();
    let onsubmit = {
        let (session, acts) = (session.clone(), acts.clone());
        let (path, found) = (path.clone(), props.found.clone());
        Callback::from(move |()| submit(&session, &acts, &path, &found))
    };
    let name = props.derived.name(&props.found.bid);
    let title = props.derived.title(props.found.criterion.as_ref());
    html! {
        <>
            { outcome_field(&acts, path, &props.found, &field(OUTCOME)) }
            { text_field(&acts, &format!("{path}/{REASON}"), "Reason", Some("It is shown with the result."), &field(REASON)) }
            { text_field(&acts, &format!("{path}/{DECIDED_BY}"), "Decided by", None, &field(DECIDED_BY)) }
            <Button onclick={onsubmit} about={format!("about {name} on {title}")}>{ "Save the decision" }</Button>
        </>
    }
}

/// Takes the decision if it is complete; else says beside each field what is missing.
fn submit(session: &Session, acts: &Acts, path: &str, found: &FindingReport) {
    let text = |name: &str| {
        let unfinished = session.unfinished.get(&format!("{path}/{name}"));
        unfinished.map(|unfinished| unfinished.text.clone()).unwrap_or_default()
    };
    let outcome = outcome(&text(OUTCOME));
    let missing = [
        (OUTCOME, outcome.is_none(), "Choose what is decided."),
        (
            REASON,
            text(REASON).trim().is_empty(),
            "A decision needs a reason. Say why, in a sentence.",
        ),
        (
            DECIDED_BY,
            text(DECIDED_BY).trim().is_empty(),
            "Enter the name of the person who decided.",
        ),
    ];
    let mut problems: Vec<(String, String)> = missing
        .iter()
        .filter(|(_, is_missing, _)| *is_missing)
        .map(|(name, _, problem)| ((*name).to_owned(), (*problem).to_owned()))
        .collect();
    if let (true, Some(outcome)) = (problems.is_empty(), outcome) {
        let command = Command::Decide(Decision {
            bid: found.bid.clone(),
            criterion: found.criterion.clone(),
            about: found.about,
            outcome,
            ground: None,
            reason: text(REASON).trim().to_owned(),
            decided_by: text(DECIDED_BY).trim().to_owned(),
            approved_by: String::new(),
        });
        match decide(&session.confirmed, command.clone()) {
            Ok(_) => {
                acts.issue(command);
                for name in [OUTCOME, REASON, DECIDED_BY] {
                    acts.act(Act::Abandoned(format!("{path}/{name}")));
                }
                // The form goes with the finding that it was about.
                focus(path);
                return;
            }
            Err(refusal) => {
                let fault = refusal.0;
                problems.push((OUTCOME.to_owned(), format!("{} {}", fault.problem, fault.remedy)));
            }
        }
    }
    for (name, problem) in &problems {
        acts.act(Act::Unreadable {
            path: format!("{path}/{name}"),
            text: text(name),
            problem: problem.clone(),
        });
    }
    let summary = problems
        .into_iter()
        .map(|(name, text)| Problem { path: Some(format!("{path}/{name}")), text });
    acts.act(Act::Problems(summary.collect()));
}

fn outcome(text: &str) -> Option<Outcome> {
    match text {
        "accept" => Some(Outcome::Accept),
        "clarify" => Some(Outcome::Clarify),
        "exclude" => Some(Outcome::Exclude),
        _ => None,
    }
}

fn typed(acts: &Acts, path: String, text: String) {
    acts.act(Act::Typed { path, text, attempt: None });
}

fn message(id: &str, problem: Option<&String>) -> Html {
    html! {
        if let Some(problem) = problem {
            <p id={format!("{id}/error")} class="govuk-error-message">
                <span class="govuk-visually-hidden">{ "Error: " }</span>{ problem }
            </p>
        }
    }
}

fn outcome_field(acts: &Acts, path: &str, found: &FindingReport, field: &Unfinished) -> Html {
    let id = format!("{path}/{OUTCOME}");
    // A missing price is never taken as £0, so there is nothing to accept.
    let can_accept = found.kind != "price_missing";
    let choices = [
        ("accept", "Accept", "The bid stays in, and others are compared with it."),
        ("clarify", "Ask the supplier", "Nothing is decided until it has answered."),
        ("exclude", "Exclude", "The bid is not ranked, and no other is compared with it."),
    ];
    let offered = choices.into_iter().filter(|(value, ..)| can_accept || *value != "accept");
    let items = offered.enumerate().map(|(at, (value, label, hint))| {
        // A link to the field leads to its first choice.
        let item = if at == 0 { id.clone() } else { format!("{id}/{at}") };
        let onchange = {
            let (acts, id) = (acts.clone(), id.clone());
            move |_: Event| typed(&acts, id.clone(), value.to_owned())
        };
        html! {
            <div class="govuk-radios__item">
                <input class="govuk-radios__input" type="radio" id={item.clone()} name={id.clone()} {value}
                    checked={field.text == value} aria-describedby={format!("{item}/hint")} {onchange} />
                <label class="govuk-label govuk-radios__label" for={item.clone()}>{ label }</label>
                <div id={format!("{item}/hint")} class="govuk-hint govuk-radios__hint">{ hint }</div>
            </div>
        }
    });
    let problem = field.problem.as_ref();
    html! {
        <div class={classes!("govuk-form-group", problem.map(|_| "govuk-form-group--error"))}>
            <fieldset class="govuk-fieldset" aria-describedby={problem.map(|_| format!("{id}/error"))}>
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{ "What is decided" }</legend>
                { message(&id, problem) }
                <div class="govuk-radios govuk-radios--small">{ for items }</div>
            </fieldset>
        </div>
    }
}

fn text_field(acts: &Acts, id: &str, label: &str, hint: Option<&str>, field: &Unfinished) -> Html {
    let problem = field.problem.as_ref();
    let invalid = problem.map(|_| "true");
    let mut described = Vec::new();
    if hint.is_some() {
        described.push(format!("{id}/hint"));
    }
    if problem.is_some() {
        described.push(format!("{id}/error"));
    }
    let described = (!described.is_empty()).then(|| described.join(" "));
    let oninput = {
        let (acts, id) = (acts.clone(), id.to_owned());
        Callback::from(move |event: InputEvent| {
            let Some(target) = event.target() else { return };
            let text = match target.dyn_into::<HtmlInputElement>() {
                Ok(input) => input.value(),
                Err(other) => other.unchecked_into::<HtmlTextAreaElement>().value(),
            };
            typed(&acts, id.clone(), text);
        })
    };
    let control = if id.ends_with(REASON) {
        html! {
            <textarea id={id.to_owned()} class={classes!("govuk-textarea", problem.map(|_| "govuk-textarea--error"))}
                rows="3" value={field.text.clone()} aria-describedby={described} aria-invalid={invalid} {oninput} />
        }
    } else {
        html! {
            <input id={id.to_owned()} class={classes!("govuk-input", "govuk-input--width-20", problem.map(|_| "govuk-input--error"))}
                type="text" autocomplete="name" value={field.text.clone()} aria-describedby={described} aria-invalid={invalid} {oninput} />
        }
    };
    html! {
        <div class={classes!("govuk-form-group", problem.map(|_| "govuk-form-group--error"))}>
            <label class="govuk-label govuk-label--s" for={id.to_owned()}>{ label }</label>
            if let Some(hint) = hint {
                <div id={format!("{id}/hint")} class="govuk-hint">{ hint }</div>
            }
            { message(id, problem) }
            { control }
        </div>
    }
}
