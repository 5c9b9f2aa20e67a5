//! What can be said on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

const ABOUT: &str = "\
Infrastructure as code as blueprints, without a window, an account or a network.

Reads Terraform and OpenTofu projects, says what is in them and what differs between two, makes edits that change \
nothing but what they mean, and serves the desktop's screens to a browser on this machine.";

const AFTER: &str = "\
Examples:
  dharma import infra                          what is in the folder `infra`
  dharma import infra --json > infra.json      the same, for programs
  dharma import plan.json                      what a plan does
  dharma export --check infra                  that every byte would come back
  dharma export infra --edits edits.json       make edits in place
  dharma diff main-checkout branch-checkout    what differs, by component and field
  dharma check infra                           what is unsafe, wasteful or fragile in it
  dharma check plan.json --fail-on high        the same of a plan, for a pipeline
  dharma estimate infra --usage usage.yml      what it costs, line by line
  dharma comply infra --framework pci-dss      how it stands, control by control
  dharma serve                                 the screens, in a browser on this machine

Exit codes:
  0  done, and the answer is yes
  1  done, and the answer is no: two projects differ, a check failed, there is nothing to import
  2  the command line was not understood
  3  it could not be done: something cannot be read or written, an edit does not apply

Results go to standard output. Errors go to standard error: one `error:` line and, where there is something to do \
about it, a `hint:` line. What one should know besides comes there as `note:` lines.";

/// Infrastructure as code as blueprints: import, export, compare, serve
#[derive(Parser)]
#[command(name = "dharma", version, about, long_about = ABOUT, after_help = AFTER, disable_help_subcommand = true)]
#[command(max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    Import(Import),
    Export(Export),
    Diff(Diff),
    Check(Check),
    Estimate(Estimate),
    Comply(Comply),
    Serve(Serve),
}

/// Read a project or a plan and say what is in it
///
/// PATH is the folder of a Terraform or OpenTofu project, a plan or state as `terraform show -json` prints it, a
/// CloudFormation template or a file of Kubernetes manifests. What a plan or a state holds of secrets is left out.
///
/// Nothing in the folder is changed, unless a save was cut short there before: it is finished first. A file or construct that is not understood is listed with its place and never
/// keeps the rest from being read. Exits with 1 where there is no configuration at all.
#[derive(Args)]
pub(crate) struct Import {
    /// A folder, a plan, a state, a template or manifests
    #[arg(value_name = "PATH")]
    pub path: PathBuf,
    /// The root module to look from, as a directory inside the folder; the best guess when left out
    #[arg(long, value_name = "DIR")]
    pub root: Option<String>,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// Write a project back, with edits or without
///
/// Without edits every file goes back byte for byte; with edits only the bytes change that they mean. All files are
/// written or none, also across a crash. A file that changed in the folder meanwhile is never overwritten.
#[derive(Args)]
pub(crate) struct Export {
    /// The project's folder
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// Import and export in memory, and compare: fails naming the first byte that differs
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

/// Say what differs between two projects, by component and field
///
/// Changes of formatting alone and components that only moved to another file are marked as such. Exits with 0 when
/// the two are the same byte for byte, with 1 when anything differs.
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

/// Say what policies find: what is unsafe, wasteful or fragile, with its place and what to do about it
///
/// PATH is a project's folder, a plan or state as `terraform show -json` prints it, a CloudFormation template or a file of
/// Kubernetes manifests. Where a rule would have to read a value that is not known, its result is "not evaluated", never
/// a pass. Needs no network, no account and no database. Exits with 1 where something of the severity given with
/// --fail-on, or worse, is broken and not suppressed.
#[derive(Args)]
pub(crate) struct Check {
    /// A folder, a plan, a template or manifests
    #[arg(value_name = "PATH")]
    pub path: PathBuf,
    /// A folder of policies to run besides, as conftest and OPA read it; may be given again
    #[arg(long, value_name = "DIR")]
    pub policy: Vec<PathBuf>,
    /// Run only rules that bear on a control of this framework: the id of one, or a framework's file
    #[arg(long, value_name = "NAME")]
    pub framework: Option<String>,
    /// How to print what was found
    #[arg(long, value_enum, default_value_t = CheckFormat::Table)]
    pub format: CheckFormat,
    /// From which severity on something broken makes the exit code 1
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t = FailOn::Low)]
    pub fail_on: FailOn,
    /// The root module to look from, as a directory inside the folder; the best guess when left out
    #[arg(long, value_name = "DIR")]
    pub root: Option<String>,
}

