//! What a record says of itself: whether it is whole, its history, where it stands; and copies of
//! it in other forms.

mod convert;
mod history;
mod publish;
mod redact;
mod state;
mod verify;

pub(crate) use convert::run as convert;
pub(crate) use history::run as history;
pub(crate) use publish::run as publish;
pub(crate) use redact::run as redact;
pub(crate) use state::run as state;
pub(crate) use verify::run as verify;
