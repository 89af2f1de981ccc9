//! What goes out to suppliers and what comes back: the response form, the responses, and the agreed
//! scores that stand between them and their prices.

mod form;
mod scores;
mod taking;

pub(crate) use form::ResponseFormPage;
pub(crate) use taking::{ChosenFiles, Responses, use_chosen_files};
