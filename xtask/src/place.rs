//! Where things are on this machine.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};

/// The folder of the workspace.
pub fn root() -> PathBuf {
    // Cargo says at each run where the package is; what it said at compile time may be of a copy since moved.
    let xtask =
        env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let mut root = PathBuf::from(xtask);
    root.pop();
    root
}

/// Everything that is built to be handed out.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The built app.
pub fn app() -> PathBuf {
    dist().join("app")
}

/// The built package for JavaScript.
pub fn npm() -> PathBuf {
    dist().join("npm")
}

/// The custom elements.
pub fn elements() -> PathBuf {
    dist().join("elements")
}

/// Cargo's folder for what it builds.
pub fn target() -> PathBuf {
    // Relative ones count from where Cargo was started, which `cargo xtask` leaves as it is.
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Cargo's own folder, where the packages lie.
pub fn cargo_home() -> Option<PathBuf> {
    let named = env::var_os("CARGO_HOME").filter(|path| !path.is_empty()).map(PathBuf::from);
    named.or_else(|| env::home_dir().map(|home| home.join(".cargo")))
}

/// The folder of one build tool. It stands outside the workspace, so that `cargo clean` and a second copy of the
/// project leave the tools alone, and carries the version, so that a new one never meets an old one.
pub fn tool(name: &str, version: &str) -> Result<PathBuf> {
    Ok(cache()?.join("common-measure").join("tools").join(format!("{name}-{version}")))
}

fn cache() -> Result<PathBuf> {
    let (variable, below) = if env::var_os("XDG_CACHE_HOME").is_some_and(|path| !path.is_empty()) {
        ("XDG_CACHE_HOME", "")
    } else if cfg!(windows) {
        ("LOCALAPPDATA", "")
    } else if cfg!(target_os = "macos") {
        ("HOME", "Library/Caches")
    } else {
        ("HOME", ".cache")
    };
    match env::var_os(variable) {
        Some(path) => Ok(PathBuf::from(path).join(below)),
        None => bail!(
            "The variable {variable} is not set, so there is nowhere to keep the build tools."
        ),
    }
}
