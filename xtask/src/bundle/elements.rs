//! The custom elements: one script that a page names, and what it fetches from beside it.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::wasm::Module;
use crate::{place, step, tools};

const ELEMENTS: Module =
    Module { package: "common-measure-elements", features: &[], profile: "app" };

/// What goes along as it is: where it stands in the workspace, and its name in the folder.
const BESIDE: [(&str, &str); 3] = [
    ("web/elements/page/common-measure.js", "common-measure.js"),
    ("web/elements/page/embed.html", "embed.html"),
    ("web/style/generated/elements.css", "common-measure-elements.css"),
];

/// Builds them into a folder.
pub fn build(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let linked = ELEMENTS.compiled()?;
    fs::create_dir_all(folder)?;
    for (from, to) in BESIDE {
        let from = place::root().join(from);
        fs::copy(&from, folder.join(to))
            .with_context(|| format!("{} cannot be copied", from.display()))?;
    }
    step::run(
        step::command("node")
            .env("PATH", tools::for_the_app()?)
            .arg("web/module/elements.mjs")
            .arg(linked)
            .arg(folder),
    )
}
