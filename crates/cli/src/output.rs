//! What is printed, and exit codes.

use std::io::{self, Write as _};
use std::process::ExitCode;

use serde::Serialize;

/// The exit code when something could not be done.
pub(crate) const TROUBLE: u8 = 3;

/// The answer of a command that could be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Done, and all is well.
    Yes,
    /// Done, and something differs or a check failed.
    No,
}

impl From<Verdict> for ExitCode {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Yes => Self::SUCCESS,
            Verdict::No => Self::from(1),
        }
    }
}

/// Why something could not be done, with what to do about it.
#[derive(Debug)]
pub(crate) struct Failure {
    message: anyhow::Error,
    hint: Option<String>,
}

impl Failure {
    /// With what to do about it.
    pub(crate) fn with_hint(message: impl Into<anyhow::Error>, hint: impl Into<String>) -> Self {
        Self { message: message.into(), hint: Some(hint.into()) }
    }

    /// On standard error.
    #[expect(clippy::print_stderr, reason = "this is where a program's errors go")]
    pub(crate) fn report(&self) {
        eprintln!("error: {:#}", self.message);
        if let Some(hint) = &self.hint {
            eprintln!("hint: {hint}");
        }
    }
}

impl<E: Into<anyhow::Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self { message: error.into(), hint: None }
    }
}

/// What every command gives.
pub(crate) type Outcome = Result<Verdict, Failure>;

/// Something a person should know that is no result, on standard error.
#[expect(clippy::print_stderr, reason = "standard output is for results")]
pub(crate) fn note(line: &str) {
    eprintln!("note: {line}");
}

/// Prints a JSON document.
pub(crate) fn json(value: &impl Serialize) -> Result<(), Failure> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let written = serde_json::to_writer_pretty(&mut out, value).map_err(io::Error::from);
    finish(written.and_then(|()| writeln!(out)).and_then(|()| out.flush()))
}

/// Prints lines.
pub(crate) fn lines(lines: impl IntoIterator<Item = String>) -> Result<(), Failure> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let written = lines.into_iter().try_for_each(|line| writeln!(out, "{line}"));
    finish(written.and_then(|()| out.flush()))
}

/// A reader that has seen enough (`| head`) is no trouble.
fn finish(outcome: io::Result<()>) -> Result<(), Failure> {
    match outcome {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(Failure::from),
    }
}
