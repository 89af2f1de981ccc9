//! All bids of a lot in a grid that is worked as a spreadsheet is: with the keyboard, and with
//! blocks copied from Excel and pasted.

pub(super) mod block;
mod clipboard;
mod column;
mod cursor;
mod desk;
mod editing;
mod follow;
mod head;
mod keys;
mod live;
mod mark;
mod panel;
pub(super) mod plan;
mod row;
mod rows;
mod state;
mod status;

use std::rc::Rc;

use common_measure::assessment::Assessor;
use common_measure::id::LotId;
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlInputElement, InputEvent, KeyboardEvent, MouseEvent, Node};
use yew::{
    ContextProvider, Html, Properties, TargetCast, component, hook, html, use_callback,
    use_effect_with, use_memo, use_mut_ref, use_reducer_eq,
};

use crate::session::{Shared, Unfinished, use_acts, use_session};

use clipboard::GRID;
use cursor::At;
use desk::Desk;
use follow::Drawn;
use head::{AddRow, Head};
use panel::Ask;
use row::{Editor, Entered, GridRow};
use state::{Editing, State};
use status::Status;

/// The grid's properties.
#[derive(Properties, PartialEq)]
pub(crate) struct GridProps {
    /// The lot whose bids are shown.
    pub lot: LotId,
}

/// The latest of something, for handlers that are made once.
type Latest = Rc<std::cell::RefCell<Option<Desk>>>;

/// The bids of a lot.
#[component]
pub(crate) fn Grid(props: &GridProps) -> Html {
    let latest = use_desk(&props.lot);
    let Some(desk) = latest.borrow().clone() else { return Html::default() };
    let dragging = use_mut_ref(|| false);
    follow::use_focus(&desk);

    let with = |act: fn(&Desk)| {
        let latest = Rc::clone(&latest);
        move || {
            // A copy, so that nothing is borrowed while the act draws again.
            let desk = latest.borrow().clone();
            if let Some(desk) = desk {
                act(&desk);
            }
        }
    };
    let onheadings = yew::Callback::from({
        let act = with(panel::copy_headings);
        move |()| act()
    });
    let on = Rc::clone(&latest);
    let onkeydown = use_callback((), move |event: KeyboardEvent, ()| {
        let desk = on.borrow().clone();
        if let Some(desk) = desk {
            keys::key(&desk, &event);
        }
    });
    let on = Rc::clone(&latest);
    let oninput = use_callback((), move |event: InputEvent, ()| {
        let desk = on.borrow().clone();
        if let (Some(desk), Some(input)) = (desk, event.target_dyn_into::<HtmlInputElement>()) {
            desk.typed(input.value());
        }
    });
    let (on, drags) = (Rc::clone(&latest), Rc::clone(&dragging));
    let onmousedown = use_callback((), move |event: MouseEvent, ()| {
        let desk = on.borrow().clone();
        if let Some(desk) = desk {
            *drags.borrow_mut() = keys::press(&desk, &event);
        }
    });
    let on = Rc::clone(&latest);
    let onmouseover = use_callback((), move |event: MouseEvent, ()| {
        if event.buttons() != 1 {
            *dragging.borrow_mut() = false;
        }
        let desk = on.borrow().clone();
        if *dragging.borrow()
            && let (Some(desk), Some(at)) = (desk, keys::cell_of(event.target()))
        {
            keys::drag(&desk, at);
        }
    });
    let on = Rc::clone(&latest);
    let onclick = use_callback((), move |event: MouseEvent, ()| {
        let desk = on.borrow().clone();
        if let Some(desk) = desk {
            keys::click(&desk, &event);
        }
    });
    let on = Rc::clone(&latest);
    let ondblclick = use_callback((), move |event: MouseEvent, ()| {
        let desk = on.borrow().clone();
        if let (Some(desk), Some(at)) = (desk, keys::cell_of(event.target()))
            && desk.editing().is_none()
            && at == desk.at()
        {
            desk.edit(Editing::Within, None);
        }
    });
    let on = Rc::clone(&latest);
    let onfocusin = use_callback((), move |event: FocusEvent, ()| {
        let desk = on.borrow().clone();
        if let (Some(desk), Some(at)) = (desk, keys::cell_of(event.target()))
            && (at != desk.at() || desk.state.cursor.is_none())
            && at.column < desk.size().columns
        {
            let stand = desk.table().stand(cursor::Cursor::on(at), &[]);
            desk.set(move |state| state.cursor = Some(stand));
        }
    });
    let on = Rc::clone(&latest);
    let onfocusout = use_callback((), move |event: FocusEvent, ()| {
        let desk = on.borrow().clone();
        if let Some(desk) = desk
            && leaves(&event)
        {
            desk.commit();
        }
    });

    let typing = desk.editing().and_then(|_| editor(&desk));
    let at = desk.at();
    let provisional = desk.is_provisional();
    let rows = desk.rows.iter().enumerate().map(|(index, row)| {
        let here = index == at.row;
        let entered = Entered {
            row: row.clone(),
            columns: desk.columns.clone(),
            active: here.then_some(at.column),
            selected: desk.cursor.selected_in(index),
            editor: if here { typing.clone() } else { None },
            unfinished: unfinished(&desk, row),
        };
        html! {
            <GridRow key={row.whose.bid.as_str()} at={index} {entered} figures={desk.figures(row)} {provisional} />
        }
    });
    let count = desk.rows.len();
    let adding = if at.row == count { typing.clone() } else { None };
    let left = desk.unfinished(At::new(count, 0)).map(|u| u.text.clone()).unwrap_or_default();
    let size = desk.size();
    let columns = size.columns;
    html! {
        <ContextProvider<live::Provisional> context={live::Provisional(provisional)}>
            <Ask panel={desk.state.panel.clone()} desk={desk.clone()} />
            <head::Above desk={desk.clone()} {onheadings} />
            <p class="govuk-body app-grid__sideways">{ format!("The table has {columns} columns. Scroll it sideways, or use the arrow keys in it, to see those out of sight.") }</p>
            <div class="app-grid" {onkeydown} {oninput} {onmousedown} {onmouseover} {onclick} {ondblclick} {onfocusin} {onfocusout}>
                <table
                    id={GRID}
                    class="app-grid__table"
                    role="grid"
                    aria-label="Bids"
                    aria-multiselectable="true"
                    aria-rowcount={(size.rows + 1).to_string()}
                    aria-colcount={size.columns.to_string()}
                >
                    <Head columns={desk.columns.clone()} />
                    <tbody class="app-grid__bids" role="rowgroup">
                        { for rows }
                        // With a key of its own no row is made anew, and none loses the focus, when one is added.
                        <AddRow key="+" at={count} id={column::new_path(&desk.lot)} width={size.columns}
                            active={at.row == count} editor={adding} left={left} />
                    </tbody>
                </table>
            </div>
            <Status desk={desk.clone()} />
        </ContextProvider<live::Provisional>>
    }
}

