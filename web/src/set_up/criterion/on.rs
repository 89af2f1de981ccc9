//! One criterion as the parts of its page change it.

use common_measure::id::CriterionId;
use common_measure::number::{Money, Percentage, Quantity};
use common_measure::record::{Command, CriterionChange};
use yew::{AttrValue, Callback, Html, html};

use crate::form::{
    TextField, Width, optional_count, optional_money, optional_percentage, optional_quantity_in,
};
use crate::screen::Screen;
use crate::session::{Acts, Session};

use super::super::page::{
    Parse, abandon, around, criterion_path, criterion_value, money_text, percentage_text,
    quantity_text,
};

/// The criterion, and the way to change it.
#[derive(Clone)]
pub(super) struct On {
    /// Its id.
    pub id: CriterionId,
    acts: Acts,
}

/// What a field for a figure asks.
#[derive(Clone, Copy)]
pub(super) struct Ask<'a> {
    /// The last part of its path.
    pub field: &'a str,
    /// What is asked.
    pub label: &'a str,
    /// Help on what to enter.
    pub hint: &'a str,
}

impl On {
    /// A criterion.
    pub(super) fn new(id: &CriterionId, acts: &Acts) -> Self {
        Self { id: id.clone(), acts: acts.clone() }
    }

    /// Changes several things about it, as one act.
    pub(super) fn issue_all(&self, changes: impl IntoIterator<Item = CriterionChange>) {
        let each = |change| Command::ChangeCriterion { criterion: self.id.clone(), change };
        self.together(changes.into_iter().map(each).collect());
    }

    /// Does several things, as one act.
    pub(super) fn together(&self, mut commands: Vec<Command>) {
        // One alone has a name of its own.
        let one = if commands.len() == 1 { commands.pop() } else { None };
        self.acts.issue(one.unwrap_or(Command::Together(commands)));
    }

    /// The path of one of its fields.
    pub(super) fn path(&self, field: &str) -> AttrValue {
        criterion_path(&self.id, field)
    }

    /// Changes it.
    pub(super) fn issue(&self, change: CriterionChange) {
        self.acts.issue(Command::ChangeCriterion { criterion: self.id.clone(), change });
    }

    /// What a choice does.
    pub(super) fn choose(
        &self,
        change: impl Fn(&str) -> CriterionChange + 'static,
    ) -> Callback<AttrValue> {
        let on = self.clone();
        Callback::from(move |value: AttrValue| on.issue(change(&value)))
    }

    /// What a checkbox does.
    pub(super) fn tick(
        &self,
        change: impl Fn(bool) -> CriterionChange + 'static,
    ) -> Callback<bool> {
        let on = self.clone();
        Callback::from(move |ticked| on.issue(change(ticked)))
    }

    /// Gives up the text of its fields whose path begins so.
    pub(super) fn abandon(&self, session: &Session, beginning: &str) {
        abandon(session, &self.acts, &self.path(beginning));
    }

    /// What a text means that is put into one row of a table; `put` knows the column.
    pub(super) fn row<T: Clone + 'static>(
        &self,
        rows: &[T],
        change: impl Fn(Vec<T>) -> CriterionChange + 'static,
        put: impl Fn(&mut T, usize, &str) -> Result<(), String> + 'static,
    ) -> Callback<(usize, usize, String), Result<Command, String>> {
        let (criterion, rows) = (self.id.clone(), rows.to_vec());
        Callback::from(move |(row, column, text): (usize, usize, String)| {
            let mut rows = rows.clone();
            if let Some(there) = rows.get_mut(row) {
                put(there, column, &text)?;
            }
            Ok(Command::ChangeCriterion { criterion: criterion.clone(), change: change(rows) })
        })
    }

    /// Changes it by what is added and, if that is accepted, goes to a field of that.
    pub(super) fn add(&self, change: CriterionChange, to: Screen, field: String) {
        let command = Command::ChangeCriterion { criterion: self.id.clone(), change };
        self.acts.add(command, to, field);
    }

    /// Adds an empty row to a table, and goes to the field that is named.
    pub(super) fn add_row<T: Clone + Default + 'static>(
        &self,
        rows: &[T],
        change: impl Fn(Vec<T>) -> CriterionChange + 'static,
    ) -> Callback<(Screen, String)> {
        let (on, rows) = (self.clone(), rows.to_vec());
        Callback::from(move |(to, field)| {
            let mut rows = rows.clone();
            rows.push(T::default());
            on.add(change(rows), to, field);
        })
    }

    /// Removes a row from a table.
    pub(super) fn remove_row<T: Clone + 'static>(
        &self,
        rows: &[T],
        change: impl Fn(Vec<T>) -> CriterionChange + 'static,
    ) -> Callback<usize> {
        let (on, rows) = (self.clone(), rows.to_vec());
        Callback::from(move |row: usize| {
            let mut rows = rows.clone();
            if row < rows.len() {
                rows.remove(row);
            }
            on.issue(change(rows));
        })
    }

    /// What the text of a field means.
    pub(super) fn parse<T>(
        &self,
        read: impl Fn(&str) -> Result<T, String> + 'static,
        change: impl Fn(T) -> CriterionChange + 'static,
    ) -> Parse {
        criterion_value(&self.id, read, change)
    }

    /// A field for an amount of money.
    pub(super) fn money(
        &self,
        ask: Ask,
        value: Option<Money>,
        change: impl Fn(Option<Money>) -> CriterionChange + 'static,
    ) -> Html {
        self.field(ask, Some("£"), None, money_text(value), self.parse(optional_money, change))
    }

    /// A field for a percentage.
    pub(super) fn percentage(
        &self,
        ask: Ask,
        value: Option<Percentage>,
        change: impl Fn(Option<Percentage>) -> CriterionChange + 'static,
    ) -> Html {
        let parse = self.parse(optional_percentage, change);
        self.field(ask, None, Some("%"), percentage_text(value), parse)
    }

    /// A field for a quantity in a unit, which may be empty: £ stands before it, others behind.
    pub(super) fn quantity(
        &self,
        ask: Ask,
        unit: &str,
        value: Option<Quantity>,
        change: impl Fn(Option<Quantity>) -> CriterionChange + 'static,
    ) -> Html {
        let (before, behind) = around(unit);
        let counted_in = unit.to_owned();
        let parse = self.parse(move |text| optional_quantity_in(&counted_in, text), change);
        self.field(ask, before, behind, quantity_text(value), parse)
    }

    /// A field for the most words of an answer.
    pub(super) fn words(&self, value: Option<u32>, label: &'static str) -> Html {
        let ask = Ask {
            field: "word_limit",
            label,
            hint: "It stands on the response form, and suppliers see their count.",
        };
        let text = value.map_or_else(AttrValue::default, |value| value.to_string().into());
        let parse = self.parse(optional_count, CriterionChange::WordLimit);
        self.field(ask, None, Some("words"), text, parse)
    }

    fn field(
        &self,
        ask: Ask,
        prefix: Option<&str>,
        suffix: Option<&str>,
        value: AttrValue,
        parse: Parse,
    ) -> Html {
        let text = |text: &str| AttrValue::from(text.to_owned());
        html! {
            <TextField
                path={self.path(ask.field)}
                label={text(ask.label)}
                hint={(!ask.hint.is_empty()).then(|| text(ask.hint))}
                number=true
                prefix={prefix.map(text)}
                suffix={suffix.map(text)}
                width={Width::Characters(10)}
                {value}
                {parse}
            />
        }
    }
}
