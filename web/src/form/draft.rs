//! Forms whose fields make one command together. What is typed is kept beside the procurement until
//! then, so it survives a reload.

use common_measure::fault::Fault;
use common_measure::record::{self, Command, Stamp, Time};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, InputEvent};
use yew::{AttrValue, Callback, Event, Html, TargetCast, UseReducerHandle, classes, hook, html};

use crate::screen::Screen;
use crate::session::{Act, Acts, Problem, Session, Unfinished, storage, use_acts, use_session};

/// The fields of one form, by their names below its path.
#[derive(Clone)]
pub(crate) struct Draft {
    session: UseReducerHandle<Session>,
    acts: Acts,
    /// The place of what the form makes.
    pub path: AttrValue,
}

/// The form at a path.
#[hook]
pub(crate) fn use_draft(path: &AttrValue) -> Draft {
    Draft { session: use_session(), acts: use_acts(), path: path.clone() }
}

/// One choice of radios or a select: its value, what it says, and help.
pub(crate) type Offered = (AttrValue, AttrValue, &'static str);

impl Draft {
    fn id(&self, name: &str) -> String {
        format!("{}/{name}", self.path)
    }

    fn field(&self, name: &str) -> Unfinished {
        self.session.unfinished.get(&self.id(name)).cloned().unwrap_or_default()
    }

    /// What stands in a field, without space around it.
    pub(crate) fn text(&self, name: &str) -> String {
        self.field(name).text.trim().to_owned()
    }

    /// The same, or what stands there before anyone has typed.
    pub(crate) fn text_or(&self, name: &str, first: &str) -> String {
        match self.session.unfinished.get(&self.id(name)) {
            Some(there) => there.text.trim().to_owned(),
            None => first.to_owned(),
        }
    }

    /// Shows what is wrong in the fields and above the page; says whether anything is.
    pub(crate) fn faulty(&self, fields: &[&str], problems: Vec<(String, String)>) -> bool {
        let is_faulty = !problems.is_empty();
        self.settle(fields, problems, None, "", |_, _| ());
        is_faulty
    }

    /// Gives up what stands in the fields.
    pub(crate) fn abandon(&self, fields: &[&str]) {
        for name in fields {
            self.acts.act(Act::Abandoned(self.id(name)));
        }
    }

    fn set(&self, name: &str, text: String) {
        self.acts.act(Act::Typed { path: self.id(name), text, attempt: None });
    }

    /// Names every empty field among these, as (name, what to do).
    pub(crate) fn missing(&self, needed: &[(&str, &str)]) -> Vec<(String, String)> {
        let empty = needed.iter().filter(|(name, _)| self.text(name).is_empty());
        empty.map(|(name, remedy)| ((*name).to_owned(), (*remedy).to_owned())).collect()
    }

    /// Issues the command if nothing is missing and the record accepts it, gives the fields up, and
    /// says that it did. Else the problems stand beside the fields; a refusal stands at `blamed`.
    pub(crate) fn submit(
        &self,
        fields: &[&str],
        problems: Vec<(String, String)>,
        command: Option<Command>,
        blamed: &str,
    ) -> bool {
        let act = command.map(record::Act::Change);
        self.settle(fields, problems, act, blamed, |acts, act| {
            if let record::Act::Change(command) = act {
                acts.issue(command);
            }
        })
    }

    /// The same for what else the record keeps; once it is entered, goes to a screen.
    pub(crate) fn enter(
        &self,
        fields: &[&str],
        problems: Vec<(String, String)>,
        act: Option<record::Act>,
        blamed: &str,
        then: Option<Screen>,
    ) -> bool {
        self.settle(fields, problems, act, blamed, |acts, act| match then {
            Some(screen) => acts.enter_then(act, screen),
            None => acts.enter(act),
        })
    }

    /// Why the record would refuse an act, if it would.
    fn refusal(&self, act: &record::Act) -> Option<Fault> {
        let time = Time::parse(&storage::now()).ok()?;
        let stamp = Stamp { who: self.session.who().to_owned(), time };
        self.session.record(|record| record.try_act(act, &stamp).err()).flatten()
    }

    fn settle(
        &self,
        fields: &[&str],
        mut problems: Vec<(String, String)>,
        act: Option<record::Act>,
        blamed: &str,
        deed: impl FnOnce(&Acts, record::Act),
    ) -> bool {
        if let (true, Some(act)) = (problems.is_empty(), act) {
            match self.refusal(&act) {
                None => {
                    deed(&self.acts, act);
                    self.abandon(fields);
                    return true;
                }
                Some(fault) => {
                    let last = fault.place.path().rsplit('/').next().unwrap_or_default();
                    let at = fields.iter().find(|name| **name == last).copied().unwrap_or(blamed);
                    problems.push((at.to_owned(), format!("{} {}", fault.problem, fault.remedy)));
                }
            }
        }
        // What was wrong before and is right now says so no more.
        for name in fields {
            let there = self.field(name);
            if there.problem.is_some() && problems.iter().all(|(wrong, _)| wrong != name) {
                self.acts.act(Act::Abandoned(self.id(name)));
                self.set(name, there.text);
            }
        }
        for (name, problem) in &problems {
            self.acts.act(Act::Unreadable {
                path: self.id(name),
                text: self.text(name),
                problem: problem.clone(),
            });
        }
        let summary = problems
            .into_iter()
            .map(|(name, text)| Problem { path: Some(self.id(&name)), text })
            .collect();
        self.acts.act(Act::Problems(summary));
        false
    }

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
        let items = parts.into_iter().map(|(end, label, width, mode)| {
            let part = format!("{name}{end}");
            let id = self.id(&part);
            html! {
                <div class="govuk-date-input__item">
                    <div class="govuk-form-group">
                        <label class="govuk-label govuk-date-input__label" for={id.clone()}>{ label }</label>
                        <input {id} class={classes!("govuk-input", "govuk-date-input__input", format!("govuk-input--width-{width}"), problem.as_ref().map(|_| "govuk-input--error"))}
                            type="text" inputmode={mode} autocomplete="off" spellcheck="false" value={self.field(&part).text}
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
