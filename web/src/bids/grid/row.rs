//! One row: a bid, the field in the one cell that is being edited, and its total and rank.

use std::rc::Rc;

use yew::virtual_dom::Key;
use yew::{AttrValue, Html, Properties, classes, component, html};

use crate::session::{NOT_ENTERED, Shared, Unfinished};

use super::column::{Column, What};
use super::live::{Figures, figure};
use super::rows::Row;

/// The field in a cell that is being edited.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Editor {
    /// The column.
    pub column: usize,
    /// The text, as typed.
    pub text: AttrValue,
    /// What is wrong with the text that was left there before.
    pub problem: Option<AttrValue>,
}

/// A row's properties: all that can change how it looks, so that every other row stays as it is.
#[derive(Properties, PartialEq)]
pub(super) struct GridRowProps {
    /// Where it stands, from 0.
    pub at: usize,
    /// What is entered in it.
    pub entered: Entered,
    /// Its total and rank.
    pub figures: Figures,
    /// Whether these may still change.
    pub provisional: bool,
}

/// What is entered in a row, and where a person stands in it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entered {
    /// The bid.
    pub row: Rc<Row>,
    /// The columns.
    pub columns: Shared<Vec<Column>>,
    /// The active column, if the active cell is in this row.
    pub active: Option<usize>,
    /// The first and last selected column.
    pub selected: Option<(usize, usize)>,
    /// The field, if one of its cells is being edited.
    pub editor: Option<Editor>,
    /// Texts that are not part of the procurement, by column.
    pub unfinished: Vec<(usize, Unfinished)>,
}

/// The properties of the cells that a person fills.
#[derive(Properties, PartialEq)]
struct CellsProps {
    entered: Entered,
}

/// The id of the line that says what is wrong with the active cell.
pub(super) const MESSAGE: &str = "bids-message";
/// The id of the list of levels.
pub(super) const LEVELS: &str = "bids-levels";

/// One bid.
#[component]
pub(super) fn GridRow(props: &GridRowProps) -> Html {
    let Entered { row, columns, active, .. } = &props.entered;
    let Figures { total, rank } = &props.figures;
    let live = [("app-grid__total", total), ("app-grid__rank", rank)];
    let live = live.into_iter().zip(&row.live).enumerate().map(|(at, ((class, text), id))| {
        let column = columns.len() + at;
        let class = classes!(
            "app-grid__cell",
            class,
            props.provisional.then_some("app-grid__cell--provisional"),
        );
        html! {
            <td {class} {id} role="gridcell" data-column={(column + 1).to_string()} aria-readonly="true"
                aria-selected={props.entered.is_selected(column).then_some("true")}
                tabindex={if *active == Some(column) { "0" } else { "-1" }}>{ figure(text) }</td>
        }
    });
    html! {
        <tr class="app-grid__row" role="row" aria-rowindex={(props.at + 2).to_string()}>
            <Cells entered={props.entered.clone()} />
            { for live }
        </tr>
    }
}

impl Entered {
    fn is_selected(&self, column: usize) -> bool {
        self.selected.is_some_and(|(from, to)| (from..=to).contains(&column))
    }
}

/// The cells that a person fills. They are a component of their own, so that they are not drawn again with every total
/// and rank.
#[component]
fn Cells(props: &CellsProps) -> Html {
    let entered = &props.entered;
    let cells = entered.columns.iter().zip(&entered.row.cells).enumerate().map(|(at, (column, cell))| {
        let active = entered.active == Some(at);
        let unfinished = entered.unfinished.iter().find(|(there, _)| *there == at).map(|(_, u)| u);
        let editor = entered.editor.as_ref().filter(|editor| editor.column == at);
        let problem = match editor {
            Some(editor) => editor.problem.clone(),
            None => unfinished.map(|unfinished| problem(column, &entered.row, unfinished)),
        };
        let class = classes!(
            "app-grid__cell",
            kind(column),
            entered.is_selected(at).then_some("app-grid__cell--selected"),
            problem.as_ref().map(|_| "app-grid__cell--invalid"),
            editor.map(|_| "app-grid__cell--editing"),
        );
        let content = match (editor, unfinished) {
            (Some(editor), _) => field(column, &entered.row.name, editor),
            (None, Some(unfinished)) => html! { &unfinished.text },
            // Long names would make every row tall; the whole name stands below the grid.
            (None, None) if at == 0 => html! { <span class="app-grid__clamp">{ &cell.shown }</span> },
            (None, None) => html! { &cell.shown },
        };
        let described = (active && problem.is_some() && editor.is_none()).then_some(MESSAGE);
        let invalid = problem.as_ref().map(|_| "true");
        let selected = entered.is_selected(at).then_some("true");
        let readonly = column.read_only().map(|_| "true");
        let tabindex = if active { "0" } else { "-1" };
        let title = problem.or_else(|| (at == 0).then(|| cell.shown.clone()));
        let index = (at + 1).to_string();
        // A field stays the same one, and keeps the focus, when a column comes before it.
        let key = match column.nth {
            0 => Key::from(&*cell.path),
            nth => Key::from(format!("{}+{nth}", cell.path)),
        };
        if at == 0 {
            html! {
                <th {key} {class} id={&cell.id} role="rowheader" scope="row" data-column={index} {tabindex} {title}
                    aria-selected={selected} aria-invalid={invalid} aria-describedby={described}>{ content }</th>
            }
        } else {
            html! {
                <td {key} {class} id={&cell.id} role="gridcell" data-column={index} aria-readonly={readonly} {tabindex} {title}
                    aria-selected={selected} aria-invalid={invalid} aria-describedby={described}>{ content }</td>
            }
        }
    });
    html! { <>{ for cells }</> }
}

/// What is wrong with a text that is not part of the procurement, or that it was never entered.
pub(super) fn problem(column: &Column, row: &Row, unfinished: &Unfinished) -> AttrValue {
    if let Some(problem) = &unfinished.problem {
        return problem.clone().into();
    }
    match column.read(&row.whose, &unfinished.text) {
        Err(problem) => problem.into(),
        Ok(_) => NOT_ENTERED.into(),
    }
}

fn kind(column: &Column) -> &'static str {
    match column.what {
        What::Supplier => "app-grid__name",
        What::Title => "app-grid__text",
        What::Score(..) => "app-grid__score",
        What::Price(_) | What::Derived(_) | What::Quantity(_) => "app-grid__number",
    }
}

/// The field of a cell that is being edited.
pub(super) fn field(column: &Column, row: &str, editor: &Editor) -> Html {
    let chooses = !column.levels().is_empty();
    let on = |yes: &'static str| chooses.then_some(yes);
    html! {
        <input
            class="app-grid__input"
            type="text"
            value={editor.text.clone()}
            autocomplete="off"
            spellcheck="false"
            inputmode={column.is_number().then_some("decimal")}
            aria-label={format!("{row}, {}", column.title)}
            aria-invalid={editor.problem.as_ref().map(|_| "true")}
            aria-describedby={MESSAGE}
            role={on("combobox")}
            aria-expanded={on("true")}
            aria-controls={on(LEVELS)}
            aria-autocomplete={on("none")}
        />
    }
}
