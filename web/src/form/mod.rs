//! The parts that every form is made of, in the patterns of the GOV.UK Design System.

mod button;
mod choice;
mod error_summary;
mod field;
mod parts;
mod parse;
mod settle;

pub(crate) use button::{Button, Look};
pub(crate) use choice::{Checkbox, Choice, Radios, Select};
pub(crate) use error_summary::{ErrorSummary, focus};
pub(crate) use field::{TextArea, TextField, Width};
pub(crate) use parse::{optional_money, optional_percentage, optional_quantity, optional_weight};
pub(crate) use parts::{
    BackLink, Details, InsetText, Notification, Scroll, SummaryList, SummaryRow, WarningText,
};
pub(crate) use settle::use_settling;
