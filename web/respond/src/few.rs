//! A few things by name.

use serde::{Serialize, Serializer};

/// A few things by name, in the order of the names. A list, because a tree weighs kilobytes for each kind of thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Few<T>(Vec<(String, T)>);

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Few<T> {
    /// The thing of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&T> {
        self.iter().find(|(known, _)| *known == name).map(|(_, it)| it)
    }

    /// The same, to change it.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut T> {
        self.0.iter_mut().find(|(known, _)| *known == name).map(|(_, it)| it)
    }

    /// Everything, to change it.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut().map(|(_, it)| it)
    }

    /// Puts a thing in the place of the one that had its name, if there was one.
    pub fn put(&mut self, name: &str, it: T) {
        if let Some(there) = self.get_mut(name) {
            *there = it;
            return;
        }
        let at = self.0.iter().take_while(|(known, _)| known.as_str() < name).count();
        self.0.insert(at, (name.to_owned(), it));
    }

    /// Takes the thing of a name away.
    pub fn remove(&mut self, name: &str) {
        self.0.retain(|(known, _)| known != name);
    }

    /// Takes everything away whose name begins like this.
    pub fn remove_below(&mut self, start: &str) {
        self.0.retain(|(known, _)| !known.starts_with(start));
    }

    /// Everything, with its name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(name, it)| (name.as_str(), it))
    }

    /// Whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Serialize> Serialize for Few<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.iter())
    }
}
