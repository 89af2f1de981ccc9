//! What can be asked for, and the help that says so.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use common_measure::assessment;
use common_measure::code::CheckCode;
use common_measure::time::Time;

const EXIT_CODES: &str = "Exit codes:
  0  done; for check: nothing is wrong (there may be things to look at)
  1  the procurement has problems, so it cannot be assessed; each is named. For a record: it is not
     as it was written, not all of it is there, or it is not the one that was lodged
  2  the command was not used as this help says
  3  the file cannot be read, or is not a procurement of a version known here

A file named - is read from standard input. A procurement may be at most 16 MB, a record 64 MB.";

const REDACTION: &str =
    "The copy verifies with the same check codes and is assessed the same. It shows where a text is
withheld, by whom and on what ground. A withheld text cannot be read back from the copy, nor tried
against what stands in its place; what other entries or documents say of the same thing is not
touched. Whoever holds the whole record can still show the text and that it is the one. Figures, ids,
award criteria and the SHA-256 of files that were taken in are never withheld: whoever knows all the
rest of such a file can try likely names in it.";

const IMPORT: &str =
    "The whole record, with the new entries, is written to standard output; what was taken in and
what differs from the criteria goes to standard error. A file that cannot be taken in does not stop
the others; the exit code is then 1. Price files are taken in once every agreed score of the lot is
confirmed.

A spreadsheet of bids has a row for each bid. Its columns are found by their heads, wherever they
stand; those that are not known are listed. An empty cell leaves what is there, and so does a bid
that is not in it. A cell that could mean two things, such as \"about 5\" or \"1.2k\", is asked about by
its place, such as B7: then nothing is taken in, and the exit code is 1.

No file is written over: choose a name that is not there yet. A file named - is read from standard
input.";

const SPREADSHEETS: &str = "A result as .xlsx works every figure out again by formulas, with this program's own figure and a
check beside each. No file is written over: choose a name that is not there yet.

A row for each bid is what import reads back.";

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
    /// Say whether a record is as it was written, and where it is not
    #[command(after_help = EXIT_CODES)]
    Verify(Verify),
    /// Show who changed what in a record, when, and from what to what
    #[command(after_help = EXIT_CODES)]
    History(History),
    /// Show where the procurement of a record stands: locked, opened, checked, approved, awarded
    #[command(after_help = EXIT_CODES)]
    State(Stand),
    /// Turn a record into a plain procurement, or a procurement into the start of a record
    #[command(after_help = EXIT_CODES)]
    Convert(Convert),
    /// Make a copy of a record in which names or free texts are withheld
    #[command(after_help = REDACTION)]
    Redact(Redact),
    /// Make a result that can be published: who is awarded, the others as letters, no prices
    #[command(after_help = EXIT_CODES)]
    Publish(Publish),
    /// Write all bids, or the result with formulas, as a spreadsheet
    #[command(after_help = SPREADSHEETS)]
    Export(Export),
    /// Make the response form of a record's locked criteria, for suppliers
    #[command(after_help = EXIT_CODES)]
    Form(Form),
    /// Look at a response: what is still missing, what may be a slip, what it would be worth
    #[command(after_help = EXIT_CODES)]
    Respond(Respond),
    /// Take responses and price files into a record, or bids from a spreadsheet
    #[command(after_help = IMPORT)]
    Import(Import),
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
pub(crate) struct Verify {
    /// The record, or - for standard input
    pub(crate) file: PathBuf,
    /// The check code that was lodged elsewhere, such as 12:BA78-16BF-8F01-CFEA-4141-40DE-5DAE-2223
    #[arg(long, value_name = "NUMBER:CODE")]
    pub(crate) expect: Option<CheckCode>,
}

