//! A field for trying something out: what is typed in it is no part of the procurement.

use web_sys::HtmlInputElement;
use yew::{AttrValue, Callback, Html, InputEvent, Properties, TargetCast, component, html};

/// The field's properties.
#[derive(Properties, PartialEq)]
pub(crate) struct ExampleFieldProps {
    /// Its id on the page.
    pub id: AttrValue,
    /// What it is, for those who hear it outside its column.
    pub label: AttrValue,
    /// The text in it.
    pub text: AttrValue,
    /// What to do with each new text.
    pub oninput: Callback<String>,
    /// A sign in front, such as £.
    #[prop_or_default]
    pub prefix: Option<AttrValue>,
    /// A word behind, such as a unit.
    #[prop_or_default]
    pub suffix: Option<AttrValue>,
}

/// A field for a number that is only an example.
#[component]
pub(crate) fn ExampleField(props: &ExampleFieldProps) -> Html {
    let oninput = props
        .oninput
        .reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    html! {
        <>
            <label class="govuk-visually-hidden" for={props.id.clone()}>{ &props.label }</label>
            <div class="govuk-input__wrapper">
                if let Some(prefix) = &props.prefix {
                    <div class="govuk-input__prefix" aria-hidden="true">{ prefix }</div>
                }
                <input
                    id={props.id.clone()}
                    class="govuk-input govuk-input--width-10"
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    spellcheck="false"
                    value={props.text.clone()}
                    {oninput}
                />
                if let Some(suffix) = &props.suffix {
                    <div class="govuk-input__suffix" aria-hidden="true">{ suffix }</div>
                }
            </div>
        </>
    }
}