/// Gathers everything that the grid shows, and keeps it where handlers find the latest.
#[hook]
fn use_desk(lot: &LotId) -> Latest {
    let (session, acts) = (use_session(), use_acts());
    let state = use_reducer_eq(State::default);
    let columns =
        use_memo((session.confirmed.clone(), lot.clone()), |(of, lot)| column::columns(of, lot));
    // The columns stay the same through most changes; then nothing that shows them is drawn again.
    let columns = use_steady((*columns).clone());
    let rows = rows::use_rows(&session.confirmed, lot, &columns);
    let assessor = use_mut_ref(Assessor::default);
    let live = use_memo((session.current().clone(), lot.clone()), |(of, lot)| {
        Shared::new(live::live(&mut assessor.borrow_mut(), of, lot))
    });
    let latest: Latest = use_mut_ref(|| None);
    let before = latest.borrow_mut().take();
    let table = mark::Table { rows: &rows, columns: &columns };
    let (cursor, gone) = follow::follow(&session, &state, table, before.as_ref());
    let (drawn, live) = (Drawn::of(&session), (*live).clone());
    let lot = lot.clone();
    let mut desk = Desk { session, acts, lot, columns, rows, live, state, cursor, gone, drawn };
    if desk.editing().is_some()
        && let Some(there) = desk.unfinished(desk.at())
    {
        desk.drawn.typed = there.text.clone().into();
    }
    follow::use_gone(&desk);
    *latest.borrow_mut() = Some(desk);
    {
        let latest = Rc::clone(&latest);
        use_effect_with((), move |()| {
            let listeners = clipboard::listen(move || latest.borrow().clone());
            move || drop(listeners)
        });
    }
    latest
}

/// The value as it was shared last, for as long as it says the same.
#[hook]
fn use_steady<T: PartialEq + 'static>(value: T) -> Shared<T> {
    let kept = use_mut_ref(|| None::<Shared<T>>);
    let mut kept = kept.borrow_mut();
    match kept.as_ref() {
        Some(there) if **there == value => there.clone(),
        _ => kept.insert(Shared::new(value)).clone(),
    }
}

/// Whether the focus leaves the grid's field for another place on the page, rather than the whole
/// window losing it.
fn leaves(event: &FocusEvent) -> bool {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return false;
    };
    let grid = document.get_element_by_id(GRID);
    let to = event.related_target().and_then(|to| to.dyn_into::<Node>().ok());
    let within = grid.is_some_and(|grid| grid.contains(to.as_ref()) && to.is_some());
    !within && document.has_focus().unwrap_or(true)
}

/// The field of the active cell.
fn editor(desk: &Desk) -> Option<Editor> {
    let at = desk.at();
    desk.path(at)?;
    let unfinished = desk.unfinished(at);
    let text = unfinished.map_or_else(|| desk.plain(at), |there| there.text.clone().into());
    let problem = unfinished.and_then(|there| there.problem.clone()).map(Into::into);
    Some(Editor { column: at.column, text, problem })
}

/// The texts of a row that are not part of the procurement.
fn unfinished(desk: &Desk, row: &rows::Row) -> Vec<(usize, Unfinished)> {
    // Most often there are none at all, or one in another row.
    if desk.session.unfinished.is_empty() {
        return Vec::new();
    }
    let cells = row.cells.iter().enumerate();
    cells
        .filter_map(|(at, cell)| {
            Some((at, desk.session.unfinished.get(cell.path.as_str())?.clone()))
        })
        .collect()
}
