//! The tools a build needs, at exactly the versions it was made with: brought when missing, left alone when there.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::place;
use crate::step;

/// The newest Trunk that the pinned compiler builds.
const TRUNK: Tool = Tool {
    name: "trunk",
    version: "0.21.14",
    program: "trunk",
    // Without features it neither downloads nor looks for updates.
    arguments: &["--no-default-features"],
    minutes: "about 3 minutes",
};

/// Must be of the same release as the wasm-bindgen library: the two speak a format that changes between releases.
const WASM_BINDGEN: Tool = Tool {
    name: "wasm-bindgen-cli",
    version: "0.2.129",
    program: "wasm-bindgen",
    arguments: &[],
    minutes: "about 1 minute",
};

/// Cuts the module in two. It reads what the `wasm_split_helpers` library writes, and says so when it cannot.
const WASM_SPLIT: Tool = Tool {
    name: "wasm_split_cli_support",
    version: "0.2.4",
    program: "wasm-split-cli",
    arguments: &["--features", "build-binary"],
    minutes: "about 1 minute",
};

/// The target the app is compiled for.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

struct Tool {
    name: &'static str,
    version: &'static str,
    program: &'static str,
    arguments: &'static [&'static str],
    minutes: &'static str,
}

/// Makes sure of everything a build of the app needs, and answers with the `PATH` that Trunk finds it on.
pub fn for_the_app() -> Result<OsString> {
    step::quick("Checking the tools", || {
        same_release_as_library()?;
        node_and_npm()
    })?;
    wasm_target()?;
    let mut folders = Vec::new();
    for tool in [TRUNK, WASM_BINDGEN, WASM_SPLIT] {
        folders.push(installed(&tool)?.join("bin"));
    }
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    env::join_paths(folders)
        .context("The variable PATH holds a folder that cannot be written into it again")
}

/// Has a build for WebAssembly leave out where packages lie on this computer: the same source makes the same bytes in
/// everybody's home, and nobody's is told to those who read them. The packages must have been fetched.
pub fn without_home(command: &mut Command) -> &mut Command {
    let sources = place::cargo_home().map(|home| home.join("registry").join("src"));
    let mut folders: Vec<PathBuf> = sources
        .and_then(|sources| fs::read_dir(sources).ok())
        .map(|entries| entries.filter_map(|entry| Some(entry.ok()?.path())).collect())
        .unwrap_or_default();
    folders.sort();
    let flags = folders.iter().map(|folder| format!("--remap-path-prefix={}=", folder.display()));
    // Separated by what no path holds.
    let flags = flags.collect::<Vec<_>>().join("\u{1f}");
    command.env("CARGO_ENCODED_RUSTFLAGS", flags)
}

/// Checks that Node and npm are there: they compile the style sheet and run the browser tests.
pub fn node_and_npm() -> Result<()> {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    for program in ["node", npm] {
        if step::run_quietly(step::command(program).arg("--version")).is_err() {
            bail!(
                "{program} was not found. Please install Node.js 20 or newer, which brings npm, and try again."
            );
        }
    }
    Ok(())
}

/// Makes sure that the compiler can build for WebAssembly.
pub fn wasm_target() -> Result<()> {
    let libraries = step::run_quietly(step::command("rustc").args([
        "--print",
        "target-libdir",
        "--target",
        WASM_TARGET,
    ]))?;
    if Path::new(libraries.trim()).is_dir() {
        return Ok(());
    }
    // rust-toolchain.toml lists the target, but rustup acts on it only when it may install by itself.
    step::long("Adding Rust's WebAssembly target", || {
        step::run(step::command("rustup").args(["target", "add", WASM_TARGET]))
            .context("Rust's WebAssembly target is missing, and only rustup can add it. Please install Rust through rustup")
    })
}

fn same_release_as_library() -> Result<()> {
    let lock = fs::read_to_string(place::root().join("Cargo.lock"))
        .context("Cargo.lock cannot be read")?;
    let library =
        version_in_lock(&lock, "wasm-bindgen").context("Cargo.lock does not list wasm-bindgen")?;
    if library != WASM_BINDGEN.version {
        bail!(
            "Cargo.lock has wasm-bindgen {library}, but the tool is pinned at {}. Both must be of one release: \
             change the version in xtask/src/tools.rs, or the one in Cargo.toml.",
            WASM_BINDGEN.version
        );
    }
    Ok(())
}

/// The version of a package in the text of a Cargo.lock.
fn version_in_lock<'lock>(lock: &'lock str, package: &str) -> Option<&'lock str> {
    let (_, after) = lock.split_once(&format!("name = \"{package}\"\nversion = \""))?;
    after.split('"').next()
}

/// The folder of a tool, which is built and installed first if it is not there.
fn installed(tool: &Tool) -> Result<PathBuf> {
    let folder = place::tool(tool.name, tool.version)?;
    let program = folder.join("bin").join(format!("{}{}", tool.program, env::consts::EXE_SUFFIX));
    if program.is_file() {
        return Ok(folder);
    }
    c_compiler()?;
    let what =
        format!("Installing {} {}, once, which takes {}", tool.name, tool.version, tool.minutes);
    step::long(&what, || {
        // Built elsewhere and then renamed, so that an interrupted install is never taken for a whole one, and two
        // installs at once do not meet.
        let unfinished =
            folder.with_file_name(format!("{}-{}.{}", tool.name, tool.version, std::process::id()));
        step::run(
            step::cargo()
                .args(["install", "--locked", tool.name, "--version", tool.version])
                .args(tool.arguments)
                .args(["--bin", tool.program])
                // People wait far longer for a tool to be built than for what it then does.
                .args(["--debug", "--config", "profile.dev.debug=false"])
                .arg("--root")
                .arg(&unfinished)
                // Else its many packages would stay in this workspace's folder.
                .env_remove("CARGO_TARGET_DIR"),
        )?;
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::rename(&unfinished, &folder)
            .with_context(|| format!("{} cannot be put into place", folder.display()))
    })?;
    Ok(folder)
}

/// Checks that the C compiler is there before minutes are spent on finding out that it is not.
fn c_compiler() -> Result<()> {
    let compiler = env::var_os("CC").unwrap_or_else(|| "cc".into());
    // Microsoft's is found through the registry, not by name: leave that to Cargo.
    if cfg!(windows) || step::run_quietly(step::command(compiler).arg("--version")).is_ok() {
        return Ok(());
    }
    bail!(
        "A C compiler was not found. Please install one (Debian and Ubuntu: apt install build-essential; \
         Fedora: dnf install gcc; macOS: xcode-select --install) and try again."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_version_in_a_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\nsource = \"x\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen"), Some("0.2.129"));
        assert_eq!(version_in_lock(lock, "yew"), None);
    }

    #[test]
    fn tool_and_library_are_of_one_release() {
        same_release_as_library().unwrap();
    }
}
