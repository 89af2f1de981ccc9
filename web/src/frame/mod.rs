//! What stands around every screen.

mod footer;
mod header;
mod navigation;
mod notices;
pub(crate) mod page;

pub(crate) use footer::Footer;
pub(crate) use header::Header;
pub(crate) use navigation::Navigation;
pub(crate) use notices::Notices;
