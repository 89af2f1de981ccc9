//! The line and column of a value, found by reading the text once more: only done when something
//! is wrong there.

use super::parts::Step;
use super::reading;
use super::tree::Tree;

/// What of the end of a path is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// Behind the key.
    Key,
    /// Behind the value, or behind the bracket that opens it.
    Value,
}

/// The line, and the column in bytes, of what stands at the end of a path. `None` if there is no
/// such thing.
pub(super) fn of(path: &[Step], end: End, text: &str) -> Option<(usize, usize)> {
    let tree = reading::whole(text).ok()?;
    reading::position_behind(text, before(&tree, path, end)?)
}

/// How many keys and values come before it.
fn before(tree: &Tree, path: &[Step], end: End) -> Option<usize> {
    match (tree, path) {
        (Tree::Object(fields), [Step::Key(wanted), rest @ ..]) => {
            let place = fields.iter().position(|(key, _)| key == wanted)?;
            let (passed, found) = fields.split_at(place);
            let passed: usize = passed.iter().map(|(_, value)| 1 + all(value)).sum();
            match rest {
                [] if end == End::Key => Some(1 + passed),
                _ => Some(2 + passed + before(&found.first()?.1, rest, end)?),
            }
        }
        (Tree::List(items), [Step::Item(wanted), rest @ ..]) => {
            let passed: usize = items.get(..*wanted)?.iter().map(all).sum();
            Some(1 + passed + before(items.get(*wanted)?, rest, end)?)
        }
        _ => Some(0),
    }
}

/// How many keys and values it is.
fn all(tree: &Tree) -> usize {
    match tree {
        Tree::Object(fields) => 1 + fields.iter().map(|(_, value)| 1 + all(value)).sum::<usize>(),
        Tree::List(items) => 1 + items.iter().map(all).sum::<usize>(),
        _ => 1,
    }
}
