//! Running programs, saying so.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

/// The workspace's folder: of the checkout that cargo runs this for, which may not be the one it was built in where
/// checkouts share a target directory.
pub fn root() -> PathBuf {
    let own = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    own.parent().map(Path::to_path_buf).unwrap_or_default()
}

/// Where cargo builds.
pub fn target_dir() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Says one line about what is going on.
#[expect(clippy::print_stderr, reason = "a program that says what it does while it does it")]
pub fn say(line: &str) {
    eprintln!("xtask: {line}");
}

/// A cargo call with its arguments, the same cargo that runs this program.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments);
    command
}

/// Runs a program to its end, showing its output.
///
/// # Errors
/// When it cannot be started or fails, with what it was for.
pub fn run(what: &str, command: &mut Command) -> Result<()> {
    say(what);
    let started = Instant::now();
    let status = command.stdin(Stdio::null()).status().with_context(|| format!("{what}: cannot start {command:?}"))?;
    if !status.success() {
        bail!("{what}: failed with {status}\n  the command was {command:?}");
    }
    let seconds = started.elapsed().as_secs();
    if seconds >= 2 {
        say(&format!("{what}: done in {seconds} s"));
    }
    Ok(())
}

/// Whether a program starts and succeeds, quietly.
pub fn succeeds(program: &str, arguments: &[&str]) -> bool {
    let status =
        Command::new(program).args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

/// What a program prints, or `None` when it fails.
pub fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}
