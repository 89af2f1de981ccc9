//! `cargo xtask test`: everything there is to test, quickest answers first.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};

use crate::{bundle, place, programs, serve, step, tools};

type Step = (&'static str, fn() -> Result<()>);

const STEPS: [Step; 10] = [
    ("Formatting", formatting),
    ("Lints", lints),
    ("Lints of the app", lints_of_the_app),
    ("Documentation", documentation),
    ("Rust tests", rust_tests),
    ("Changed files", changed_files),
    ("Building all editions", bundle::command),
    ("JavaScript package", javascript_package),
    ("Browser tests", browser_tests),
    ("Kills", kills),
];

/// Runs all steps, stops at the first fault, and ends with a table of what ran for how long.
pub fn command() -> Result<()> {
    let mut ran = Vec::new();
    let mut outcome = Ok(());
    for (name, run) in STEPS {
        println!("\n== {name}");
        let start = Instant::now();
        outcome = run().with_context(|| format!("{name} failed"));
        ran.push((name, outcome.is_ok(), start.elapsed()));
        if outcome.is_err() {
            break;
        }
    }
    print_table(&ran);
    outcome
}

fn print_table(ran: &[(&str, bool, Duration)]) {
    println!("\n{:<22} {:<8} {:>9}", "Step", "Outcome", "Time");
    for (index, (name, _)) in STEPS.iter().enumerate() {
        match ran.get(index) {
            Some((_, passed, time)) => {
                let outcome = if *passed { "passed" } else { "FAILED" };
                println!("{name:<22} {outcome:<8} {:>9}", step::seconds(*time));
            }
            None => println!("{name:<22} not run"),
        }
    }
    let total: Duration = ran.iter().map(|(_, _, time)| *time).sum();
    println!("{:<31} {:>9}", "In all", step::seconds(total));
}

fn formatting() -> Result<()> {
    step::run(step::cargo().args(["fmt", "--all", "--check"]))
}

fn lints() -> Result<()> {
    let arguments = ["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"];
    step::run(step::cargo().args(arguments))
}

fn lints_of_the_app() -> Result<()> {
    tools::wasm_target()?;
    step::run(
        step::cargo()
            .args([
                "clippy",
                "--locked",
                "--package",
                "common-measure-web",
                "--package",
                "common-measure-elements",
                "--package",
                "common-measure-parts",
                "--package",
                "common-measure-respond",
                "--package",
                "common-measure-engine",
                "--package",
                "common-measure-spreadsheets",
                "--package",
                "common-measure-unpack",
                "--target",
                tools::WASM_TARGET,
            ])
            .args(["--", "-D", "warnings"]),
    )
}

fn documentation() -> Result<()> {
    step::run(
        step::cargo()
            .args(["doc", "--locked", "--workspace", "--no-deps"])
            .env("RUSTDOCFLAGS", "-D warnings"),
    )
}

fn rust_tests() -> Result<()> {
    let office = programs::LIBREOFFICE.find_or_install()?;
    step::run(step::cargo().args(["test", "--locked", "--workspace"]).env("SOFFICE", office))
}

/// Half a minute each of random changes to the examples, thrown at the parser and the assessment.
fn changed_files() -> Result<()> {
    step::run(
        step::cargo()
            .args(["test", "--locked", "--package", "common-measure-tests", "--test", "fuzz"])
            .args(["--", "--nocapture", "--test-threads", "1"])
            .env("BOLERO_RANDOM_TEST_TIME_MS", "30000"),
    )
}

/// The package as it is handed out: what it takes and gives, installed and built with, and beside the command line.
fn javascript_package() -> Result<()> {
    let chrome = programs::CHROMIUM.find_or_install()?;
    let firefox = programs::FIREFOX.find_or_install()?;
    // Named one by one: the older of the supported Nodes do not know patterns.
    let mut tests: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(place::root().join("tests/js")).context("tests/js cannot be read")? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            tests.push(path);
        }
    }
    tests.sort();
    packages_of_the_tests()?;
    step::run(step::command("node").args(["web/style/npm-ci.mjs", "tests/js"]))?;
    step::run(
        step::command("node")
            .arg("--test")
            .args(tests)
            .env("CHROME", chrome)
            .env("FIREFOX", firefox),
    )
}

fn packages_of_the_tests() -> Result<()> {
    step::run(step::command("node").args(["web/style/npm-ci.mjs", "tests/browser"]))
}

/// A short version of `cargo xtask soak`.
fn kills() -> Result<()> {
    crate::soak::run(8, 60)
}

fn browser_tests() -> Result<()> {
    let chrome = programs::CHROMIUM.find_or_install()?;
    let firefox = programs::FIREFOX.find_or_install()?;
    let office = programs::LIBREOFFICE.find_or_install()?;
    let nginx = programs::NGINX.find_or_install()?;
    let apache = programs::APACHE.find_or_install()?;
    packages_of_the_tests()?;
    let address = serve::in_background()?;
    step::run(
        Command::new("node")
            .args(["node_modules/@playwright/test/cli.js", "test"])
            .current_dir(place::root().join("tests/browser"))
            .env("BASE_URL", address)
            .env("CHROME", chrome)
            .env("FIREFOX", firefox)
            .env("SOFFICE", office)
            .env("NGINX", nginx)
            .env("APACHE", apache),
    )
}
