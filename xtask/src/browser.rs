//! The browser that the stories are told in: Chromium where there is one that a driver can start, otherwise
//! WebKitGTK's own MiniBrowser, which comes with the library that the desktop stands on.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::command::output;

/// Which browser is asked for.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Browser {
    /// Chromium or Chrome, driven by chromedriver
    Chromium,
    /// WebKitGTK's MiniBrowser, driven by WebKitWebDriver
    Webkit,
}

impl Browser {
    /// Its program; of those that there are, the one that is asked for.
    pub fn program(wanted: Option<Self>) -> Result<PathBuf> {
        let chromium = if wanted == Some(Self::Webkit) { None } else { chromium() };
        if wanted == Some(Self::Chromium) {
            return chromium.context("there is no Chromium with a driver of the same version, other than snaps");
        }
        chromium.or_else(mini_browser).context("there is neither Chromium with its driver nor WebKitGTK's MiniBrowser")
    }
}

/// Chromium or Chrome with a driver of the same version. Snaps do not count: they see neither the homes of the
/// stories nor what other programs start.
pub fn chromium() -> Option<PathBuf> {
    let driver = major_version(&on_path("chromedriver")?)?;
    ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser"]
        .into_iter()
        .filter_map(on_path)
        .find(|browser| major_version(browser).as_ref() == Some(&driver))
}

/// A program that is no snap and does not start one.
fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let found = std::env::split_paths(&path).map(|folder| folder.join(name)).find(|program| program.is_file())?;
    (!is_snap(&found)).then_some(found)
}

fn is_snap(program: &Path) -> bool {
    /// What starts a snap in the place of a program is a script, and no longer.
    const SCRIPT: u64 = 64 * 1024;
    let real = program.canonicalize().unwrap_or_else(|_| program.to_owned());
    let is_short = real.metadata().is_ok_and(|metadata| metadata.len() < SCRIPT);
    real.ends_with("snap")
        || program.starts_with("/snap")
        || (is_short && std::fs::read_to_string(&real).is_ok_and(|script| script.contains("/snap/bin")))
}

/// The first number of what a program says with `--version`.
fn major_version(program: &Path) -> Option<String> {
    let said = output(program.to_str()?, &["--version"])?;
    let number = |word: &str| word.split_once('.').map(|(major, _)| major.to_owned());
    said.split_whitespace().filter_map(number).find(|major| major.parse::<u32>().is_ok())
}

/// Where distributions put it: below `lib`, below the folder of an architecture in `lib`, or in `libexec`.
fn mini_browser() -> Option<PathBuf> {
    let of_architectures = std::fs::read_dir("/usr/lib").into_iter().flatten().flatten().map(|entry| entry.path());
    ["/usr/lib", "/usr/lib64", "/usr/libexec"]
        .map(PathBuf::from)
        .into_iter()
        .chain(of_architectures)
        .map(|folder| folder.join("webkit2gtk-4.1/MiniBrowser"))
        .find(|program| program.is_file())
}