/// How findings are printed
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// For people: worst first
    Table,
    /// One JSON document: every result, those of rules that are kept too
    Json,
    /// SARIF 2.1.0, for code hosts and editors
    Sarif,
    /// JUnit's XML, for build servers
    Junit,
}

/// From where on a finding counts
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    Info,
    Low,
    Medium,
    High,
    Critical,
    /// Never: what is found is printed, and that is all
    Never,
}

/// Say what it costs, line by line, with what is not known
///
/// PATH is what `check` takes. A line is priced, free, unknown with the reason, or depends on usage that nobody has said:
/// then its price by the unit is given. Prices are of dated price books; another region's price is never taken.
#[derive(Args)]
pub(crate) struct Estimate {
    /// A folder, a plan, a template or manifests
    #[arg(value_name = "PATH")]
    pub path: PathBuf,
    /// How much will be used, as an Infracost usage file says it
    #[arg(long, value_name = "FILE")]
    pub usage: Option<PathBuf>,
    /// Another PATH to compare with: what the first one costs more
    #[arg(long, value_name = "PATH")]
    pub compare: Option<PathBuf>,
    /// A price book to ask first: CSV, Infracost's JSON or a price list file of AWS; may be given again
    #[arg(long, value_name = "FILE")]
    pub prices: Vec<PathBuf>,
    /// Negotiated discounts, as TOML
    #[arg(long, value_name = "FILE")]
    pub discounts: Option<PathBuf>,
    /// The root module to look from, as a directory inside the folder; the best guess when left out
    #[arg(long, value_name = "DIR")]
    pub root: Option<String>,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// Measure against a compliance framework, control by control
///
/// PATH is what `check` takes. The score is of the controls that could be evaluated, and stands beside how many those are.
/// Exits with 1 where a control fails.
#[derive(Args)]
pub(crate) struct Comply {
    /// A folder, a plan, a template or manifests
    #[arg(value_name = "PATH", required_unless_present = "list")]
    pub path: Option<PathBuf>,
    /// The framework: the id of one that comes with the product, or a file of one's own
    #[arg(long, value_name = "NAME", required_unless_present = "list")]
    pub framework: Option<String>,
    /// List the frameworks that come with the product
    #[arg(long, conflicts_with_all = ["path", "framework", "format"])]
    pub list: bool,
    /// A document to write instead of the table
    #[arg(long, value_enum)]
    pub format: Option<ComplyFormat>,
    /// The file to write it to; standard output when left out
    #[arg(long, value_name = "FILE", requires = "format")]
    pub out: Option<PathBuf>,
    /// A folder of policies to run besides; may be given again
    #[arg(long, value_name = "DIR")]
    pub policy: Vec<PathBuf>,
    /// The root module to look from, as a directory inside the folder; the best guess when left out
    #[arg(long, value_name = "DIR")]
    pub root: Option<String>,
}

/// What a compliance report is written as
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ComplyFormat {
    /// A document for people
    Pdf,
    /// A table: a row for each result that a control was measured by
    Csv,
    /// OSCAL assessment results, as JSON
    Oscal,
}

/// Serve the same screens as the desktop to a browser on this machine
///
/// Prints a link that opens the screens once. Nobody else gets in: only this machine is answered, only under its own
/// name, and only in a session that such a link opened. Ends with Ctrl+C or SIGTERM, after what is under way.
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
