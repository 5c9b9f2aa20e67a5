//! What can be said on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

const EXIT_CODES: &str = "\
Exit codes:
  0  done; for `diff`, nothing differs; for `export --check`, every byte came back
  1  done, and the answer is no: something differs, a check failed
  2  the command line was not understood
  3  it could not be done: something cannot be read or written

Errors go to standard error, one `error:` line and, where there is one, a `hint:` line.";

/// Infrastructure as code as blueprints: import, export, compare, serve.
#[derive(Parser)]
#[command(name = "dharma", version, about, after_help = EXIT_CODES, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Read a Terraform or OpenTofu project and say what is in it
    Import(Import),
    /// Write a project back, with edits or without
    Export(Export),
    /// Say what differs between two projects, by component and field
    Diff(Diff),
    /// Serve the same screens as the desktop to a browser on this machine
    Serve(Serve),
}

#[derive(Args)]
pub(crate) struct Import {
    /// The project's folder
    pub folder: PathBuf,
    /// The root module to look from, as a directory inside the folder; the best guess when left out
    #[arg(long, value_name = "DIR")]
    pub root: Option<String>,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub(crate) struct Export {
    /// The project's folder
    pub folder: PathBuf,
    /// Read, take apart, put together in memory and compare: fails naming the first byte that differs
    #[arg(long, conflicts_with_all = ["edits", "out"])]
    pub check: bool,
    /// A JSON file with a list of edits to make first; `-` for standard input
    #[arg(long, value_name = "FILE")]
    pub edits: Option<PathBuf>,
    /// Write to this folder instead of back into the project
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub(crate) struct Diff {
    /// The older project's folder
    pub older: PathBuf,
    /// The newer project's folder
    pub newer: PathBuf,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub(crate) struct Serve {
    /// The workspace's database, created when missing; a file of this program's own when left out
    #[arg(long, value_name = "FILE")]
    pub database: Option<PathBuf>,
    /// The port on this machine; 0 for any that is free
    #[arg(long, default_value_t = 7340)]
    pub port: u16,
    /// Print the address as one JSON document
    #[arg(long)]
    pub json: bool,
}
