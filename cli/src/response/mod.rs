//! What suppliers get and send: the response form, a look at a response, and taking responses in.

mod form;
mod respond;
mod taking;

pub(crate) use form::run as form;
pub(crate) use respond::run as respond;
pub(crate) use taking::{read, run as import};
