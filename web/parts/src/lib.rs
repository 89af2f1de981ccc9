//! What the screens of every edition are made of, in the patterns of the GOV.UK Design System, and the few things that
//! they ask of a browser. Nothing here knows of a procurement that is open.

pub mod browser;
pub mod clock;
pub mod database;
pub mod words;

mod button;
mod checkbox;
mod download;
mod error_summary;
mod guard;
mod kept_focus;
mod link;
mod parse;
mod root;
mod shared;
mod summary_list;
mod text;
mod undo_keys;

pub use button::{Button, ButtonProps, Look, button};
pub use checkbox::{Checkbox, CheckboxProps, checkbox};
pub use download::{download, download_bytes, file_name, link};
pub use error_summary::{ErrorSummary, ErrorSummaryProps, Problem, error_summary, focus_summary};
pub use guard::AsksBeforeClosing;
pub use kept_focus::use_kept_focus;
pub use link::followed;
pub use parse::{
    optional_count, optional_money, optional_percentage, optional_quantity, optional_quantity_in,
    optional_weight,
};
pub use root::{Root, use_root};
pub use shared::Shared;
pub use summary_list::{SummaryList, SummaryListProps, SummaryRow, lower, summary_list};
pub use text::{
    Details, DetailsProps, HoldsProps, InsetText, Notification, NotificationProps, Scroll,
    ScrollProps, WarningText, all, bullets, bullets_of_said, details, heading_m, heading_s,
    inset_text, notification, paragraph, warning_text,
};
pub use undo_keys::{UndoKey, UndoKeys};
