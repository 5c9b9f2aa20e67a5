//! The stories through the real window and the browser.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::browser::Browser;
use crate::command::{self, cargo, say, target_dir};
use crate::{setup, ui};

#[derive(clap::Args)]
pub struct Arguments {
    /// Only stories whose name contains this
    only: Option<String>,
    /// The browser to tell them in [default: Chromium where there is one that is no snap]
    #[arg(long)]
    browser: Option<Browser>,
}

pub fn run(arguments: &Arguments) -> Result<()> {
    setup::for_testing()?;
    ui::build(false)?;
    stories(arguments.only.as_deref(), arguments.browser)
}

#[derive(clap::Args)]
pub struct Album {
    /// Projects of your own to look at instead; their pictures go to `screenshots` in cargo's target directory
    folders: Vec<PathBuf>,
}

/// Takes the pictures of docs/screenshots anew, or those of other projects, in the real window.
pub fn screenshots(album: &Album) -> Result<()> {
    setup::for_testing()?;
    ui::build(false)?;
    command::run(
        "building the programs",
        &mut cargo(&["build", "--package", "iac-dharma", "--package", "system-tests"]),
    )?;
    let programs = target_dir().join("debug");
    let mut pictures = on_a_display(&programs.join("screenshots"), &programs);
    if album.folders.is_empty() {
        return command::run("taking the pictures", pictures.arg("docs/screenshots"));
    }
    let place = target_dir().join("screenshots");
    pictures.arg(&place);
    for folder in &album.folders {
        let folder = folder.canonicalize().with_context(|| format!("{} cannot be opened", folder.display()))?;
        pictures.arg(folder);
    }
    command::run(&format!("taking pictures into {}", place.display()), &mut pictures)
}

/// A program on a display and a message bus of its own; `programs` is where it finds the built ones.
pub fn on_a_display(program: &Path, programs: &Path) -> Command {
    let mut command = Command::new("xvfb-run");
    command.args(["--auto-servernum", "--server-args=-screen 0 1920x1080x24 -nolisten tcp", "dbus-run-session", "--"]);
    command.arg(program).env("DHARMA_PROGRAMS", programs);
    command
}

/// Builds the programs and tells the stories, on a display and a message bus of their own.
pub fn stories(only: Option<&str>, browser: Option<Browser>) -> Result<()> {
    if cfg!(not(target_os = "linux")) {
        say("left out: the stories through the window run on Linux alone");
        return Ok(());
    }
    command::run("building the programs", &mut cargo(&["build", "--package", "iac-dharma", "--package", "cli"]))?;
    command::run("building the stories", &mut cargo(&["test", "--package", "system-tests", "--no-run"]))?;
    let mut stories = on_a_display(Path::new(cargo(&[]).get_program()), &target_dir().join("debug"));
    let browser = Browser::program(browser)?;
    say(&format!("the stories of the browser are told in {}", browser.display()));
    stories.env("DHARMA_BROWSER", browser);
    stories.args(["test", "--package", "system-tests", "--", "--test-threads=1"]).args(only);
    command::run("telling the stories through the window and the browser", &mut stories)
}
