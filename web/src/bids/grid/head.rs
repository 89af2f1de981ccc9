//! The headings, the row that adds a bid, and what stands above the grid.

use yew::{AttrValue, Callback, Html, Properties, classes, component, html};

use crate::form::{Button, Details, Look};
use crate::screen::Screen;
use crate::session::Shared;

use super::column::{Column, What};
use super::desk::Desk;
use super::live::LiveHint;
use super::row::{Editor, MESSAGE};

/// The class of the button that begins a new bid.
pub(super) const ADD: &str = "app-grid__add-button";

/// With more bids than this the row that adds one is out of sight, so the way to it stands above the table too.
const IN_SIGHT: usize = 6;

/// The headings' properties.
#[derive(Properties, PartialEq)]
pub(super) struct HeadProps {
    /// The columns.
    pub columns: Shared<Vec<Column>>,
}

/// The headings.
#[component]
pub(super) fn Head(props: &HeadProps) -> Html {
    let count = props.columns.len();
    let headings = props.columns.iter().enumerate().map(|(at, column)| {
        let class = match column.what {
            What::Supplier => "app-grid__name",
            What::Title | What::Score(..) => "app-grid__text",
            What::Price(_) | What::Derived(_) | What::Quantity(_) => "app-grid__number",
        };
        html! {
            <th class={classes!("app-grid__head", class)} role="columnheader" scope="col" data-column={(at + 1).to_string()}
                title={column.title.clone()}>
                <span class="app-grid__clamp">{ &column.title }</span>
                if !column.hint.is_empty() {
                    <span class="app-grid__hint">{ &column.hint }</span>
                }
            </th>
        }
    });
    html! {
        <thead class="app-grid__headings" role="rowgroup">
            <tr class="app-grid__row" role="row" aria-rowindex="1">
                { for headings }
                <th class="app-grid__head app-grid__total" role="columnheader" scope="col" data-column={(count + 1).to_string()}>
                    { "Total points" }<LiveHint />
                </th>
                <th class="app-grid__head app-grid__rank" role="columnheader" scope="col" data-column={(count + 2).to_string()}>
                    { "Rank" }<LiveHint />
                </th>
            </tr>
        </thead>
    }
}

/// The properties of the row that adds a bid.
#[derive(Properties, PartialEq)]
pub(super) struct AddRowProps {
    /// Where it stands, from 0.
    pub at: usize,
    /// Its cell's id on the page.
    pub id: AttrValue,
    /// How many columns the grid has.
    pub width: usize,
    /// Whether its cell is the active one.
    pub active: bool,
    /// The field, if a name is being typed.
    pub editor: Option<Editor>,
    /// A name that was typed and not entered.
    pub left: AttrValue,
}

/// The last row: a name typed here adds a bid.
#[component]
pub(super) fn AddRow(props: &AddRowProps) -> Html {
    let content = match &props.editor {
        Some(editor) => html! {
            <input class="app-grid__input" type="text" value={editor.text.clone()} autocomplete="off"
                aria-label="Add a bid: the supplier’s name" aria-describedby={MESSAGE} />
        },
        // The Tab key comes to its cell, where Enter does the same.
        None if props.left.is_empty() => html! {
            <button type="button" class={classes!("govuk-button", "govuk-button--secondary", ADD)} tabindex="-1">{ "Add a bid" }</button>
        },
        None => html! { &props.left },
    };
    html! {
        <tr class="app-grid__row" role="row" aria-rowindex={(props.at + 2).to_string()}>
            <th id={&props.id} class="app-grid__cell app-grid__name app-grid__add" role="rowheader" scope="row" data-column="1"
                tabindex={if props.active { "0" } else { "-1" }}>{ content }</th>
            <td class="app-grid__cell app-grid__rest" role="gridcell" data-column="2" aria-readonly="true"
                aria-colspan={(props.width - 1).to_string()} colspan={(props.width - 1).to_string()}>
            </td>
        </tr>
    }
}

/// The properties of what stands above the grid.
#[derive(Properties)]
pub(super) struct AboveProps {
    /// The grid as drawn.
    pub desk: Desk,
    /// Copies the headings.
    pub onheadings: Callback<()>,
}

