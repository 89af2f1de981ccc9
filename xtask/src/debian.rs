//! Debian's packages, where installing one is a matter of course: as root on Debian.

use std::fs;

use anyhow::Result;

use crate::step;

/// Whether packages can be installed without asking.
pub fn can_install() -> bool {
    is_debian() && is_root()
}

/// Installs a package; `name` is what people call it.
pub fn install(name: &str, package: &str) -> Result<()> {
    step::long(&format!("Installing {name} through apt"), || {
        step::run(step::command("apt-get").args(["update", "--quiet"]))?;
        step::run(
            step::command("apt-get")
                .args(["install", "--yes", "--quiet", "--no-install-recommends", package])
                .env("DEBIAN_FRONTEND", "noninteractive"),
        )
    })
}

fn is_debian() -> bool {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    release.lines().any(|line| line == "ID=debian")
}

fn is_root() -> bool {
    step::run_quietly(step::command("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
