//! `dharma`, the command line: headless what the desktop does, for pipelines.
//!
//! - [`arguments`]: what can be said
//! - [`import`], [`export`], [`diff`], [`check`], [`estimate`], [`comply`], [`serve`]: one file a command; [`round_trip`] is
//!   `export --check`
//! - [`policies`]: the rules and frameworks that a command is given
//! - [`project`]: a folder as a project
//! - [`output`]: what is printed, and exit codes
//! - [`signals`]: being asked to end

mod arguments;
mod check;
mod comply;
mod diff;
mod estimate;
mod export;
mod import;
mod output;
mod policies;
mod project;
mod round_trip;
mod serve;
mod signals;

use std::process::ExitCode;

use clap::Parser as _;

use crate::arguments::{Arguments, Command};
use crate::output::Failure;

/// A third of an import went into the system's allocator and the pages that it touched.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Import(arguments) => import::import(&arguments),
        Command::Export(arguments) => export::export(&arguments),
        Command::Diff(arguments) => diff::diff(&arguments),
        Command::Check(arguments) => check::check(&arguments),
        Command::Estimate(arguments) => estimate::estimate(&arguments),
        Command::Comply(arguments) => comply::comply(&arguments),
        Command::Serve(arguments) => serve::serve(&arguments),
    };
    match outcome {
        Ok(verdict) => verdict.into(),
        Err(failure) => {
            Failure::report(&failure);
            ExitCode::from(output::TROUBLE)
        }
    }
}
