//! Programs that the tests drive: each is the one that a variable names, one that is installed, or, on Debian, Debian's
//! own.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::debian;

/// A program that the tests need.
pub struct Program {
    /// What people call it.
    name: &'static str,
    /// What needs it.
    needed_by: &'static str,
    /// The variable that may name it.
    variable: &'static str,
    /// Its names on the `PATH`.
    names: &'static [&'static str],
    /// Where it stands on systems without a `PATH` to it.
    places: &'static [&'static str],
    /// Debian's package of it.
    package: &'static str,
}

/// The browser that most tests drive.
pub const CHROMIUM: Program = Program {
    name: "Chromium, Chrome or Edge",
    needed_by: "The browser tests",
    variable: "CHROME",
    names: &[
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "microsoft-edge",
    ],
    places: &[
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ],
    package: "chromium",
};

/// The other browser.
pub const FIREFOX: Program = Program {
    name: "Firefox",
    needed_by: "The tests in a second browser",
    variable: "FIREFOX",
    names: &["firefox", "firefox-esr"],
    places: &[
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        r"C:\Program Files\Mozilla Firefox\firefox.exe",
    ],
    package: "firefox-esr",
};

/// What works the formulas of spreadsheets out again.
pub const LIBREOFFICE: Program = Program {
    name: "LibreOffice",
    needed_by: "The tests of spreadsheets",
    variable: "SOFFICE",
    names: &["soffice", "libreoffice"],
    places: &[
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        r"C:\Program Files\LibreOffice\program\soffice.exe",
    ],
    package: "libreoffice-calc-nogui",
};

/// One of the web servers of the hosting guide.
pub const NGINX: Program = Program {
    name: "nginx",
    needed_by: "The tests of the hosting guide",
    variable: "NGINX",
    names: &["nginx"],
    places: &["/usr/sbin/nginx"],
    package: "nginx",
};

/// The other web server of the hosting guide.
pub const APACHE: Program = Program {
    name: "Apache",
    needed_by: "The tests of the hosting guide",
    variable: "APACHE",
    names: &["apache2", "httpd"],
    places: &["/usr/sbin/apache2", "/usr/sbin/httpd"],
    package: "apache2-bin",
};

impl Program {
    /// Where it is. Installs it where that is a matter of course: as root on Debian.
    pub fn find_or_install(&self) -> Result<PathBuf> {
        let Self { name, needed_by, variable, package, .. } = self;
        if let Some(named) = env::var_os(variable) {
            let named = PathBuf::from(named);
            if !named.is_file() {
                bail!("The variable {variable} names {}, which is not there.", named.display());
            }
            return Ok(named);
        }
        if let Some(found) = self.find() {
            return Ok(found);
        }
        if debian::can_install() {
            debian::install(name, package)?;
            if let Some(found) = self.find() {
                return Ok(found);
            }
        }
        bail!(
            "{needed_by} need {name}, which was not found. Please install it (Debian: apt install {package}), or put \
             the path of its program into the variable {variable}."
        )
    }

    fn find(&self) -> Option<PathBuf> {
        let path = env::var_os("PATH").unwrap_or_default();
        let on_path = self.names.iter().flat_map(|name| {
            env::split_paths(&path).map(|folder| folder.join(name)).collect::<Vec<_>>()
        });
        on_path
            .chain(self.places.iter().map(PathBuf::from))
            .find(|program| program.is_file() && !is_snap_stub(program))
    }
}

/// Ubuntu's packages of browsers hold only a script that asks for a snap, which cannot be driven from here.
fn is_snap_stub(program: &Path) -> bool {
    program
        .is_symlink()
        .then(|| fs::canonicalize(program))
        .is_some_and(|real| real.is_ok_and(|real| real.ends_with("snap")))
        || fs::read(program).is_ok_and(|content| {
            content.len() < 100_000 && String::from_utf8_lossy(&content).contains("/snap/bin/")
        })
}
