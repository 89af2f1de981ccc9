//! Building the app into `dist/app/`.

use anyhow::Result;

use crate::step;
use crate::tools;

/// Builds the app as it is shipped. Whatever the build needs is brought first.
pub fn build() -> Result<()> {
    let path = tools::for_the_app()?;
    // Trunk would do this as well; here it is a step with a name.
    step::long("Compiling the style sheet", || {
        step::run(step::command("node").arg("web/style/build.mjs"))
    })?;
    // Trunk builds offline, so that it downloads no tools; the app's own packages are fetched here.
    step::long("Fetching the app's packages", || {
        step::run(step::cargo().args(["fetch", "--target", tools::WASM_TARGET]))
    })?;
    step::long("Compiling the app", || {
        step::run(tools::without_home(
            step::command("trunk")
                .args(["--quiet", "build", "--release"])
                .env("PATH", path)
                // Trunk takes only `true` and `false` here and refuses the usual `1`.
                .env_remove("NO_COLOR"),
        ))
    })?;
    Ok(())
}
