//! What the grid knows beside the session: where a person stands and what it asks.

use std::rc::Rc;

use common_measure::id::BidId;
use yew::{AttrValue, Reducible};

use super::cursor::At;
use super::mark::{Asked, Stand};
use super::plan::Bad;

/// How a cell is being edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Editing {
    /// The content was typed over: arrow keys enter it and go on.
    Over,
    /// The content is being changed: arrow keys move in the text, or choose a level.
    Within,
}

/// A block that is waiting for an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// The text as it came.
    pub text: AttrValue,
    /// Its cells.
    pub cells: Rc<Vec<Vec<String>>>,
    /// Where its first cell goes.
    pub start: At,
}

/// What is asked or told above the grid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Panel {
    /// Nothing.
    #[default]
    None,
    /// A bid is to be added under the name of a supplier that is there.
    SameName(AttrValue),
    /// The same, of names in a block.
    SameNames(Block, Rc<Vec<String>>),
    /// A block could not be pasted because of these cells.
    Refused(Block, Rc<Vec<Bad>>, super::plan::SameName),
    /// A bid with something in it is to be removed.
    Remove(BidId),
    /// The headings could not be copied; they are shown to be copied by hand.
    Headings(AttrValue),
    /// The cell that a person was in, or the place of a block, is gone.
    Gone {
        /// What is no longer so.
        title: AttrValue,
        /// What became of what was typed or pasted.
        text: AttrValue,
    },
}

/// What was done, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// The words.
    pub text: AttrValue,
    /// How many entries the record had then.
    pub entries: usize,
}

/// All of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct State {
    /// The active cell and the selection; `None` for the first cell, until a person has gone anywhere.
    pub cursor: Option<Stand>,
    /// Whether the active cell is being edited.
    pub editing: Option<Editing>,
    /// Text that was in the cell, and could not be taken, before it was edited: Escape brings it back.
    pub before: Option<(String, String)>,
    /// The column to which Enter comes back after a run of Tabs.
    pub home: Option<Asked>,
    /// What is asked.
    pub panel: Panel,
    /// What was done, for those who do not see it.
    pub said: Said,
    /// Raised when the focus is to go to the active cell.
    pub focus: u32,
    /// What that was raised to when the mouse last pointed at the cell.
    pub pointed: u32,
}

/// A change of the state.
pub(super) struct Change(pub Box<dyn FnOnce(&mut State)>);

impl Reducible for State {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = (*self).clone();
        (change.0)(&mut next);
        Rc::new(next)
    }
}
