//! The parts that every form is made of, in the patterns of the GOV.UK Design System.

mod button;
mod choice;
mod draft;
mod error_summary;
mod example_field;
mod fault;
mod field;
mod kept_focus;
mod parts;
mod parse;
mod settle;
mod your_name;

pub(crate) use button::{Button, Look};
pub(crate) use choice::{Checkbox, Choice, Radios, Select};
pub(crate) use draft::{AskFirst, Draft, Offered, Press, use_draft};
pub(crate) use error_summary::{ErrorSummary, focus};
pub(crate) use example_field::ExampleField;
pub(crate) use fault::FaultAt;
pub(crate) use field::{TextArea, TextField, Width};
pub(crate) use kept_focus::use_kept_focus;
pub(crate) use parse::{
    optional_count, optional_money, optional_percentage, optional_quantity, optional_weight,
};
pub(crate) use parts::{
    BackLink, Details, InsetText, LinkTo, Notification, Scroll, SummaryList, SummaryRow,
    WarningText,
};
pub(crate) use settle::use_settling;
pub(crate) use your_name::YourName;
