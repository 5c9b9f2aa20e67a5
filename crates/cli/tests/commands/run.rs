//! Running the program.

use std::ffi::OsStr;
use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::Value;

/// What came of a run.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub out: String,
    pub errors: String,
}

impl Run {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("no JSON, {error}: {self:?}"))
    }

    /// Holds a run that could not do what it should against its error and the hint with it.
    pub fn is_trouble(&self, code: i32, error: &str, hint: &str) {
        assert_eq!(self.code, code, "{self:?}");
        let lines: Vec<&str> = self.errors.lines().filter(|line| !line.starts_with("note: ")).collect();
        let [said, hinted] = lines.as_slice() else { panic!("an error and a hint were expected: {self:?}") };
        assert!(said.starts_with("error: ") && said.contains(error), "`{error}` was expected: {self:?}");
        assert!(hinted.starts_with("hint: ") && hinted.contains(hint), "`{hint}` was expected: {self:?}");
    }
}

pub fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dharma"));
    command.env_remove("RUST_LOG").env_remove("COLUMNS");
    command
}

pub fn dharma<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Run {
    dharma_fed(arguments, b"")
}

pub fn dharma_fed<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>, input: &[u8]) -> Run {
    let mut command = command();
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    Run {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        errors: String::from_utf8(output.stderr).unwrap(),
    }
}
