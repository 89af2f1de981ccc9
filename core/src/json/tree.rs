//! A JSON text as a tree.
//!
//! Types are read from the tree and not from the text: serde makes a copy of the reading code for
//! every type and every kind of reader, and the app loads all of it before its first screen.

use serde::de::Unexpected;

/// A JSON value. The keys of an object stand in the order of the text.
pub(super) enum Tree {
    Null,
    Bool(bool),
    Whole(u64),
    Negative(i64),
    /// With a fraction, or very large: no field takes such a number, so its value does not matter.
    OtherNumber,
    Text(String),
    List(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

impl Tree {
    pub(super) fn unexpected(&self) -> Unexpected<'_> {
        match self {
            Tree::Null => Unexpected::Unit,
            Tree::Bool(bool) => Unexpected::Bool(*bool),
            Tree::Whole(number) => Unexpected::Unsigned(*number),
            Tree::Negative(number) => Unexpected::Signed(*number),
            Tree::OtherNumber => Unexpected::Other("a number with a fraction, or a very large one"),
            Tree::Text(text) => Unexpected::Str(text),
            Tree::List(_) => Unexpected::Seq,
            Tree::Object(_) => Unexpected::Map,
        }
    }
}
