//! Why a spreadsheet cannot be read or written, in an officer's words.

use common_measure::fault::Fault;

use crate::limits;

/// Why a file cannot be read as a spreadsheet at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotRead {
    /// It is larger than the limit.
    #[error("The file has {megabytes} MB, and a spreadsheet may have at most {} MB. Choose the right file, or take out what is not needed.", limits::FILE_BYTES / 1_000_000)]
    TooLarge {
        /// Its size, rounded up.
        megabytes: usize,
    },
    /// Unpacked, it is larger than the limit.
    #[error("Unpacked, the file is larger than {} MB. Copy the sheet into a new workbook, and save that.", limits::UNPACKED_BYTES / 1_000_000)]
    GrowsTooLarge,
    /// It has too many of something.
    #[error(
        "The file has more than {most} {what}. Copy what is needed into a new workbook, and save that."
    )]
    TooMany {
        /// What it has too many of.
        what: &'static str,
        /// How many it may have.
        most: usize,
    },
    /// Nothing is in it.
    #[error("The file is empty. Choose the right file.")]
    Empty,
    /// A kind of file that is not read here.
    #[error("The file is {kind}. Open it in your spreadsheet program, and save it as .xlsx.")]
    OtherKind {
        /// What it is.
        kind: &'static str,
    },
    /// A file that a supplier sent is no workbook that can be read: whoever has it must not open it.
    #[error(
        "{why} Ask the supplier to save it as .xlsx and to send it again. Do not open it: there may be prices in it."
    )]
    FormUnreadable {
        /// What is wrong with it: a sentence.
        why: String,
    },
    /// A workbook for prices without one.
    #[error(
        "No price was found in this workbook. Ask the supplier for it as it was filled in: the column “Your price in £” and the references beside it must be there."
    )]
    NoPrices,
    /// It is not text in UTF-8.
    #[error(
        "The file is neither a workbook (.xlsx) nor text in UTF-8. Save it as .xlsx, or as “CSV UTF-8”."
    )]
    NotText,
    /// It says that it is a workbook, but its parts do not fit together.
    #[error(
        "The workbook is damaged or was not written by a spreadsheet program: {what}. Open it in your spreadsheet program, and save it again as .xlsx."
    )]
    Damaged {
        /// What does not fit.
        what: String,
    },
    /// A row of the text cannot be taken apart.
    #[error(
        "Line {line} of the file cannot be read: {what}. Open it in your spreadsheet program, and save it again."
    )]
    BadLine {
        /// Which line.
        line: u64,
        /// Why.
        what: &'static str,
    },
    /// No row looks like the heads of a table of bids.
    #[error(
        "No row with heads was found. One of the first {} rows must have a cell “Supplier”, with the suppliers’ names below it. Save all bids as a spreadsheet to have one to fill in.",
        crate::bids::HEAD_ROWS
    )]
    NoHeads,
    /// It is no workbook of a response form.
    #[error(
        "This is not a workbook of a response form: none of its rows says what it answers. Choose the workbook that the supplier filled in."
    )]
    NoForm,
    /// Prices stand in it beside everything else.
    #[error(
        "This workbook has prices beside quality and commitments, so it is not opened. Ask the supplier for the two workbooks apart."
    )]
    Mixed,
    /// It does not say which criteria it answers.
    #[error(
        "The workbook does not say which award criteria it answers: the row with their check code is missing or was changed. Ask the supplier for the workbook as it was filled in."
    )]
    NoCriteria,
}

impl NotRead {
    /// A part of a workbook does not fit, in the words of whoever found it.
    pub(crate) fn damaged(what: impl std::fmt::Display) -> Self {
        Self::Damaged { what: what.to_string().chars().take(200).collect() }
    }
}

/// Why a spreadsheet cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotWritten {
    /// There is no result yet.
    #[error("There is no result to write yet. {}", .0.first().map(ToString::to_string).unwrap_or_default())]
    Faults(Vec<Fault>),
    /// The criteria of the form have a fault.
    #[error("The form cannot be written, because its award criteria have a fault. {0}")]
    Criteria(String),
    /// The workbook cannot hold it.
    #[error("The spreadsheet could not be written: {0}.")]
    Workbook(String),
}

impl From<rust_xlsxwriter::XlsxError> for NotWritten {
    fn from(error: rust_xlsxwriter::XlsxError) -> Self {
        Self::Workbook(error.to_string())
    }
}
