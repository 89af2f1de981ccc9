//! How a thing that has an id and a name is written in a cell, so that it can be found again.

/// Things by what a cell may call them: their name, their id, or both as `name [id]`.
pub(crate) struct Names<'a, I> {
    things: Vec<(I, &'a str, &'a str)>,
}

impl<'a, I: Clone + PartialEq> Names<'a, I> {
    /// Things with their ids and names.
    pub(crate) fn new(things: impl Iterator<Item = (I, &'a str, &'a str)>) -> Self {
        Self { things: things.map(|(thing, id, name)| (thing, id, name.trim())).collect() }
    }

    /// What to write for a thing: its name where only it is called so, else its name and its id.
    pub(crate) fn call(&self, thing: &I) -> String {
        let Some((_, id, name)) = self.things.iter().find(|(there, _, _)| there == thing) else {
            return String::new();
        };
        if !name.is_empty() && matches!(self.find(name), Found::One(_)) {
            return (*name).to_owned();
        }
        if matches!(self.find(id), Found::One(_)) {
            return (*id).to_owned();
        }
        format!("{name} [{id}]")
    }

    /// The thing that a cell calls so.
    pub(crate) fn find(&self, called: &str) -> Found<I> {
        let called = called.trim();
        let in_brackets = called.strip_suffix(']').and_then(|rest| rest.rsplit_once('['));
        let whole = in_brackets.and_then(|(name, id)| {
            self.things.iter().find(|(_, there, title)| *there == id && *title == name.trim())
        });
        if let Some((thing, _, _)) = whole {
            return Found::One(thing.clone());
        }
        let found = self.fitting(|there| there == called);
        if matches!(found, Found::None) {
            return self.fitting(|there| there.to_lowercase() == called.to_lowercase());
        }
        found
    }

    fn fitting(&self, is: impl Fn(&str) -> bool) -> Found<I> {
        let mut fitting = self.things.iter().filter(|(_, id, name)| is(id) || is(name));
        match (fitting.next(), fitting.next()) {
            (None, _) => Found::None,
            (Some((thing, _, _)), None) => Found::One(thing.clone()),
            _ => Found::Several,
        }
    }

    /// What can be written, for a sentence.
    pub(crate) fn list(&self) -> String {
        let all: Vec<String> =
            self.things.iter().take(12).map(|(thing, _, _)| self.call(thing)).collect();
        let more = if self.things.len() > 12 { ", …" } else { "" };
        format!("{}{more}", all.join(", "))
    }
}

/// What a name was found to be.
pub(crate) enum Found<I> {
    /// Nothing.
    None,
    /// One thing.
    One(I),
    /// Several things.
    Several,
}
