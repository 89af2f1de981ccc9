//! The fields of a draft, as they stand on the page.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, InputEvent};
use yew::{AttrValue, Callback, Event, Html, TargetCast, classes, html};

use super::Draft;

/// One choice of radios or a select: its value, what it says, and help.
pub(crate) type Offered = (AttrValue, AttrValue, &'static str);

impl Draft {
    /// One of a few, with help on each.
    pub(crate) fn radios(&self, name: &str, legend: &str, offered: &[Offered]) -> Html {
        let (id, field) = (self.id(name), self.field(name));
        let items = offered.iter().enumerate().map(|(at, (value, label, hint))| {
            // A link to the field leads to its first choice.
            let item = if at == 0 { id.clone() } else { format!("{id}/{at}") };
            let onchange = {
                let (draft, name, value) = (self.clone(), name.to_owned(), value.clone());
                move |_: Event| draft.set(&name, value.to_string())
            };
            html! {
                <div class="govuk-radios__item">
                    <input class="govuk-radios__input" type="radio" id={item.clone()} name={id.clone()} value={value.clone()}
                        checked={field.text == value.as_str()} aria-describedby={format!("{item}/hint")} {onchange} />
                    <label class="govuk-label govuk-radios__label" for={item.clone()}>{ label }</label>
                    <div id={format!("{item}/hint")} class="govuk-hint govuk-radios__hint">{ *hint }</div>
                </div>
            }
        });
        let problem = field.problem.as_ref();
        html! {
            <div class={group(problem)}>
                <fieldset class="govuk-fieldset" aria-describedby={problem.map(|_| format!("{id}/error"))}>
                    <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{ legend }</legend>
                    { message(&id, problem) }
                    <div class="govuk-radios govuk-radios--small">{ for items }</div>
                </fieldset>
            </div>
        }
    }

    /// One of several, where nothing is chosen at first.
    pub(crate) fn select(&self, name: &str, label: &str, offered: &[Offered]) -> Html {
        let mut with_none = vec![("".into(), "Choose".into(), "")];
        with_none.extend_from_slice(offered);
        self.select_from(name, label, &with_none, "")
    }

    /// One of several, where one is chosen from the start.
    pub(crate) fn select_from(
        &self,
        name: &str,
        label: &str,
        offered: &[Offered],
        first: &str,
    ) -> Html {
        let (id, field) = (self.id(name), self.field(name));
        let chosen = self.text_or(name, first);
        let problem = field.problem.as_ref();
        let onchange = {
            let (draft, name) = (self.clone(), name.to_owned());
            move |event: Event| {
                draft.set(&name, event.target_unchecked_into::<HtmlSelectElement>().value());
            }
        };
        let choices = offered.iter().map(|(value, label, _)| {
            html! { <option value={value.clone()} selected={chosen == value.as_str()}>{ label }</option> }
        });
        html! {
            <div class={group(problem)}>
                <label class="govuk-label govuk-label--s" for={id.clone()}>{ label }</label>
                { message(&id, problem) }
                <select id={id.clone()} class={classes!("govuk-select", "app-results__select", problem.map(|_| "govuk-select--error"))}
                    aria-describedby={problem.map(|_| format!("{id}/error"))} aria-invalid={problem.map(|_| "true")} {onchange}>
                    { for choices }
                </select>
            </div>
        }
    }

    /// The name of a person.
    pub(crate) fn person(&self, name: &str, label: &str, hint: Option<&str>) -> Html {
        self.person_from(name, label, hint, "")
    }

    /// The same, where a name stands there from the start.
    pub(crate) fn person_from(
        &self,
        name: &str,
        label: &str,
        hint: Option<&str>,
        first: &str,
    ) -> Html {
        let (id, field) = (self.id(name), self.field(name));
        let problem = field.problem.as_ref();
        let there = self.session.unfinished.get(&id);
        let text = there.map_or_else(|| first.to_owned(), |there| there.text.clone());
        let control = html! {
            <input id={id.clone()} class={classes!("govuk-input", "govuk-input--width-20", problem.map(|_| "govuk-input--error"))}
                type="text" autocomplete="off" spellcheck="false" value={text} aria-describedby={described(&id, hint, problem)}
                aria-invalid={problem.map(|_| "true")} oninput={self.oninput(name)} />
        };
        around(&id, label, hint, problem, &control)
    }

    /// A few sentences.
    pub(crate) fn sentences(&self, name: &str, label: &str, hint: Option<&str>) -> Html {
        let (id, field) = (self.id(name), self.field(name));
        let problem = field.problem.as_ref();
        let control = html! {
            <textarea id={id.clone()} class={classes!("govuk-textarea", problem.map(|_| "govuk-textarea--error"))} rows="3"
                value={field.text.clone()} aria-describedby={described(&id, hint, problem)}
                aria-invalid={problem.map(|_| "true")} oninput={self.oninput(name)} />
        };
        around(&id, label, hint, problem, &control)
    }

    /// A date and a time of day, in fields named `name`, `name-month`, `name-year` and `name-time`.
    pub(crate) fn moment(&self, name: &str, legend: &str, hint: &str) -> Html {
        let id = self.id(name);
        // What is wrong stands with the first of them, which the links lead to.
        let problem = self.field(name).problem;
        let parts = [
            ("", "Day", "2", "numeric"),
            ("-month", "Month", "2", "numeric"),
            ("-year", "Year", "4", "numeric"),
            ("-time", "Time", "5", "text"),
        ];
        let items = parts.into_iter().enumerate().map(|(at, (end, label, width, mode))| {
            // Whoever follows a link there hears it; the other fields would only say it again.
            let wrong = problem.as_ref().filter(|_| at == 0).map(|_| format!("{id}/error"));
            let part = format!("{name}{end}");
            let id = self.id(&part);
            html! {
                <div class="govuk-date-input__item">
                    <div class="govuk-form-group">
                        <label class="govuk-label govuk-date-input__label" for={id.clone()}>{ label }</label>
                        <input {id} class={classes!("govuk-input", "govuk-date-input__input", format!("govuk-input--width-{width}"), problem.as_ref().map(|_| "govuk-input--error"))}
                            type="text" inputmode={mode} autocomplete="off" spellcheck="false" value={self.field(&part).text}
                            aria-describedby={wrong.clone()} aria-invalid={wrong.as_ref().map(|_| "true")}
                            oninput={self.oninput(&part)} />
                    </div>
                </div>
            }
        });
        html! {
            <div class={group(problem.as_ref())}>
                <fieldset class="govuk-fieldset" role="group" aria-describedby={described(&id, Some(hint), problem.as_ref())}>
                    <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{ legend }</legend>
                    <div id={format!("{id}/hint")} class="govuk-hint">{ hint }</div>
                    { message(&id, problem.as_ref()) }
                    <div class="govuk-date-input">{ for items }</div>
                </fieldset>
            </div>
        }
    }

    /// One line of any text.
    pub(crate) fn line(&self, name: &str, label: &str, hint: Option<&str>) -> Html {
        self.person(name, label, hint)
    }

    fn oninput(&self, name: &str) -> Callback<InputEvent> {
        let (draft, name) = (self.clone(), name.to_owned());
        Callback::from(move |event: InputEvent| {
            let Some(target) = event.target() else { return };
            let text = match target.dyn_into::<HtmlInputElement>() {
                Ok(input) => input.value(),
                Err(other) => other.unchecked_into::<HtmlTextAreaElement>().value(),
            };
            draft.set(&name, text);
        })
    }
}

fn group(problem: Option<&String>) -> yew::Classes {
    classes!("govuk-form-group", problem.map(|_| "govuk-form-group--error"))
}

fn described(id: &str, hint: Option<&str>, problem: Option<&String>) -> Option<String> {
    let ids: Vec<String> = hint
        .map(|_| format!("{id}/hint"))
        .into_iter()
        .chain(problem.map(|_| format!("{id}/error")))
        .collect();
    (!ids.is_empty()).then(|| ids.join(" "))
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

fn around(
    id: &str,
    label: &str,
    hint: Option<&str>,
    problem: Option<&String>,
    control: &Html,
) -> Html {
    html! {
        <div class={group(problem)}>
            <label class="govuk-label govuk-label--s" for={id.to_owned()}>{ label }</label>
            if let Some(hint) = hint {
                <div id={format!("{id}/hint")} class="govuk-hint">{ hint }</div>
            }
            { message(id, problem) }
            { control.clone() }
        </div>
    }
}
