//! The small parts that texts are set with.

use yew::{AttrValue, Html, Properties, component, html};

/// A part that holds others.
#[derive(Properties, PartialEq)]
pub struct HoldsProps {
    /// What is in it.
    pub children: Html,
}

/// Text that stands apart.
#[component]
pub fn InsetText(props: &HoldsProps) -> Html {
    html! { <div class="govuk-inset-text">{ props.children.clone() }</div> }
}

/// A warning.
#[component]
pub fn WarningText(props: &HoldsProps) -> Html {
    html! {
        <div class="govuk-warning-text">
            <span class="govuk-warning-text__icon" aria-hidden="true">{ "!" }</span>
            <strong class="govuk-warning-text__text">
                <span class="govuk-visually-hidden">{ "Warning: " }</span>
                { props.children.clone() }
            </strong>
        </div>
    }
}

/// What can be opened to read more.
#[derive(Properties, PartialEq)]
pub struct DetailsProps {
    /// What it is about.
    pub summary: AttrValue,
    /// The rest.
    pub children: Html,
}

/// More to read, for those who want it.
#[component]
pub fn Details(props: &DetailsProps) -> Html {
    html! {
        <details class="govuk-details">
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{ &props.summary }</span>
            </summary>
            <div class="govuk-details__text">{ props.children.clone() }</div>
        </details>
    }
}

/// A notice's properties.
#[derive(Properties, PartialEq)]
pub struct NotificationProps {
    /// What it is about.
    pub title: AttrValue,
    /// What it says.
    pub children: Html,
}

/// A notice about the work as a whole. It is announced when it comes.
#[component]
pub fn Notification(props: &NotificationProps) -> Html {
    html! {
        <section class="govuk-notification-banner" role="region" aria-label={props.title.clone()} aria-live="polite">
            <div class="govuk-notification-banner__header">
                <h2 class="govuk-notification-banner__title">{ &props.title }</h2>
            </div>
            <div class="govuk-notification-banner__content">{ props.children.clone() }</div>
        </section>
    }
}

/// A wide table's properties.
#[derive(Properties, PartialEq)]
pub struct ScrollProps {
    /// What the table shows.
    pub label: AttrValue,
    /// The table.
    pub children: Html,
}

/// Holds a table that may be wider than the page, and scrolls it by itself, with the keyboard too.
#[component]
pub fn Scroll(props: &ScrollProps) -> Html {
    html! {
        <div class="app-scroll" role="region" aria-label={props.label.clone()} tabindex="0">
            { props.children.clone() }
        </div>
    }
}
