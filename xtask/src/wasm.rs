//! Rust packages as WebAssembly with the scripts that load them, for all editions but the app, which Trunk builds.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::{place, step, tools};

/// How a module comes to its page, as `wasm-bindgen` names it.
#[derive(Clone, Copy, Debug)]
pub enum Binding {
    /// A script without modules, for pages opened as a local file.
    NoModules,
    /// A JavaScript module that is handed the WebAssembly, and can begin anew with it.
    Handed,
}

/// A package that is compiled to WebAssembly.
#[derive(Clone, Copy, Debug)]
pub struct Module {
    /// The package's name.
    pub package: &'static str,
    /// Its features, besides the usual ones.
    pub features: &'static [&'static str],
    /// The profile it is compiled with, of those in the workspace's Cargo.toml.
    pub profile: &'static str,
}

impl Module {
    /// Compiles it, and answers where the linker left it.
    pub fn compiled(&self) -> Result<PathBuf> {
        let Self { package, features, profile } = self;
        step::long(&format!("Compiling {package}"), || {
            step::run(tools::without_home(
                step::cargo()
                    .args(["build", "--locked", "--lib", "--package", package])
                    .args(["--profile", profile, "--target", tools::WASM_TARGET])
                    .arg("--features")
                    .arg(features.join(",")),
            ))
        })?;
        let name = package.replace('-', "_");
        Ok(place::target().join(tools::WASM_TARGET).join(profile).join(format!("{name}.wasm")))
    }

    /// Compiles it, and writes it with its script into a folder, both under a name: `name.js`, `name_bg.wasm`.
    pub fn bound(&self, binding: Binding, folder: &Path, name: &str) -> Result<()> {
        let linked = self.compiled()?;
        fs::create_dir_all(folder)
            .with_context(|| format!("{} cannot be made", folder.display()))?;
        let (target, options): (_, &[_]) = match binding {
            Binding::NoModules => ("no-modules", &[]),
            // Else bundlers would take the file along wherever the module goes.
            Binding::Handed => {
                ("web", &["--omit-default-module-path", "--experimental-reset-state-function"])
            }
        };
        step::run(
            step::command("wasm-bindgen")
                .env("PATH", tools::for_the_app()?)
                .args(["--target", target, "--no-typescript", "--out-name", name])
                .args(options)
                // Only debuggers read them, and they are a third of the file.
                .args(["--remove-name-section", "--remove-producers-section", "--out-dir"])
                .arg(folder)
                .arg(linked),
        )
    }
}
