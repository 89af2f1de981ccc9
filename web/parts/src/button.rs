//! Buttons.

use yew::{AttrValue, Callback, Html, MouseEvent, Properties, classes, component, html};

/// How a button looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// The page's main act.
    #[default]
    Main,
    /// Any other act.
    Secondary,
    /// An act that takes something away.
    Warning,
    /// An act that stands in a line of text or a row of a table.
    Link,
}

/// A button's properties.
#[derive(Properties, PartialEq)]
pub struct ButtonProps {
    /// What it says.
    pub children: Html,
    /// What it does.
    pub onclick: Callback<()>,
    /// How it looks.
    #[prop_or_default]
    pub look: Look,
    /// What it is about, for those who hear it outside its row: “ Price”.
    #[prop_or_default]
    pub about: Option<AttrValue>,
    /// Whether it does nothing at present. It keeps the focus then: it may be the very act that it did last that leaves it
    /// nothing to do.
    #[prop_or_default]
    pub disabled: bool,
    /// More classes.
    #[prop_or_default]
    pub class: AttrValue,
    /// Its id on the page.
    #[prop_or_default]
    pub id: Option<AttrValue>,
}

impl ButtonProps {
    /// A page's main act: what it says, and what it does.
    #[must_use]
    pub fn new(says: &'static str, onclick: Callback<()>) -> Self {
        Self {
            children: Html::from(says),
            onclick,
            look: Look::default(),
            about: None,
            disabled: false,
            class: AttrValue::default(),
            id: None,
        }
    }
}

/// A button, on the app's screens.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    button(props)
}

/// A button.
pub fn button(props: &ButtonProps) -> Html {
    let look = match props.look {
        Look::Main => "govuk-button",
        Look::Secondary => "govuk-button govuk-button--secondary",
        Look::Warning => "govuk-button govuk-button--warning",
        Look::Link => "govuk-link app-link-button",
    };
    let onclick = (!props.disabled).then(|| props.onclick.reform(|_: MouseEvent| ()));
    html! {
        <button
            type="button"
            id={props.id.clone()}
            part="button"
            class={classes!(look, props.class.to_string())}
            aria-disabled={props.disabled.then_some("true")}
            {onclick}
        >
            { props.children.clone() }
            if let Some(about) = &props.about {
                <span class="govuk-visually-hidden">{ format!(" {about}") }</span>
            }
        </button>
    }
}
