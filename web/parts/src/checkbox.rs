//! Checkboxes.

use web_sys::HtmlInputElement;
use yew::{AttrValue, Callback, Event, Html, Properties, TargetCast, component, html};

/// A checkbox's properties.
#[derive(Properties, PartialEq)]
pub struct CheckboxProps {
    /// Its id on the page.
    pub path: AttrValue,
    /// What is ticked.
    pub label: AttrValue,
    /// What it is about, for those who hear it outside its row.
    #[prop_or_default]
    pub about: Option<AttrValue>,
    /// Help on what it means.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// Whether it is ticked.
    pub checked: bool,
    /// What to do when it is ticked or not ticked any more.
    pub onchange: Callback<bool>,
}

/// One checkbox, on the app's screens.
#[component]
pub fn Checkbox(props: &CheckboxProps) -> Html {
    checkbox(props)
}

/// One checkbox. Several stand together in a `govuk-checkboxes` within a fieldset.
pub fn checkbox(props: &CheckboxProps) -> Html {
    let path = &props.path;
    let onchange = props
        .onchange
        .reform(|event: Event| event.target_unchecked_into::<HtmlInputElement>().checked());
    html! {
        <div class="govuk-checkboxes__item">
            <input
                class="govuk-checkboxes__input"
                type="checkbox"
                id={path.clone()}
                checked={props.checked}
                aria-describedby={props.hint.as_ref().map(|_| AttrValue::from(format!("{path}/hint")))}
                {onchange}
            />
            <label class="govuk-label govuk-checkboxes__label" for={path.clone()}>
                { &props.label }
                if let Some(about) = &props.about {
                    <span class="govuk-visually-hidden">{ format!(" {about}") }</span>
                }
            </label>
            if let Some(hint) = &props.hint {
                <div id={format!("{path}/hint")} class="govuk-hint govuk-checkboxes__hint">{ hint }</div>
            }
        </div>
    }
}
