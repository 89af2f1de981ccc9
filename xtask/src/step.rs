//! Steps that say what they are doing and how long it took, and the commands they run.

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

/// Runs work that takes moments and prints nothing: the line `what … 0.4 s`.
pub fn quick<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    print!("{what} … ");
    // Only cosmetic: a closed standard output shows itself at the next line.
    let _ = std::io::stdout().flush();
    let start = Instant::now();
    let done = work();
    println!("{}", if done.is_ok() { seconds(start.elapsed()) } else { "failed".to_owned() });
    done
}

/// Runs work that takes long and prints as it goes: a line before it and one after it.
pub fn long<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("{what} …");
    let start = Instant::now();
    let done = work()?;
    println!("{what}: {}", seconds(start.elapsed()));
    Ok(done)
}

/// A duration as people read it: `41.2 s`.
pub fn seconds(duration: Duration) -> String {
    format!("{}.{} s", duration.as_secs(), duration.subsec_millis() / 100)
}

/// A command that runs in the workspace's folder.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(crate::place::root());
    command
}

/// The Cargo that started this program, so that every part is built by the pinned toolchain.
pub fn cargo() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs a command and shows what it prints. An exit code other than 0 is a fault.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| cannot_start(command))?;
    if !status.success() {
        bail!("Failed: {} ({status})", line(command));
    }
    Ok(())
}

/// Runs a command, shows what it printed only when it fails, and answers with its standard output.
pub fn run_quietly(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output().with_context(|| cannot_start(command))?;
    let said = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() {
        bail!(
            "{said}{}\nFailed: {} ({})",
            String::from_utf8_lossy(&output.stderr),
            line(command),
            output.status,
        );
    }
    Ok(said.into_owned())
}

fn cannot_start(command: &Command) -> String {
    format!("{} cannot be started", command.get_program().display())
}

/// The command as someone would type it, to try it again by hand.
fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut line = program.file_name().unwrap_or(program.as_os_str()).to_owned();
    for argument in command.get_args() {
        line.push(" ");
        line.push(argument);
    }
    line.to_string_lossy().into_owned()
}
