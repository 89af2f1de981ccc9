//! The lines below the grid: where a person stands, what the cell asks, what is wrong with it, and
//! what can be done with the bid.

use yew::{Callback, Html, MouseEvent, Properties, classes, component, html};

use crate::form::{Button, Look};
use crate::screen::Screen;

use super::column::Choice;
use super::desk::Desk;
use super::panel::ask_to_remove;
use super::row::{LEVELS, MESSAGE, problem};
use super::state::Editing;

/// The status lines' properties.
#[derive(Properties)]
pub(super) struct StatusProps {
    /// The grid as drawn.
    pub desk: Desk,
}

impl PartialEq for StatusProps {
    fn eq(&self, _: &Self) -> bool {
        // It says something about everything.
        false
    }
}

/// The lines below the grid.
#[component]
pub(super) fn Status(props: &StatusProps) -> Html {
    let desk = &props.desk;
    let at = desk.at();
    let (row, column) = (desk.row(at), desk.columns.get(at.column));
    let editing = desk.editing().is_some();
    let message: yew::AttrValue = match (row, column, desk.unfinished(at)) {
        (Some(_), Some(_), Some(unfinished)) if editing => {
            unfinished.problem.clone().unwrap_or_default().into()
        }
        (Some(row), Some(column), Some(unfinished)) => problem(column, row, unfinished),
        _ => "".into(),
    };
    let place = match (row, column) {
        (Some(row), Some(column)) => html! {
            <>
                <strong>{ &row.name }</strong>{ format!(" – {}", column.title) }
                if !column.hint.is_empty() {
                    <span class="app-grid__hint">{ format!(" ({})", column.hint) }</span>
                }
            </>
        },
        (Some(row), None) if desk.session.has_unread(&row.whose.bid) => {
            html! { <><strong>{ &row.name }</strong>{ " – not worked out, because an entry of this bid could not be read" }</> }
        }
        (Some(row), None) => {
            html! { <><strong>{ &row.name }</strong>{ " – worked out from the award criteria" }</> }
        }
        (None, _) => html! { "Add a bid: type the supplier’s name, then press Enter." },
    };
    // The message of the cell says the same as what was said when it was left.
    let said = classes!(
        "govuk-body",
        "app-grid__said",
        (!message.is_empty()).then_some("govuk-visually-hidden"),
    );
    html! {
        <div class="app-grid__status">
            <p class="govuk-body app-grid__place">{ place }</p>
            <p id={MESSAGE} class="govuk-error-message app-grid__message">{ message }</p>
            <p class={said} role="status">{ said_last(desk) }</p>
            { levels(desk) }
            if row.is_some() {
                { acts(desk) }
            }
        </div>
    }
}

/// What was done last. What was said before something was taken back is no longer so.
fn said_last(desk: &Desk) -> yew::AttrValue {
    match desk.session.redoable() {
        Some(what) if desk.state.said.entries < desk.session.entries => {
            format!("Taken back: {what}.").into()
        }
        _ => desk.state.said.text.clone(),
    }
}

/// The levels of the question, each a button that enters it.
fn levels(desk: &Desk) -> Html {
    let at = desk.at();
    let choices = desk.columns.get(at.column).map_or(&[][..], |column| column.levels());
    if choices.is_empty() || desk.row(at).is_none() {
        return Html::default();
    }
    let text = desk.text(at);
    // A list to choose from only while a cell's field is open: else a screen reader leaves the table for it.
    let listed = desk.editing().is_some();
    let options = choices.iter().map(|choice| {
        let chosen = choice.label.to_lowercase() == text.trim().to_lowercase();
        let onmousedown = choose(desk, choice);
        html! {
            <li class={classes!("app-grid__level", chosen.then_some("app-grid__level--chosen"))} role={listed.then_some("option")}
                aria-selected={listed.then_some(if chosen { "true" } else { "false" })} {onmousedown}>
                <strong>{ &choice.label }</strong>
                if !choice.descriptor.is_empty() {
                    <span class="app-grid__hint">{ format!(" {}", choice.descriptor) }</span>
                }
            </li>
        }
    });
    html! { <ul id={LEVELS} class="app-grid__levels" role={listed.then_some("listbox")} aria-label="Levels">{ for options }</ul> }
}

fn choose(desk: &Desk, choice: &Choice) -> Callback<MouseEvent> {
    let (desk, label) = (desk.clone(), choice.label.to_string());
    Callback::from(move |event: MouseEvent| {
        // The focus stays in the grid.
        event.prevent_default();
        desk.choose(&label);
    })
}

fn acts(desk: &Desk) -> Html {
    let at = desk.at();
    let Some(row) = desk.row(at) else { return Html::default() };
    let onchange = {
        let desk = desk.clone();
        Callback::from(move |()| desk.edit(Editing::Within, None))
    };
    let onopen = {
        let (desk, bid) = (desk.clone(), row.whose.bid.clone());
        Callback::from(move |()| desk.acts.go(Screen::Bid(bid.clone())))
    };
    let onremove = {
        let desk = desk.clone();
        Callback::from(move |()| ask_to_remove(&desk, desk.at()))
    };
    let about = || Some(yew::AttrValue::from(format!("of {}", row.name)));
    html! {
        <div class="app-grid__acts">
            if desk.columns.get(at.column).is_some_and(|column| column.read_only().is_none()) {
                <Button look={Look::Link} onclick={onchange}>{ "Change this cell" }</Button>
            }
            <Button look={Look::Link} onclick={onopen} about={about()}>{ "Open this bid’s page" }</Button>
            <Button look={Look::Link} onclick={onremove} about={about()}>{ "Remove this bid" }</Button>
        </div>
    }
}
