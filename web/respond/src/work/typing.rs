//! What is typed in a field, and what it leaves of the others.

use std::rc::Rc;

use common_measure_parts::Shared;

use super::super::field::Field;
use super::{Unread, Work};

impl Work {
    /// A text stands in a field now.
    pub(super) fn typed(&mut self, field: &Field, text: String) {
        let path = field.path();
        self.remember(path.clone());
        let unread = Rc::make_mut(&mut self.unread);
        match field.change(&self.response, &text) {
            Ok(next) => {
                unread.remove(&path);
                self.response = Shared::new(next);
            }
            Err(problem) => {
                // Neither the beginning of a figure nor the one before may count for it.
                if field.is_figure()
                    && let Ok(without) = field.change(&self.response, "")
                {
                    self.response = Shared::new(without);
                }
                // A message stays until the text is right, and none appears before the field is left.
                let left = unread.get(&path).is_some_and(|there| there.left);
                let there = Unread { text: text.clone(), problem, left };
                unread.put(&path, there);
            }
        }
        if Field::of_commitment(&path).is_some() {
            self.try_again();
        }
        self.typing = Some((path, text));
        self.changed();
    }

    /// Takes what was refused only because it contradicted a figure that is another one now, and says of the rest why it
    /// is refused now.
    fn try_again(&mut self) {
        let refused: Vec<Field> =
            self.unread.iter().filter_map(|(path, _)| Field::of_commitment(path)).collect();
        let unread = Rc::make_mut(&mut self.unread);
        // What one round takes may make way for another.
        let mut takes = true;
        while std::mem::take(&mut takes) {
            for field in &refused {
                let path = field.path();
                let Some(there) = unread.get_mut(&path) else { continue };
                match field.change(&self.response, &there.text) {
                    Ok(next) => {
                        self.response = Shared::new(next);
                        unread.remove(&path);
                        takes = true;
                    }
                    Err(problem) => there.problem = problem,
                }
            }
        }
    }

    /// The field was left.
    pub(super) fn left(&mut self, field: &Field) {
        let path = field.path();
        self.typing.take_if(|(typing, _)| *typing == path);
        if let Some(there) = Rc::make_mut(&mut self.unread).get_mut(&path) {
            there.left = true;
        }
    }
}
