//! The parts that every form is made of, in the patterns of the GOV.UK Design System.

mod choice;
mod draft;
mod error_summary;
mod example_field;
mod fault;
mod field;
mod parts;
mod settle;
mod to_put_right;
mod your_name;

pub(crate) use choice::{Choice, Radios, Select};
pub(crate) use common_measure_parts::{
    Button, Checkbox, Details, InsetText, Look, Notification, Scroll, SummaryList, SummaryRow,
    WarningText, optional_count, optional_money, optional_percentage, optional_quantity,
    optional_quantity_in, optional_weight, use_kept_focus,
};
pub(crate) use draft::{AskFirst, Draft, Offered, Press, use_draft};
pub(crate) use error_summary::{ErrorSummary, focus};
pub(crate) use example_field::ExampleField;
pub(crate) use fault::FaultAt;
pub(crate) use field::{TextArea, TextField, Width};
pub(crate) use parts::{BackLink, LinkTo, go_to};
pub(crate) use settle::use_settling;
pub(crate) use to_put_right::{Faults, Unread, unread};
pub(crate) use your_name::YourName;
