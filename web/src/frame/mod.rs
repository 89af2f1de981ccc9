//! What stands around every screen.

pub(crate) mod focus;
mod footer;
mod header;
pub(crate) mod name;
mod navigation;
pub(crate) mod notices;
mod standing;
pub(crate) mod page;

pub(crate) use footer::Footer;
pub(crate) use header::Header;
pub(crate) use navigation::Navigation;
pub(crate) use notices::Notices;
pub(crate) use standing::Standing;
