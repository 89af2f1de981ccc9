//! The edition that comes as one file: `dist/common-measure.html` has everything in it and runs when it is opened from a
//! drive, where a page can load nothing.

mod page;
mod packed;

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use data_encoding::BASE64;

use crate::wasm::{Binding, Module};
use crate::{place, step};
use page::Content;

/// The app, not cut in two.
const APP: Module = Module { package: "common-measure-web", features: &["whole"], profile: "app" };

/// Its worker.
const SPREADSHEETS: Module =
    Module { package: "common-measure-spreadsheets", features: &[], profile: "app" };

/// What unpacks them.
const UNPACK: Module = Module { package: "common-measure-unpack", features: &[], profile: "app" };

/// The file's name in `dist/`.
pub const NAME: &str = "common-measure.html";

/// Builds it. The style sheet is compiled by then, as it is for the app.
pub fn build() -> Result<()> {
    let folder = place::target().join("single");
    for (module, name) in [(APP, "app"), (SPREADSHEETS, "spreadsheets"), (UNPACK, "unpack")] {
        module.bound(Binding::NoModules, &folder, name)?;
    }
    let script = folder.join("app.js");
    step::run(step::command("node").arg("web/module/at_once.mjs").arg(script))?;
    let bytes =
        |path: &Path| fs::read(path).with_context(|| format!("{} cannot be read", path.display()));
    let built = |name: &str| bytes(&folder.join(name));
    let source = |name: &str| text(bytes(&place::root().join(name))?);

    let style = source("web/style/generated/app.css")?;
    let script = text(built("app.js")?)?;
    let of_worker = text(built("spreadsheets.js")?)? + &source("web/single/worker.js")?;
    // In the order in which carried.js takes them: what is needed first, and what the page is made of together.
    let parts = [
        style.as_bytes(),
        script.as_bytes(),
        of_worker.as_bytes(),
        &built("app_bg.wasm")?,
        &built("spreadsheets_bg.wasm")?,
    ];
    let packed = step::long("Packing the single file", || packed::pack(&parts))?;
    let page = page::page(&Content {
        page: &source("index.html")?,
        icon: &source("web/style/favicon.svg")?,
        shell_style: &source("web/style/generated/shell.css")?,
        old_browser: &source("web/style/old-browser.js")?,
        boot: &format!(
            "const unpackerModule = '{}';\nconst unpacker = (() => {{\n{}\nreturn wasm_bindgen;\n}})();\n{}\n{}",
            BASE64.encode(&built("unpack_bg.wasm")?),
            text(built("unpack.js")?)?,
            source("web/single/carried.js")?,
            source("web/style/boot.js")?,
        ),
        app_style: &style,
        app_script: &script,
        packed: &packed,
    })?;
    let path = place::dist().join(NAME);
    fs::create_dir_all(place::dist())?;
    fs::write(&path, page).with_context(|| format!("{} cannot be written", path.display()))
}

/// The text of a file, as it is on every system: without a mark at its start, with plain line ends.
fn text(bytes: Vec<u8>) -> Result<String> {
    let text = String::from_utf8(bytes)?.replace("\r\n", "\n");
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}
