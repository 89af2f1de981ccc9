//! The project's own commands: `cargo xtask serve | test | bundle | bench | soak`.
//!
//! They need nothing but rustup, Node with npm, and a C compiler, and bring whatever else is missing.

mod app;
mod bench;
mod bundle;
mod debian;
mod http;
mod place;
mod programs;
mod serve;
mod soak;
mod step;
mod test;
mod tools;
mod wasm;

use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::{Arg, Parser, ValueExt as _};

const HELP: &str = "\
cargo xtask <command>

  serve [--open] [--port N] [--address A]
      Build the app and serve it, with the same safety policy as a council's server would send.
      The address is 127.0.0.1 and the port 8080 unless said otherwise. --open shows it in the browser.
  test
      Run everything there is to test, and stop at the first fault.
  bundle
      Build what is handed out into dist/: the app with compressed copies of its files, the app as one file, the custom
      elements, the JavaScript package, each packed, and a list of all files with their sizes and sums.
  bench
      Measure the app and the engine, print a table, and write target/bench.json. Ends with a fault when a limit is passed.
  soak [--kills N]
      Kill a browser 200 times, or N, while someone types, and look whether anything that was called saved is lost.
";

fn main() -> ExitCode {
    match run(Parser::from_env()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("\n{fault:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut arguments: Parser) -> Result<()> {
    match arguments.next()? {
        Some(Arg::Value(command)) => match command.to_str() {
            Some("serve") => serve::command(&serve_options(&mut arguments)?)?,
            Some("test") => {
                no_more(&mut arguments)?;
                test::command()?;
            }
            Some("bundle") => {
                no_more(&mut arguments)?;
                bundle::command()?;
            }
            Some("bench") => {
                no_more(&mut arguments)?;
                bench::command()?;
            }
            Some("soak") => soak::command(kills(&mut arguments)?)?,
            Some("help") => print!("{HELP}"),
            _ => bail!("There is no command {}.\n\n{HELP}", command.display()),
        },
        Some(Arg::Short('h') | Arg::Long("help")) | None => print!("{HELP}"),
        Some(other) => return Err(other.unexpected().into()),
    }
    Ok(())
}

fn kills(arguments: &mut Parser) -> Result<Option<u32>> {
    let mut kills = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("kills") => {
                let Ok(number) = arguments.value()?.parse() else {
                    bail!("--kills takes a number, such as 20.");
                };
                kills = Some(number);
            }
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(kills)
}

fn serve_options(arguments: &mut Parser) -> Result<serve::Options> {
    let mut options = serve::Options::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("open") => options.open = true,
            Arg::Long("port") => {
                let Ok(port) = arguments.value()?.parse() else {
                    bail!("--port takes a number from 0 to 65535.");
                };
                options.port = Some(port);
            }
            Arg::Long("address") => {
                let Ok(address) = arguments.value()?.parse() else {
                    bail!("--address takes an IP address, such as 0.0.0.0.");
                };
                options.address = address;
            }
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(options)
}

fn no_more(arguments: &mut Parser) -> Result<()> {
    match arguments.next()? {
        None => Ok(()),
        Some(other) => Err(other.unexpected().into()),
    }
}
