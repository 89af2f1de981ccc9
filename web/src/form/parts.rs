//! The small parts that forms and texts are set with.

use yew::{AttrValue, Callback, Html, MouseEvent, Properties, component, html};

use crate::screen::Screen;
use crate::session::{use_acts, use_session};

/// Where a back link leads.
#[derive(Properties, PartialEq)]
pub(crate) struct BackLinkProps {
    /// The screen.
    pub to: Screen,
}

/// The link to the screen above this one.
#[component]
pub(crate) fn BackLink(props: &BackLinkProps) -> Html {
    let (session, acts) = (use_session(), use_acts());
    let onclick = {
        let to = props.to.clone();
        move |event: MouseEvent| {
            event.prevent_default();
            acts.go(to.clone());
        }
    };
    let name = props.to.title(&session.confirmed);
    html! { <a href="#" class="govuk-back-link" {onclick}>{ format!("Back to {}", lower(&name)) }</a> }
}

/// A link's properties.
#[derive(Properties, PartialEq)]
pub(crate) struct LinkToProps {
    /// The screen that it leads to.
    pub to: Screen,
    /// A field on that screen.
    #[prop_or_default]
    pub field: Option<AttrValue>,
    /// What it says.
    pub children: Html,
}

/// A link to another screen, within a text.
#[component]
pub(crate) fn LinkTo(props: &LinkToProps) -> Html {
    let acts = use_acts();
    let (to, field) = (props.to.clone(), props.field.as_ref().map(ToString::to_string));
    let onclick = move |event: MouseEvent| {
        event.prevent_default();
        acts.act(crate::session::Act::Go(to.clone(), field.clone()));
    };
    html! { <a class="govuk-link" href="#" {onclick}>{ props.children.clone() }</a> }
}

/// A heading as it stands within a sentence.
fn lower(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// A part that holds others.
#[derive(Properties, PartialEq)]
pub(crate) struct HoldsProps {
    /// What is in it.
    pub children: Html,
}

/// Text that stands apart.
#[component]
pub(crate) fn InsetText(props: &HoldsProps) -> Html {
    html! { <div class="govuk-inset-text">{ props.children.clone() }</div> }
}

/// A warning.
#[component]
pub(crate) fn WarningText(props: &HoldsProps) -> Html {
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
pub(crate) struct DetailsProps {
    /// What it is about.
    pub summary: AttrValue,
    /// The rest.
    pub children: Html,
}

/// More to read, for those who want it.
#[component]
pub(crate) fn Details(props: &DetailsProps) -> Html {
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
pub(crate) struct NotificationProps {
    /// What it is about.
    pub title: AttrValue,
    /// What it says.
    pub children: Html,
}

/// A notice about the work as a whole. It is announced when it comes.
#[component]
pub(crate) fn Notification(props: &NotificationProps) -> Html {
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
pub(crate) struct ScrollProps {
    /// What the table shows.
    pub label: AttrValue,
    /// The table.
    pub children: Html,
}

/// Holds a table that may be wider than the page, and scrolls it by itself, with the keyboard too.
#[component]
pub(crate) fn Scroll(props: &ScrollProps) -> Html {
    html! {
        <div class="app-scroll" role="region" aria-label={props.label.clone()} tabindex="0">
            { props.children.clone() }
        </div>
    }
}

/// One row of a summary list.
#[derive(Clone, PartialEq)]
pub(crate) struct SummaryRow {
    /// What was asked.
    pub key: AttrValue,
    /// What was answered.
    pub value: Html,
    /// Where it can be changed: a screen, and the path of a field on it.
    pub change: Option<(Screen, AttrValue)>,
}

/// A summary list's properties.
#[derive(Properties, PartialEq)]
pub(crate) struct SummaryListProps {
    /// Its rows.
    pub rows: Vec<SummaryRow>,
}

/// What was asked and what was answered, each with a link to change it.
#[component]
pub(crate) fn SummaryList(props: &SummaryListProps) -> Html {
    let acts = use_acts();
    let rows = props.rows.iter().map(|row| {
        let change = row.change.clone().map(|(screen, path)| {
            let acts = acts.clone();
            let onclick = Callback::from(move |event: MouseEvent| {
                event.prevent_default();
                let focus = (!path.is_empty()).then(|| path.to_string());
                acts.act(crate::session::Act::Go(screen.clone(), focus));
            });
            html! {
                <dd class="govuk-summary-list__actions">
                    <a class="govuk-link" href="#" {onclick}>
                        { "Change" }<span class="govuk-visually-hidden">{ format!(" {}", lower(&row.key)) }</span>
                    </a>
                </dd>
            }
        });
        html! {
            <div class="govuk-summary-list__row">
                <dt class="govuk-summary-list__key">{ &row.key }</dt>
                <dd class="govuk-summary-list__value">{ row.value.clone() }</dd>
                { change.unwrap_or_default() }
            </div>
        }
    });
    html! { <dl class="govuk-summary-list">{ for rows }</dl> }
}