#[derive(Debug, Args)]
pub(crate) struct History {
    /// The record, or - for standard input
    pub(crate) file: PathBuf,
    /// Only what this person did
    #[arg(long, value_name = "NAME")]
    pub(crate) who: Option<String>,
    /// Only what is about this: words, or a path such as scheme/criteria/price
    #[arg(long, value_name = "WORDS")]
    pub(crate) about: Option<String>,
    /// How to write the history
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

#[derive(Debug, Args)]
pub(crate) struct Stand {
    /// The record, or - for standard input
    pub(crate) file: PathBuf,
    /// How to write it
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

#[derive(Debug, Args)]
pub(crate) struct Convert {
    /// The record or the procurement's file, or - for standard input
    pub(crate) file: PathBuf,
    /// Who starts the record
    #[arg(long, value_name = "NAME")]
    pub(crate) who: Option<String>,
    /// Start a practice copy, not for award
    #[arg(long, conflicts_with = "published")]
    pub(crate) practice: bool,
    /// Where the award criteria were published, for a procurement with bids in it
    #[arg(long, value_name = "NOTICE", requires = "when")]
    pub(crate) published: Option<String>,
    /// When they were published, in UTC, such as 2026-03-09T10:15:00Z
    #[arg(long, value_name = "TIME", requires = "published")]
    pub(crate) when: Option<Time>,
    /// Where to write it; without it, to standard output
    #[arg(long, value_name = "PATH")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Redact {
    /// The record, or - for standard input
    pub(crate) file: PathBuf,
    /// What the copy is for: chooses what is withheld
    #[arg(long = "for", value_enum, value_name = "PURPOSE")]
    pub(crate) purpose: Option<Purpose>,
    /// One text: the entry's number and which of its texts, from 0 (0 is always who did it)
    #[arg(long, value_name = "ENTRY:TEXT", value_parser = entry_and_text)]
    pub(crate) text: Vec<(u64, usize)>,
    /// Who withholds
    #[arg(long, value_name = "NAME")]
    pub(crate) by: String,
    /// On what ground, such as an exemption of the Freedom of Information Act
    #[arg(long)]
    pub(crate) ground: String,
    /// Where to write the copy; without it, to standard output
    #[arg(long, value_name = "PATH")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Publish {
    /// The record, or - for standard input
    pub(crate) file: PathBuf,
    /// What is shown besides who is awarded, separated by commas
    #[arg(long, value_enum, value_delimiter = ',')]
    pub(crate) show: Vec<Show>,
    /// Where to write it; without it, to standard output
    #[arg(long, value_name = "PATH")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Show {
    /// The ranks of all bids
    Ranks,
    /// Their totals
    Totals,
    /// Their points on each section and question. From those on price, and the winner's price in the
    /// award notice, anyone can work out what the others asked
    Points,
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The procurement's file or record, or - for standard input
    pub(crate) file: PathBuf,
    /// What kind of spreadsheet
    #[arg(long, value_enum)]
    pub(crate) format: Spreadsheet,
    /// What to write
    #[arg(long, value_enum, default_value_t)]
    pub(crate) what: What,
    /// Where to write it; without it, to standard output
    #[arg(long, value_name = "PATH")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Spreadsheet {
    /// A workbook
    Xlsx,
    /// Comma-separated values
    Csv,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum What {
    /// A row for each bid, to be filled in and taken in again
    #[default]
    Bids,
    /// Points, totals and ranks
    Results,
}

fn entry_and_text(text: &str) -> Result<(u64, usize), String> {
    let parts =
        text.split_once(':').and_then(|(entry, at)| Some((entry.parse().ok()?, at.parse().ok()?)));
    parts.ok_or_else(|| "Write the entry’s number, a colon and the text’s: 12:1.".to_owned())
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Purpose {
    /// A request for information: people’s names, how suppliers are reached, what they wrote
    Foi,
    /// Disclosure to a bidder or a court: how suppliers are reached
    Disclosure,
    /// An auditor: the text of files that were taken in
    Auditor,
}

#[derive(Debug, Args)]
pub(crate) struct Form {
    /// The record, or - for standard input
    pub(crate) file: PathBuf,
    /// How to write the form
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: FormFormat,
    /// Where to write it; without it, to standard output
    #[arg(long, value_name = "PATH")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum FormFormat {
    /// The file that suppliers open in the app
    #[default]
    Json,
    /// A page to print, or to fill in with a word processor
    Html,
    /// A workbook to fill in for quality and commitments
    Xlsx,
    /// The workbook for prices that goes with it
    PricesXlsx,
}

#[derive(Debug, Args)]
pub(crate) struct Respond {
    /// The response, or - for standard input
    pub(crate) file: PathBuf,
    /// Look at it and say what is found; nothing is changed
    #[arg(long, required = true)]
    pub(crate) check: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The record; for a spreadsheet also a procurement's file
    pub(crate) file: PathBuf,
    /// Quality and commitments files and price files, or the workbooks for them, in any order; or one
    /// spreadsheet of bids
    #[arg(required = true)]
    pub(crate) responses: Vec<PathBuf>,
    /// Where to write the record or procurement; without it, to standard output
    #[arg(long, value_name = "PATH")]
    pub(crate) out: Option<PathBuf>,
    /// Who takes them in
    #[arg(long, value_name = "NAME")]
    pub(crate) who: Option<String>,
    /// Where a supplier's response is there already: the new one arrived before the tender deadline
    /// and replaces it
    #[arg(long)]
    pub(crate) replace: bool,
    /// Where the responses came late: the number of the entry that records the late bid. Name only that bid's files
    #[arg(long, value_name = "ENTRY")]
    pub(crate) late: Option<u64>,
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
