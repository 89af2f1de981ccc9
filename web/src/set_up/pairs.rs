//! A small table of stated pairs: bands, or the points that lines run between.

use common_measure::record::Command;
use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::form::{Button, FaultAt, Look, TextField, Width};
use crate::screen::Screen;
use crate::session::{use_acts, use_session};

use super::page::{abandon, around};

/// One column of the table.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Column {
    /// The last part of its fields' paths.
    pub field: &'static str,
    /// Its heading.
    pub heading: AttrValue,
    /// A sign in front of its fields.
    pub prefix: Option<AttrValue>,
    /// A sign or a word behind them.
    pub suffix: Option<AttrValue>,
}

impl Column {
    /// An amount of money.
    pub(super) fn money(field: &'static str, heading: &'static str) -> Self {
        Self { field, heading: heading.into(), prefix: Some("£".into()), suffix: None }
    }

    /// A quantity in a unit, which may be empty.
    pub(super) fn quantity(field: &'static str, heading: &'static str, unit: &str) -> Self {
        let (prefix, suffix) = around(unit);
        let sign = |sign: Option<&str>| sign.map(|sign| AttrValue::from(sign.to_owned()));
        Self { field, heading: heading.into(), prefix: sign(prefix), suffix: sign(suffix) }
    }

    /// The share of the points, in per cent.
    pub(super) fn share() -> Self {
        Self {
            field: "share",
            heading: AttrValue::Static("Share of the points"),
            prefix: None,
            suffix: Some(AttrValue::Static("%")),
        }
    }
}

/// The table's properties.
#[derive(Properties, PartialEq)]
pub(super) struct PairsProps {
    /// The path of the whole: that of a field is `{path}/{row}/{field}`.
    pub path: AttrValue,
    /// What the table holds.
    pub caption: AttrValue,
    /// What one row is called, such as “band”.
    pub one: AttrValue,
    /// Help on how to fill it in.
    pub hint: AttrValue,
    /// Its two columns.
    pub columns: [Column; 2],
    /// The texts of its rows.
    pub rows: Vec<[AttrValue; 2]>,
    /// What a text in a row and a column means.
    pub parse: Callback<(usize, usize, String), Result<Command, String>>,
    /// Adds an empty row at the end, and goes to its first field, on this screen.
    pub onadd: Callback<(Screen, String)>,
    /// Removes a row.
    pub onremove: Callback<usize>,
}

/// The table.
#[component]
pub(super) fn Pairs(props: &PairsProps) -> Html {
    let (session, acts) = (use_session(), use_acts());
    let (path, one) = (&props.path, &props.one);
    let rows = props.rows.iter().enumerate().map(|(row, texts)| {
        let name = format!("{one} {}", row + 1);
        let cells = props.columns.iter().zip(texts).enumerate().map(|(column, (of, text))| {
            let parse = props.parse.clone();
            html! {
                <td class="govuk-table__cell">
                    <TextField
                        path={format!("{path}/{row}/{}", of.field)}
                        label={format!("{}, {name}", of.heading)}
                        label_hidden=true
                        number=true
                        prefix={of.prefix.clone()}
                        suffix={of.suffix.clone()}
                        width={Width::Characters(10)}
                        value={text.clone()}
                        parse={Callback::from(move |text| parse.emit((row, column, text)))}
                    />
                </td>
            }
        });
        let onremove = {
            let (session, acts) = (session.clone(), acts.clone());
            let (path, onremove) = (path.clone(), props.onremove.clone());
            Callback::from(move |()| {
                // Rows are known by their number: those below it are not what they were.
                abandon(&session, &acts, &format!("{path}/"));
                onremove.emit(row);
            })
        };
        html! {
            <tr class="govuk-table__row" key={row}>
                { for cells }
                <td class="govuk-table__cell app-actions">
                    <Button look={Look::Link} about={name.clone()} onclick={onremove}>{ "Remove" }</Button>
                </td>
            </tr>
        }
    });
    let onadd = {
        let screen = session.screen.clone();
        let field = format!("{path}/{}/{}", props.rows.len(), props.columns[0].field);
        props.onadd.reform(move |()| (screen.clone(), field.clone()))
    };
    html! {
        <div class="app-pairs">
            <p class="govuk-hint">{ &props.hint }</p>
            <FaultAt path={path.clone()} />
            if !props.rows.is_empty() {
                <table class="govuk-table app-levels app-pairs__table">
                    <caption class="govuk-table__caption govuk-table__caption--s">{ &props.caption }</caption>
                    <thead class="govuk-table__head">
                        <tr class="govuk-table__row">
                            { for props.columns.iter().map(|of| html! { <th scope="col" class="govuk-table__header">{ &of.heading }</th> }) }
                            <td class="govuk-table__header">
                                <span class="govuk-visually-hidden">{ "What you can do" }</span>
                            </td>
                        </tr>
                    </thead>
                    <tbody class="govuk-table__body">{ for rows }</tbody>
                </table>
            }
            <Button look={Look::Secondary} onclick={onadd}>{ format!("Add a {one}") }</Button>
        </div>
    }
}
