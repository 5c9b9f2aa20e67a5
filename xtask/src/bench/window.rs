//! The desktop's window beside an empty one, and a large blueprint in it.

use std::path::Path;
use std::process::Stdio;

use anyhow::{Result, bail};

use super::{make_estate, nice};
use crate::command::{self, cargo, say, target_dir};
use crate::{e2e, setup, ui};

/// Builds both windows as they are shipped and measures; the tables that the measuring program prints.
pub fn measure(place: &Path, rounds: usize) -> Result<String> {
    setup::for_testing()?;
    ui::build(true)?;
    // All at once: what is chosen decides which features the packages below are built with.
    let packages = ["benches", "iac-dharma", "system-tests"].into_iter().flat_map(|package| ["--package", package]);
    let mut build = cargo(&["build", "--release", "--bins", "--example", "empty-window"]);
    command::run("building the desktop, an empty window, and what measures them", nice(build.args(packages)))?;
    let (programs, estate) = (target_dir().join("release"), place.join("estate"));
    make_estate(&programs.join("contestant"), &estate)?;
    say("measuring the window (some minutes)");
    // At ordinary priority: how soon something appears is not asked of a program that waits for all others.
    let mut bench = e2e::on_a_display(&programs.join("window-bench"), &programs);
    bench.arg(&estate).arg(rounds.to_string());
    let output = bench.stdin(Stdio::null()).stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        bail!("the measuring program ended with {}", output.status);
    }
    // What the display's services say as they start comes before the tables.
    let said = String::from_utf8_lossy(&output.stdout);
    let Some(tables) = said.find("| from the start") else { bail!("the measuring program measured nothing") };
    Ok(said.get(tables..).unwrap_or_default().trim().to_owned())
}