impl PartialEq for AboveProps {
    fn eq(&self, other: &Self) -> bool {
        self.desk.columns == other.desk.columns && self.desk.rows == other.desk.rows
    }
}

/// How the grid is used, and the bids one by one.
#[component]
pub(super) fn Above(props: &AboveProps) -> Html {
    let desk = &props.desk;
    let headings = html! {
        <Button look={Look::Secondary} onclick={props.onheadings.clone()}>{ "Copy a header row for Excel" }</Button>
    };
    if desk.rows.is_empty() {
        return html! {
            <>
                <p class="govuk-body">
                    { "Choose “Add a bid” in the table below and type the first supplier’s name. Or fill a sheet in Excel with one row for each bid, copy it, choose “Add a bid”, and paste." }
                </p>
                { example(&desk.columns) }
                { headings }
            </>
        };
    }
    let onadd = {
        let desk = desk.clone();
        Callback::from(move |()| desk.begin_bid())
    };
    let links = desk.rows.iter().map(|row| {
        let onclick = {
            let (desk, bid) = (desk.clone(), row.whose.bid.clone());
            Callback::from(move |()| desk.acts.go(Screen::Bid(bid.clone())))
        };
        html! { <li><Button look={Look::Link} {onclick}>{ &row.name }</Button></li> }
    });
    html! {
        <div class="app-grid__above">
            if desk.rows.len() > IN_SIGHT {
                <Button look={Look::Secondary} class="app-grid__add-from-above" onclick={onadd}>{ "Add a bid" }</Button>
            }
            <Details summary="How to use this table">
                <ul class="govuk-list govuk-list--bullet">
                    <li>{ "Type to fill a cell. Enter takes it and goes down, Tab goes right, Escape gives it up." }</li>
                    <li>{ "F2 or a double click changes what is there. Delete empties." }</li>
                    <li>{ "Arrow keys move. With Shift they select a block." }</li>
                    <li>{ "Ctrl+C copies the block, Ctrl+V pastes one from Excel, Ctrl+Z undoes." }</li>
                </ul>
                <p class="govuk-body">{ "A block is pasted as a whole or not at all. Rows below the last bid become new bids." }</p>
                { headings }
            </Details>
            <Details summary="Enter one bid at a time">
                <ul class="govuk-list">{ for links }</ul>
            </Details>
        </div>
    }
}

/// What a sheet looks like that can be pasted.
fn example(columns: &[Column]) -> Html {
    let shown = columns.len().min(5);
    let value = |column: &Column, bid: usize| -> AttrValue {
        match &column.what {
            What::Supplier => ["Alder Services", "Birch and Sons", "Cedar CIC"][bid % 3].into(),
            What::Title => "standard".into(),
            What::Price(_) => ["£98,500.00", "£102,000", "95,750"][bid % 3].into(),
            What::Score(_, levels) => {
                let at = levels.len().saturating_sub(1 + bid);
                levels.get(at).map_or_else(|| "–".into(), |level| level.label.clone())
            }
            What::Derived(_) => "".into(),
            What::Quantity(_) => ["12", "7.5", ""][bid % 3].into(),
        }
    };
    html! {
        <div class="app-scroll" role="region" aria-label="An example of a sheet" tabindex="0">
            <table class="govuk-table app-grid__example">
                <caption class="govuk-table__caption govuk-table__caption--s">{ "An example of a sheet" }</caption>
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row">
                        { for columns.iter().take(shown).map(|column| html! { <th scope="col" class="govuk-table__header">{ &column.title }</th> }) }
                        if columns.len() > shown {
                            <th scope="col" class="govuk-table__header">{ format!("… and {} more", columns.len() - shown) }</th>
                        }
                    </tr>
                </thead>
                <tbody class="govuk-table__body">
                    { for (0..2).map(|bid| html! {
                        <tr class="govuk-table__row">
                            { for columns.iter().take(shown).map(|column| html! { <td class="govuk-table__cell">{ value(column, bid) }</td> }) }
                            if columns.len() > shown {
                                <td class="govuk-table__cell">{ "…" }</td>
                            }
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}
