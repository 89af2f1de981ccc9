//! From a JSON text to a tree, each key once.
//!
//! The same pass reads a whole text, looks for what it says it is, and finds the position of a
//! value: the JSON reader is compiled anew for each kind of pass.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashSet;
use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_json::Error;

use super::parts::{Path, Step};
use super::tree::Tree;

/// How the message begins that a key stands in an object twice; the key and a backtick follow.
pub(super) const TWICE: &str = "twice `";

/// The whole text, or why it is not JSON and on the way to what.
pub(super) fn whole(text: &str) -> Result<Tree, (Error, Vec<Step>)> {
    let pass = Pass::default();
    let mut json = serde_json::Deserializer::from_str(text);
    let read = pass.read(&mut json).and_then(|tree| json.end().map(|()| tree));
    read.map_err(|error| (error, pass.failed.into_inner().unwrap_or_default()))
}

/// Some fields of the object at the top. It ends as soon as all are found, so that the rest of the
/// text need not be right; an error came before that.
pub(super) fn some_fields(
    text: &str,
    names: &'static [&'static str],
) -> (Vec<(String, Tree)>, Result<(), Error>) {
    let pass = Pass { only: names, ..Pass::default() };
    let read = pass.read(&mut serde_json::Deserializer::from_str(text)).map(|_| ());
    (pass.found.into_inner(), read)
}

/// The line, and the column in bytes, behind so many keys and values, where a list and an object
/// count before what is in them.
pub(super) fn position_behind(text: &str, count: usize) -> Option<(usize, usize)> {
    let pass = Pass { left: Cell::new(count), ..Pass::default() };
    // It ends with an error where it arrives, because errors are what knows its position.
    let arrived = pass.read(&mut serde_json::Deserializer::from_str(text)).err()?;
    Some((arrived.line(), arrived.column()))
}

/// One pass over a text.
struct Pass {
    /// The only fields of the object at the top that are wanted; empty for all.
    only: &'static [&'static str],
    /// Those of them that are found.
    found: RefCell<Vec<(String, Tree)>>,
    /// How many keys and values are still to come.
    left: Cell<usize>,
    /// The way to the innermost value that could not be read.
    failed: OnceCell<Vec<Step>>,
}

impl Default for Pass {
    fn default() -> Self {
        Self {
            only: &[],
            found: RefCell::default(),
            left: Cell::new(usize::MAX),
            failed: OnceCell::new(),
        }
    }
}

impl Pass {
    fn read(
        &self,
        json: &mut serde_json::Deserializer<serde_json::de::StrRead>,
    ) -> Result<Tree, Error> {
        Reading { pass: self, path: Path::Top }.deserialize(json)
    }

    fn go_on<E: serde::de::Error>(&self) -> Result<(), E> {
        match self.left.get().checked_sub(1) {
            Some(left) => {
                self.left.set(left);
                Ok(())
            }
            None => Err(E::custom("here")),
        }
    }

    fn wanted(&self, key: &str) -> bool {
        self.only.is_empty() || self.only.contains(&key)
    }

    /// Keeps one of the wanted fields. Whether all of them are there.
    fn keep(&self, key: String, value: Tree) -> bool {
        let mut found = self.found.borrow_mut();
        found.retain(|(other, _)| *other != key);
        found.push((key, value));
        found.len() == self.only.len()
    }
}

/// Reads one value.
#[derive(Clone, Copy)]
struct Reading<'p> {
    pass: &'p Pass,
    path: Path<'p>,
}

impl<'de> DeserializeSeed<'de> for Reading<'_> {
    type Value = Tree;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Tree, D::Error> {
        let read = deserializer.deserialize_any(self);
        if read.is_err() {
            self.pass.failed.get_or_init(|| self.path.steps());
        }
        read
    }
}

/// Fails on an object that holds a key twice: most readers keep one of the two values in silence.
impl<'de> Visitor<'de> for Reading<'_> {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree, A::Error> {
        self.pass.go_on()?;
        let picks = matches!(self.path, Path::Top) && !self.pass.only.is_empty();
        let (mut fields, mut seen) = (Vec::new(), HashSet::new());
        while let Some(key) = map.next_key::<String>()? {
            if picks && !self.pass.wanted(&key) {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            if !picks && !seen.insert(key.clone()) {
                return Err(A::Error::custom(format_args!("{TWICE}{key}`")));
            }
            self.pass.go_on()?;
            let path = Path::Key(&self.path, &key);
            let value = map.next_value_seed(Reading { path, ..self })?;
            if !picks {
                fields.push((key, value));
            } else if self.pass.keep(key, value) {
                break;
            }
        }
        Ok(Tree::Object(fields))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Tree, A::Error> {
        self.pass.go_on()?;
        let mut items = Vec::new();
        loop {
            let path = Path::Item(&self.path, items.len());
            match seq.next_element_seed(Reading { path, ..self })? {
                Some(item) => items.push(item),
                None => return Ok(Tree::List(items)),
            }
        }
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Tree, E> {
        self.pass.go_on().map(|()| Tree::Text(text.to_owned()))
    }

    fn visit_bool<E: serde::de::Error>(self, bool: bool) -> Result<Tree, E> {
        self.pass.go_on().map(|()| Tree::Bool(bool))
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Tree, E> {
        self.pass.go_on().map(|()| Tree::Whole(number))
    }

    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Tree, E> {
        self.pass.go_on().map(|()| Tree::Negative(number))
    }

    fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<Tree, E> {
        self.pass.go_on().map(|()| Tree::OtherNumber)
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Tree, E> {
        self.pass.go_on().map(|()| Tree::Null)
    }
}
