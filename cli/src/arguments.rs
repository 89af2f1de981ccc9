//! What can be asked for, and the help that says so.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use common_measure::assessment;

const EXIT_CODES: &str = "Exit codes:
  0  done; for check: nothing is wrong (there may be things to look at)
  1  the procurement has problems, so it cannot be assessed; each is named
  2  the command was not used as this help says
  3  the file cannot be read, or is not a procurement of a version known here

A file named - is read from standard input. A procurement may be at most 16 MB.";

/// Scores tenders against award criteria: exact, with the workings of every figure.
#[derive(Debug, Parser)]
#[command(name = "common-measure", version, after_help = EXIT_CODES)]
pub(crate) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Show the ranking, the points on every criterion, and what people have to decide
    #[command(after_help = EXIT_CODES)]
    Assess(Assess),
    /// Show how a bid's total, or its points on one criterion, came about
    #[command(after_help = EXIT_CODES)]
    Explain(Explain),
    /// Name everything that is wrong, and everything that a person should look at
    #[command(after_help = EXIT_CODES)]
    Check(Check),
    /// Show the measure sets that come with this program
    Framework(Framework),
    /// Print the JSON Schema of the procurement file
    Schema,
}

#[derive(Debug, Args)]
pub(crate) struct Assess {
    /// The procurement's file, or - for standard input
    pub(crate) file: PathBuf,
    /// How to write the result
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Report,
    /// Which way to take bids below a minimum score, or failed, that nobody has decided about
    #[arg(long, value_enum, default_value_t)]
    pub(crate) reading: Reading,
    /// Also show the award under every order of lots, where one supplier may not win them all
    #[arg(long)]
    pub(crate) orders: bool,
    /// Also try whether a bid that cannot win decides between the first two
    #[arg(long)]
    pub(crate) deciders: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The procurement's file, or - for standard input
    pub(crate) file: PathBuf,
    /// The bid: its id, or its name exactly as the result shows it
    #[arg(long)]
    pub(crate) bid: String,
    /// The section or question: its id, or its name; without it, the total and every criterion
    #[arg(long)]
    pub(crate) criterion: Option<String>,
    /// One figure of the bid by itself, instead of all
    #[arg(long, value_enum, conflicts_with = "criterion")]
    pub(crate) figure: Option<Figure>,
    /// How to write the workings
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
    /// Which way to take bids below a minimum score, or failed, that nobody has decided about
    #[arg(long, value_enum, default_value_t)]
    pub(crate) reading: Reading,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// The procurement's file, or - for standard input
    pub(crate) file: PathBuf,
    /// How to write what is found
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

#[derive(Debug, Args)]
pub(crate) struct Framework {
    /// What to show.
    #[command(subcommand)]
    pub(crate) command: FrameworkCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum FrameworkCommand {
    /// List the measure sets
    List {
        /// How to write the list
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Show a measure set with its outcomes and measures
    Show {
        /// The measure set's id; without it, the first of the list
        id: Option<String>,
        /// How to write the measure set
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum Format {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum Report {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
    /// For spreadsheets: a row for each bid and criterion
    Csv,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Figure {
    /// All its points together
    Total,
    /// The figure that decides, where the award rule has one of its own
    Deciding,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum Reading {
    /// As the award criteria say
    #[default]
    AsStated,
    /// The other way round
    Other,
}

impl From<Reading> for assessment::Reading {
    fn from(reading: Reading) -> Self {
        match reading {
            Reading::AsStated => Self::AsStated,
            Reading::Other => Self::Other,
        }
    }
}
