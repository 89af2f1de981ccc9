//! Forms whose fields make one command together. What is typed is kept beside the procurement until
//! then, so it survives a reload.

mod ask_first;
mod fields;

use common_measure::fault::Fault;
use common_measure::record::{self, Command, Stamp};
use common_measure::time::Time;
use yew::{AttrValue, UseReducerHandle, hook};

use crate::screen::Screen;
use crate::session::{Act, Acts, Problem, Session, Unfinished, storage, use_acts, use_session};

pub(crate) use ask_first::{AskFirst, Press};
pub(crate) use fields::Offered;

/// The fields of one form, by their names below its path.
#[derive(Clone)]
pub(crate) struct Draft {
    session: UseReducerHandle<Session>,
    acts: Acts,
    /// The place of what the form makes.
    pub path: AttrValue,
}

/// The form at a path.
#[hook]
pub(crate) fn use_draft(path: &AttrValue) -> Draft {
    Draft { session: use_session(), acts: use_acts(), path: path.clone() }
}

impl PartialEq for Draft {
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path && self.session == other.session
    }
}

impl Draft {
    fn id(&self, name: &str) -> String {
        format!("{}/{name}", self.path)
    }

    fn field(&self, name: &str) -> Unfinished {
        self.session.unfinished.get(&self.id(name)).cloned().unwrap_or_default()
    }

    /// What stands in all its fields, by their ids.
    fn said(&self) -> Vec<(String, String)> {
        let fields = self.session.unfinished.iter();
        let own = fields.filter(|(path, _)| {
            path.strip_prefix(self.path.as_str()).is_some_and(|rest| rest.starts_with('/'))
        });
        own.map(|(path, field)| (path.clone(), field.text.clone())).collect()
    }

    /// What stands in a field, without space around it.
    pub(crate) fn text(&self, name: &str) -> String {
        self.field(name).text.trim().to_owned()
    }

    /// The same, or what stands there before anyone has typed.
    pub(crate) fn text_or(&self, name: &str, first: &str) -> String {
        match self.session.unfinished.get(&self.id(name)) {
            Some(there) => there.text.trim().to_owned(),
            None => first.to_owned(),
        }
    }

    /// Shows what is wrong in the fields and above the page; says whether anything is.
    pub(crate) fn faulty(&self, fields: &[&str], problems: Vec<(String, String)>) -> bool {
        let is_faulty = !problems.is_empty();
        self.settle(fields, problems, None, "");
        is_faulty
    }

    /// Gives up what stands in the fields.
    pub(crate) fn abandon(&self, fields: &[&str]) {
        for name in fields {
            self.acts.act(Act::Abandoned(self.id(name)));
        }
    }

    /// Keeps what stands in a field.
    pub(crate) fn set(&self, name: &str, text: String) {
        self.acts.act(Act::Typed { path: self.id(name), text, attempt: None });
    }

    /// Names every empty field among these, as (name, what to do).
    pub(crate) fn missing(&self, needed: &[(&str, &str)]) -> Vec<(String, String)> {
        let empty = needed.iter().filter(|(name, _)| self.text(name).is_empty());
        empty.map(|(name, remedy)| ((*name).to_owned(), (*remedy).to_owned())).collect()
    }

    /// Issues the command if nothing is missing and the record accepts it, gives the fields up, and
    /// says that it did. Else the problems stand beside the fields; a refusal stands at `blamed`.
    pub(crate) fn submit(
        &self,
        fields: &[&str],
        problems: Vec<(String, String)>,
        command: Option<Command>,
        blamed: &str,
    ) -> bool {
        let act = command.map(record::Act::Change);
        let Some(record::Act::Change(command)) = self.settle(fields, problems, act, blamed) else {
            return false;
        };
        self.acts.issue(command);
        self.abandon(fields);
        true
    }

    /// The same for what else the record keeps, which cannot be taken back: nothing is entered at
    /// the first press. Once it is entered, goes to a screen. Answers whether nothing was wrong.
    pub(crate) fn enter(
        &self,
        press: Press,
        fields: &[&str],
        problems: Vec<(String, String)>,
        act: Option<record::Act>,
        then: Screen,
    ) -> bool {
        let blamed = fields.first().copied().unwrap_or_default();
        let act = self.settle(fields, problems, act, blamed);
        let is_fine = act.is_some();
        if let (Some(act), Press::Sure) = (act, press) {
            self.acts.enter_then(act, then);
            self.abandon(fields);
        }
        is_fine
    }

    /// Why the record would refuse an act, if it would.
    fn refusal(&self, act: &record::Act) -> Option<Fault> {
        let time = Time::parse(&storage::now()).ok()?;
        let stamp = Stamp { who: self.session.who().to_owned(), time };
        self.session.record(|record| record.try_act(act, &stamp).err()).flatten()
    }

    /// The act, if nothing is missing and the record accepts it; else shows what is wrong.
    fn settle(
        &self,
        fields: &[&str],
        mut problems: Vec<(String, String)>,
        act: Option<record::Act>,
        blamed: &str,
    ) -> Option<record::Act> {
        let act = act.filter(|_| problems.is_empty());
        if let Some(act) = &act {
            match self.refusal(act) {
                None => {}
                Some(fault) => {
                    let last = fault.place.path().rsplit('/').next().unwrap_or_default();
                    let at = fields.iter().find(|name| **name == last).copied().unwrap_or(blamed);
                    problems.push((at.to_owned(), format!("{} {}", fault.problem, fault.remedy)));
                }
            }
        }
        let is_fine = problems.is_empty();
        // What was wrong before and is right now says so no more.
        for name in fields {
            let there = self.field(name);
            if there.problem.is_some() && problems.iter().all(|(wrong, _)| wrong != name) {
                self.acts.act(Act::Abandoned(self.id(name)));
                self.set(name, there.text);
            }
        }
        for (name, problem) in &problems {
            self.acts.act(Act::Unreadable {
                path: self.id(name),
                text: self.text(name),
                problem: problem.clone(),
            });
        }
        let summary = problems
            .into_iter()
            .map(|(name, text)| Problem { path: Some(self.id(&name)), text })
            .collect();
        self.acts.act(Act::Problems(summary));
        act.filter(|_| is_fine)
    }
}
