//! Measurements beside others, in the same run, turn by turn; into `docs/performance.md`.
//!
//! - [`peers`]: the others, installed into a folder of their own
//! - [`contest`]: contestants taking turns
//! - [`parsing`]: parsing beside python-hcl2 and @cdktf/hcl2json
//! - [`importing`]: whole processes beside scripts that use those
//! - [`micro`]: the criterion benchmarks of the crates
//! - [`canvas`]: the canvas beside @xyflow/react
//! - [`window`]: the desktop's start beside an empty window, idleness, a large blueprint
//! - [`page`]: `docs/performance.md`, section by section

mod canvas;
mod contest;
mod importing;
mod micro;
mod page;
mod parsing;
mod peers;
mod window;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command::{self, cargo, say, target_dir};

pub const HELP: &str = "\
What it installs where it is missing, into the folder `bench` of cargo's target directory:
  - from PyPI, with python3 and its venv: python-hcl2
  - from npm, with Node.js 20 or later: @cdktf/hcl2json; for the canvas also @xyflow/react, react and esbuild
The canvas takes Debian's webkit2gtk-driver and xvfb besides, the window what `cargo xtask test` takes. The versions are pinned.

Everything runs at low priority, contestants turn by turn. Each section of docs/performance.md is written when it has
been measured; the others stay as they are.";

/// What is made up when no folder is given.
const COMPONENTS: &str = "10000";
const SEED: &str = "7";

#[derive(clap::Args)]
pub struct Arguments {
    /// Projects to parse and import besides the one that is made up
    folders: Vec<PathBuf>,
    /// Only these sections
    #[arg(long, value_delimiter = ',', value_enum)]
    only: Vec<Section>,
    /// How often each contestant takes its turn
    #[arg(long, default_value_t = 7)]
    rounds: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Section {
    /// Bytes to a tree, beside python-hcl2 and @cdktf/hcl2json
    Parsing,
    /// `dharma import` beside scripts that use those
    Importing,
    /// The criterion benchmarks of the crates
    Micro,
    /// The canvas beside @xyflow/react
    Canvas,
    /// The desktop's start beside an empty window, idleness, a large blueprint
    Window,
}

pub fn run(arguments: &Arguments) -> Result<()> {
    let wanted = |section| arguments.only.is_empty() || arguments.only.contains(&section);
    if arguments.rounds == 0 {
        bail!("at least one round is needed");
    }
    let place = target_dir().join("bench");
    std::fs::create_dir_all(&place).with_context(|| format!("cannot create {}", place.display()))?;
    let projects = projects(&arguments.folders)?;
    if wanted(Section::Parsing) || wanted(Section::Importing) {
        let build = ["build", "--release", "--package", "benches", "--package", "cli"];
        command::run("building dharma and the contestant", nice(&mut cargo(&build)))?;
        let estate = place.join("estate");
        let programs = target_dir().join("release");
        make_estate(&programs.join("contestant"), &estate)?;
        let peers = peers::install(&place)?;
        let of_seed = Project { name: format!("made up, {COMPONENTS} resources"), folder: estate };
        let projects: Vec<Project> = projects.into_iter().chain([of_seed]).collect();
        if wanted(Section::Parsing) {
            page::write("parsing", &parsing::measure(&programs, &peers, &projects, arguments.rounds)?)?;
        }
        if wanted(Section::Importing) {
            page::write("importing", &importing::measure(&programs, &peers, &projects, arguments.rounds)?)?;
        }
    }
    if wanted(Section::Micro) {
        page::write("micro", &micro::measure()?)?;
    }
    if wanted(Section::Canvas) {
        page::write("canvas", &canvas::measure(&place)?)?;
    }
    if wanted(Section::Window) {
        page::write("window", &window::measure(&place, arguments.rounds)?)?;
    }
    say("docs/performance.md is written");
    Ok(())
}

/// A project that is measured.
struct Project {
    name: String,
    folder: PathBuf,
}

fn projects(folders: &[PathBuf]) -> Result<Vec<Project>> {
    let project = |folder: &PathBuf| {
        let folder = folder.canonicalize().with_context(|| format!("cannot read {}", folder.display()))?;
        Ok(Project { name: crate::corpus::title(&folder), folder })
    };
    folders.iter().map(project).collect()
}

fn make_estate(contestant: &Path, folder: &Path) -> Result<()> {
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    command::run("making an estate up", Command::new(contestant).arg("estate").arg(folder).args([COMPONENTS, SEED]))
}

/// The same program at low priority, where there is such a thing.
fn nice(command: &mut Command) -> &mut Command {
    if cfg!(not(unix)) {
        return command;
    }
    let mut nice = Command::new("nice");
    nice.arg(command.get_program()).args(command.get_args());
    *command = nice;
    command
}
