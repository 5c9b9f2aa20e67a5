//! `cargo xtask`: the project's own automation. Nothing to install beforehand but rustup.
//!
//! - [`setup`]: what the machine must have, and how it gets it
//! - [`ui`]: the screens, from Rust to `ui/dist`
//! - [`run`]: the desktop
//! - [`test`]: every check, in the order in which they fail fastest
//! - [`e2e`]: the stories through the real window and the browser
//! - [`browser`]: the browser among them
//! - [`corpus`]: what becomes of real repositories
//! - [`bench`]: measurements beside others
//! - [`tidy`]: habits that no compiler holds
//! - [`command`]: running programs, saying so

mod bench;
mod browser;
mod command;
mod corpus;
mod e2e;
mod run;
mod setup;
mod test;
mod tidy;
mod ui;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The project's own automation", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Set up what is missing, build, and open the desktop
    #[command(after_help = setup::RUN_HELP)]
    Run(run::Arguments),
    /// Set up what is missing and run every check and test
    #[command(after_help = setup::TEST_HELP)]
    Test(test::Arguments),
    /// Build the screens into ui/dist
    Ui(ui::Arguments),
    /// Run the stories through the real window and the browser alone
    #[command(after_help = setup::TEST_HELP)]
    E2e(e2e::Arguments),
    /// Read real repositories and report what was understood and whether every byte comes back
    #[command(after_help = corpus::HELP)]
    Corpus(corpus::Arguments),
    /// Measure parsing, importing, the canvas and the crates, beside others in the same run
    #[command(after_help = bench::HELP)]
    Bench(bench::Arguments),
    /// Take the pictures of docs/screenshots anew, or pictures of other projects
    Screenshots(e2e::Album),
    /// Report habits that no compiler holds: file sizes and leftovers
    Tidy,
}

fn main() -> anyhow::Result<()> {
    std::env::set_current_dir(command::root())?;
    match Arguments::parse().task {
        Task::Run(arguments) => run::run(&arguments),
        Task::Test(arguments) => test::test(&arguments),
        Task::Ui(arguments) => {
            setup::wasm_target()?;
            ui::build(arguments.release)
        }
        Task::E2e(arguments) => e2e::run(&arguments),
        Task::Corpus(arguments) => corpus::report(&arguments),
        Task::Bench(arguments) => bench::run(&arguments),
        Task::Screenshots(album) => e2e::screenshots(&album),
        Task::Tidy => tidy::check(),
    }
}
