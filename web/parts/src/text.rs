//! The small parts that texts are set with.

use yew::virtual_dom::VList;
use yew::{AttrValue, Html, Properties, component, html};

/// Several parts, one after the other.
pub fn all(parts: Vec<Html>) -> Html {
    VList::with_children(parts, None).into()
}

/// A paragraph.
pub fn paragraph(says: &str) -> Html {
    html! { <p class="govuk-body">{ says }</p> }
}

/// A heading within a page.
pub fn heading_m(says: &str) -> Html {
    html! { <h2 class="govuk-heading-m">{ says }</h2> }
}

/// A smaller one.
pub fn heading_s(says: &str) -> Html {
    html! { <h2 class="govuk-heading-s">{ says }</h2> }
}

/// A list with a dot before each line.
pub fn bullets(lines: Vec<Html>) -> Html {
    html! { <ul class="govuk-list govuk-list--bullet">{ for lines_of(lines) }</ul> }
}

/// The same, of texts that may hold long words.
pub fn bullets_of_said(lines: Vec<String>) -> Html {
    let lines = lines.into_iter().map(Html::from).collect();
    html! { <ul class="govuk-list govuk-list--bullet app-said">{ for lines_of(lines) }</ul> }
}

fn lines_of(lines: Vec<Html>) -> Vec<Html> {
    lines.into_iter().map(|line| html! { <li>{ line }</li> }).collect()
}

/// A part that holds others.
#[derive(Properties, PartialEq)]
pub struct HoldsProps {
    /// What is in it.
    pub children: Html,
}

/// Text that stands apart, on the app's screens.
#[component]
pub fn InsetText(props: &HoldsProps) -> Html {
    inset_text(props.children.clone())
}

/// Text that stands apart.
pub fn inset_text(inside: Html) -> Html {
    html! { <div class="govuk-inset-text">{ inside }</div> }
}

/// A warning, on the app's screens.
#[component]
pub fn WarningText(props: &HoldsProps) -> Html {
    warning_text(props.children.clone())
}

/// A warning.
pub fn warning_text(inside: Html) -> Html {
    html! {
        <div class="govuk-warning-text">
            <span class="govuk-warning-text__icon" aria-hidden="true">{ "!" }</span>
            <strong class="govuk-warning-text__text">
                <span class="govuk-visually-hidden">{ "Warning: " }</span>
                { inside }
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

/// More to read, on the app's screens.
#[component]
pub fn Details(props: &DetailsProps) -> Html {
    details(props.summary.clone(), props.children.clone())
}

/// More to read, for those who want it: what it is about, and the rest.
pub fn details(summary: AttrValue, inside: Html) -> Html {
    html! {
        <details class="govuk-details">
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{ summary }</span>
            </summary>
            <div class="govuk-details__text">{ inside }</div>
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

/// A notice, on the app's screens.
#[component]
pub fn Notification(props: &NotificationProps) -> Html {
    notification(props.title.clone(), props.children.clone())
}

/// A notice about the work as a whole: what it is about, and what it says. It is announced when it comes.
pub fn notification(title: AttrValue, inside: Html) -> Html {
    html! {
        <section class="govuk-notification-banner" role="region" aria-label={title.clone()} aria-live="polite">
            <div class="govuk-notification-banner__header">
                <h2 class="govuk-notification-banner__title">{ title }</h2>
            </div>
            <div class="govuk-notification-banner__content">{ inside }</div>
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
