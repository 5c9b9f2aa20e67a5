//! The desktop, from a fresh clone to a window.

use anyhow::{Result, bail};

use crate::command::{cargo, say};
use crate::{setup, ui};

#[derive(clap::Args)]
pub struct Arguments {
    /// Build as shipped: smaller and faster, several minutes longer to build
    #[arg(long)]
    release: bool,
    /// Passed to the desktop
    #[arg(last = true)]
    desktop: Vec<String>,
}

pub fn run(arguments: &Arguments) -> Result<()> {
    setup::for_running()?;
    ui::build(arguments.release)?;
    say("building the desktop and opening it");
    let mut desktop = cargo(&["run", "--package", "iac-dharma"]);
    if arguments.release {
        desktop.arg("--release");
    }
    let status = desktop.arg("--").args(&arguments.desktop).status()?;
    if !status.success() {
        bail!("the desktop ended with {status}");
    }
    Ok(())
}
