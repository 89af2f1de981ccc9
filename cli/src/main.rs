//! The command line: assesses, explains and checks a procurement's file or record, verifies and
//! shows records, writes and reads spreadsheets, and shows measure sets.
//!
//! It works nothing out itself. Every figure and sentence comes from the core, so it says what the
//! app says about the same file.

#![forbid(unsafe_code)]

mod arguments;
mod assess;
mod check;
mod explain;
mod failure;
mod framework;
mod import;
mod input;
mod output;
mod page;
mod record;
mod response;
mod spreadsheet;
mod stamp;
mod table;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};
use failure::Failure;
use page::Answer;

/// Written from the core's own types; a test finds drift.
const SCHEMA: &str = include_str!("../../docs/procurement.schema.json");

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help on its way to a pipe that is closed is nothing to report.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(failure::USAGE));
        }
    };
    let done = match arguments.command {
        Command::Assess(asked) => assess::run(&asked),
        Command::Explain(asked) => explain::run(&asked),
        Command::Check(asked) => check::run(&asked),
        Command::Framework(asked) => framework::run(&asked),
        Command::Verify(asked) => record::verify(&asked),
        Command::History(asked) => record::history(&asked),
        Command::State(asked) => record::state(&asked),
        Command::Convert(asked) => record::convert(&asked),
        Command::Redact(asked) => record::redact(&asked),
        Command::Publish(asked) => record::publish(&asked),
        Command::Export(asked) => spreadsheet::export(&asked),
        Command::Form(asked) => response::form(&asked),
        Command::Respond(asked) => response::respond(&asked),
        Command::Import(asked) => import::run(&asked),
        Command::Schema => Ok(Answer::new(SCHEMA.to_owned(), failure::FINE)),
    };
    match done.and_then(|answer| answer.print().map_err(Failure::from)) {
        Ok(code) => ExitCode::from(code),
        Err(failure) => {
            // Where even errors cannot be written, the exit code still tells.
            let _ = writeln!(io::stderr(), "{}", page::tame(&failure.to_string()));
            ExitCode::from(failure.code())
        }
    }
}
