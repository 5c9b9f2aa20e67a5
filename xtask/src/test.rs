//! Every check, in the order in which they fail fastest.

use anyhow::Result;

use crate::command::{cargo, run, say};
use crate::{e2e, setup, tidy, ui};

#[derive(clap::Args)]
pub struct Arguments {
    /// Leave out the stories through the window and the browser
    #[arg(long)]
    without_e2e: bool,
}

/// The rooms that must build for the browser as well.
const BROWSER_ROOMS: &[&str] = &["domain", "catalogue", "api"];

/// What property tests make their cases from.
const PROPERTIES_SEED: &str = "PROPTEST_RNG_SEED";

pub fn test(arguments: &Arguments) -> Result<()> {
    setup::for_testing()?;
    tidy::check()?;
    run("checking the formatting", &mut cargo(&["fmt", "--all", "--check"]))?;
    run(
        "checking licences, bans and sources",
        &mut cargo(&["deny", "--all-features", "check", "bans", "licenses", "sources"]),
    )?;
    ui::build(false)?;
    run(
        "checking with clippy",
        &mut cargo(&["clippy", "--workspace", "--all-targets", "--quiet", "--", "--deny", "warnings"]),
    )?;
    let mut browser = cargo(&["check", "--quiet", "--target", "wasm32-unknown-unknown"]);
    browser.args(BROWSER_ROOMS.iter().flat_map(|room| ["--package", room]));
    browser.arg("--target-dir").arg(crate::command::target_dir().join("ui"));
    run("checking that the vocabulary builds for the browser", &mut browser)?;
    let mut rooms = cargo(&["test", "--workspace", "--exclude", "system-tests"]);
    // The same cases each time; `cargo test` by itself looks for others.
    if std::env::var_os(PROPERTIES_SEED).is_none() {
        rooms.env(PROPERTIES_SEED, "20260101");
    }
    run("testing every room", &mut rooms)?;
    if arguments.without_e2e {
        say("left out: the stories through the window and the browser");
        return Ok(());
    }
    e2e::stories(None, None)
}
