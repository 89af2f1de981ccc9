//! Radios, checkboxes and selects: a choice is complete in itself, so it acts at once.

use web_sys::HtmlSelectElement;
use yew::{
    AttrValue, Callback, Event, Html, Properties, TargetCast, classes, component, html, use_effect,
    use_node_ref,
};

use crate::session::{use_found, use_session};

use super::field::{described_by, error_message};

/// One of several choices.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Choice {
    /// What is handed back when it is chosen.
    pub value: AttrValue,
    /// What it says.
    pub label: AttrValue,
    /// Help on what it means.
    pub hint: Option<AttrValue>,
}

impl Choice {
    /// A choice without a hint.
    pub(crate) fn new(value: impl Into<AttrValue>, label: impl Into<AttrValue>) -> Self {
        Self { value: value.into(), label: label.into(), hint: None }
    }

    /// The same with a hint.
    #[must_use]
    pub(crate) fn hint(mut self, hint: impl Into<AttrValue>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// The properties of radios and selects.
#[derive(Properties, PartialEq)]
pub(crate) struct ChoiceProps {
    /// The place of the field; its id on the page too.
    pub path: AttrValue,
    /// What is asked.
    pub legend: AttrValue,
    /// Help on how to choose.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// Whether the legend is drawn bold.
    #[prop_or_default]
    pub bold: bool,
    /// Hides the legend of a select from sight.
    #[prop_or_default]
    pub legend_hidden: bool,
    /// What can be chosen.
    pub choices: Vec<Choice>,
    /// What can be chosen as well, for those who open the list: only with radios.
    #[prop_or_default]
    pub others: Vec<Choice>,
    /// What the list of the others is called.
    #[prop_or(AttrValue::Static("Other methods"))]
    pub others_summary: AttrValue,
    /// What is chosen.
    pub chosen: Option<AttrValue>,
    /// What to do with a choice.
    pub onchoose: Callback<AttrValue>,
    /// Whether radios stand side by side, in the small size.
    #[prop_or_default]
    pub small: bool,
}

/// What is wrong at a place, once faults are to be named.
#[yew::hook]
pub(super) fn use_fault(path: &AttrValue) -> Option<AttrValue> {
    let (session, found) = (use_session(), use_found());
    let fault = found.faults.iter().find(|fault| fault.place.path() == path.as_str())?;
    session.named.then(|| AttrValue::from(format!("{} {}", fault.problem, fault.remedy)))
}

/// Radios: one of a few, and perhaps of more in a list that can be opened.
#[component]
pub(crate) fn Radios(props: &ChoiceProps) -> Html {
    let problem = use_fault(&props.path);
    let path = &props.path;
    let legend = classes!(
        "govuk-fieldset__legend",
        props.bold.then_some("govuk-fieldset__legend--s"),
        props.legend_hidden.then_some("govuk-visually-hidden"),
    );
    let described = described_by(path, props.hint.is_some(), problem.is_some(), None);
    let item = |(at, choice): (usize, &Choice)| {
        // A link to the field leads to its first choice.
        let id = if at == 0 { path.to_string() } else { format!("{path}/{at}") };
        // The others are a group of their own to the Tab key, which else would pass them by.
        let is_other = at >= props.choices.len();
        let name = if is_other { format!("{path}/others") } else { path.to_string() };
        let hint_id = choice.hint.as_ref().map(|_| AttrValue::from(format!("{id}/item-hint")));
        let onchange = {
            let (onchoose, value) = (props.onchoose.clone(), choice.value.clone());
            move |_: Event| onchoose.emit(value.clone())
        };
        html! {
            <div class="govuk-radios__item" key={choice.value.to_string()}>
                <input
                    class="govuk-radios__input"
                    type="radio"
                    id={id.clone()}
                    {name}
                    value={choice.value.clone()}
                    checked={props.chosen.as_ref() == Some(&choice.value)}
                    aria-describedby={hint_id.clone()}
                    {onchange}
                />
                <label class="govuk-label govuk-radios__label" for={id}>{ &choice.label }</label>
                if let Some(hint) = &choice.hint {
                    <div id={hint_id} class="govuk-hint govuk-radios__hint">{ hint }</div>
                }
            </div>
        }
    };
    let choices = props.choices.iter().enumerate().map(item);
    let others =
        props.others.iter().enumerate().map(|(at, other)| (at + props.choices.len(), other));
    let is_other = props.others.iter().any(|other| props.chosen.as_ref() == Some(&other.value));
    html! {
        <div class={classes!("govuk-form-group", problem.as_ref().map(|_| "govuk-form-group--error"))}>
            <fieldset class="govuk-fieldset" aria-describedby={described}>
                <legend class={legend}>{ &props.legend }</legend>
                if let Some(hint) = &props.hint {
                    <div id={format!("{path}/hint")} class="govuk-hint">{ hint }</div>
                }
                { error_message(path, problem.as_ref()) }
                <div class={classes!("govuk-radios", props.small.then_some("govuk-radios--small govuk-radios--inline"))}>
                    { for choices }
                </div>
                if !props.others.is_empty() {
                    <details class="govuk-details app-other-choices" open={is_other}>
                        <summary class="govuk-details__summary">
                            <span class="govuk-details__summary-text">{ &props.others_summary }</span>
                        </summary>
                        <div class="govuk-details__text">
                            <div class="govuk-radios">{ for others.map(item) }</div>
                        </div>
                    </details>
                }
            </fieldset>
        </div>
    }
}

/// A select: one of many, or one of several where there is little room.
#[component]
pub(crate) fn Select(props: &ChoiceProps) -> Html {
    let problem = use_fault(&props.path);
    let path = &props.path;
    let described = described_by(path, props.hint.is_some(), problem.is_some(), None);
    let onchange = props.onchoose.reform(|event: Event| {
        AttrValue::from(event.target_unchecked_into::<HtmlSelectElement>().value())
    });
    // The attribute alone tells only where a select begins; a choice that is refused must go back.
    let select = use_node_ref();
    {
        let (select, chosen) = (select.clone(), props.chosen.clone());
        use_effect(move || {
            if let (Some(select), Some(chosen)) = (select.cast::<HtmlSelectElement>(), chosen) {
                select.set_value(&chosen);
            }
        });
    }
    let choices = props.choices.iter().map(|choice| {
        let selected = props.chosen.as_ref() == Some(&choice.value);
        html! {
            <option key={choice.value.to_string()} value={choice.value.clone()} {selected}>
                { &choice.label }
            </option>
        }
    });
    html! {
        <div class={classes!("govuk-form-group", problem.as_ref().map(|_| "govuk-form-group--error"))}>
            <label
                class={classes!("govuk-label", props.bold.then_some("govuk-label--s"), props.legend_hidden.then_some("govuk-visually-hidden"))}
                for={path.clone()}
            >{ &props.legend }</label>
            if let Some(hint) = &props.hint {
                <div id={format!("{path}/hint")} class="govuk-hint">{ hint }</div>
            }
            { error_message(path, problem.as_ref()) }
            <select
                ref={select}
                id={path.clone()}
                class={classes!("govuk-select", problem.as_ref().map(|_| "govuk-select--error"))}
                aria-describedby={described}
                aria-invalid={problem.as_ref().map(|_| "true")}
                {onchange}
            >
                { for choices }
            </select>
        </div>
    }
}
