//! Why a command failed, in words, and the exit code that tells scripts the same.

use std::fmt;
use std::io;

use common_measure::fault::Fault;

/// All is well.
pub(crate) const FINE: u8 = 0;
/// The procurement has faults.
pub(crate) const FAULTS: u8 = 1;
/// The command was not used as the help says.
pub(crate) const USAGE: u8 = 2;
/// The file cannot be read, or is not of this format.
pub(crate) const UNREADABLE: u8 = 3;

/// Why a command failed.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The procurement has faults, so there is no result.
    Faults(Vec<Fault>),
    /// A record is not as it was written, or not the one that was lodged.
    Changed(String),
    /// A spreadsheet could mean several things; each is asked.
    Asked(Vec<Fault>),
    /// Something was asked for that is not there.
    Usage(String),
    /// The file cannot be read, or is not of this format.
    Unreadable(String),
    /// The answer could not be written.
    Unwritten(io::Error),
}

impl Failure {
    pub(crate) fn code(&self) -> u8 {
        match self {
            Self::Faults(_) | Self::Changed(_) | Self::Asked(_) => FAULTS,
            Self::Usage(_) => USAGE,
            Self::Unreadable(_) | Self::Unwritten(_) => UNREADABLE,
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Unwritten(error)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Faults(faults) => {
                let count = match faults.len() {
                    1 => "there is 1 problem".to_owned(),
                    n => format!("there are {n} problems"),
                };
                write!(f, "This procurement cannot be assessed yet: {count}.")?;
                faults.iter().try_for_each(|fault| write!(f, "\n- {fault}"))
            }
            Self::Asked(questions) => {
                let count = match questions.len() {
                    1 => "There is 1 question".to_owned(),
                    n => format!("There are {n} questions"),
                };
                write!(
                    f,
                    "{count}, so nothing was taken in. Answer in the spreadsheet, and try again."
                )?;
                questions.iter().try_for_each(|question| write!(f, "\n- {question}"))
            }
            Self::Usage(text) | Self::Changed(text) | Self::Unreadable(text) => f.write_str(text),
            Self::Unwritten(error) => write!(f, "The answer could not be written: {error}."),
        }
    }
}
