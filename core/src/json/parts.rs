//! What a list or an object of a tree holds, one after the other, and the way to each.

use serde::de::Error;

use super::misfit::Misfit;
use super::tree::Tree;

/// A step on the way from the top of a file to something in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A field, or the name of a choice.
    Key(String),
    /// An item of a list, from 0.
    Item(usize),
}

/// The way to a value, kept on the stack and written down only when something is wrong.
#[derive(Clone, Copy)]
pub(super) enum Path<'a> {
    Top,
    Key(&'a Path<'a>, &'a str),
    Item(&'a Path<'a>, usize),
}

impl Path<'_> {
    pub(super) fn steps(&self) -> Vec<Step> {
        let (mut steps, last) = match self {
            Path::Top => return Vec::new(),
            Path::Key(before, key) => (before.steps(), Step::Key((*key).to_owned())),
            Path::Item(before, index) => (before.steps(), Step::Item(*index)),
        };
        steps.push(last);
        steps
    }
}

/// The items of a list, or the fields of an object in the order in which its type lists them.
///
/// All that is done for each is done here, so that what is compiled for each type is little.
pub(super) struct Parts<'de, 'p> {
    held: Held<'de>,
    /// How many were handed out.
    count: usize,
    /// The last one handed out; `None` for a field that is not there.
    pub(super) tree: Option<&'de Tree>,
    /// The way to it.
    pub(super) way: Path<'p>,
    path: &'p Path<'p>,
}

enum Held<'de> {
    Items(&'de [Tree]),
    Fields {
        there: &'de [(String, Tree)],
        names: &'static [&'static str],
        /// The first of those there that has none of these names and must not be there.
        other: Option<usize>,
    },
}

impl<'de, 'p> Parts<'de, 'p> {
    fn new(held: Held<'de>, path: &'p Path<'p>) -> Self {
        Self { held, count: 0, tree: None, way: *path, path }
    }

    pub(super) fn items(items: &'de [Tree], path: &'p Path<'p>) -> Self {
        Self::new(Held::Items(items), path)
    }

    pub(super) fn fields(
        there: &'de [(String, Tree)],
        names: &'static [&'static str],
        path: &'p Path<'p>,
    ) -> Result<Self, Misfit> {
        let is_other = |(key, _): &(String, Tree)| !names.contains(&key.as_str());
        let other = there.iter().position(is_other);
        match other {
            Some(at) if names.is_empty() => Err(unknown(there, at, names, path)),
            _ => Ok(Self::new(Held::Fields { there, names, other }, path)),
        }
    }

    /// Goes to the next, if there is one. Fails on a field that must not be there where, in the
    /// text, nothing that is still to come stands before it.
    pub(super) fn step(&mut self) -> Result<bool, Misfit> {
        let at = self.count;
        self.count += 1;
        match self.held {
            Held::Items(items) => {
                self.tree = items.get(at);
                self.way = Path::Item(self.path, at);
                Ok(self.tree.is_some())
            }
            Held::Fields { there, names, other } => {
                let Some(name) = names.get(at) else { return Ok(false) };
                let place = there.iter().position(|(key, _)| key == name);
                if let Some(other) = other
                    && (self.count == names.len() || place.is_none_or(|place| place > other))
                {
                    return Err(unknown(there, other, names, self.path));
                }
                self.tree = place.and_then(|place| there.get(place)).map(|(_, tree)| tree);
                self.way = Path::Key(self.path, name);
                Ok(true)
            }
        }
    }

    /// What is said of the one that could not be read. Nothing yet of a field that is not there:
    /// its type may do without.
    #[cold]
    pub(super) fn unread(&self, misfit: Misfit) -> Option<Misfit> {
        self.tree.map(|_| misfit.at(&self.way))
    }

    /// What is said in place of a misfit of the whole: serde counts fields, and people name them.
    #[cold]
    pub(super) fn instead_of(&self, misfit: Misfit) -> Misfit {
        match self.held {
            Held::Fields { names, .. } if self.tree.is_none() && !misfit.has_place() => {
                names.get(self.count - 1).map_or(misfit, |name| Misfit::missing_field(name))
            }
            _ => misfit,
        }
    }

    /// Whether all were handed out.
    pub(super) fn are_read(&self) -> bool {
        match self.held {
            Held::Items(items) => self.count >= items.len(),
            Held::Fields { .. } => true,
        }
    }
}

#[cold]
fn unknown(
    there: &[(String, Tree)],
    at: usize,
    names: &'static [&'static str],
    path: &Path,
) -> Misfit {
    let key = there.get(at).map_or("", |(key, _)| key);
    Misfit::unknown_field(key, names).at(&Path::Key(path, key))
}
