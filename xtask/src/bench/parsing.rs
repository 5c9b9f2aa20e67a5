//! Parsing beside python-hcl2 and @cdktf/hcl2json: files in memory, one thread each.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::contest::{Turn, Turns, cells, times};
use super::peers::{HCL2JSON, PYTHON_HCL2, Peers};
use super::{Project, nice};
use crate::command::say;

pub fn measure(programs: &Path, peers: &Peers, projects: &[Project], rounds: usize) -> Result<String> {
    let mut lines = vec![
        "| files | | fastest | median | CPU | MB/s | files refused |".to_owned(),
        "|---|---|--:|--:|--:|--:|--:|".to_owned(),
    ];
    let mut said = Vec::new();
    for project in projects {
        let mut ours = Command::new(programs.join("contestant"));
        ours.arg("parse");
        let mut contestants = vec![
            Contestant::start("`hcl` of this project", ours, project)?,
            Contestant::start(&format!("@cdktf/hcl2json {HCL2JSON}"), peers.node("parse.mjs"), project)?,
            Contestant::start(&format!("python-hcl2 {PYTHON_HCL2}"), peers.python("parse.py"), project)?,
        ];
        say(&format!("parsing {}: warming up", project.name));
        for contestant in &mut contestants {
            contestant.turn()?;
            contestant.turns.0.clear();
        }
        for round in 1..=rounds {
            say(&format!("parsing {}: round {round} of {rounds}", project.name));
            contestants.iter_mut().try_for_each(Contestant::turn)?;
        }
        let [ours, json, python] = contestants.as_slice() else { bail!("three contestants were started") };
        let megabytes = ours.bytes as f64 / 1e6;
        let what = format!("{}: {} files, {megabytes:.1} MB", project.name, ours.files);
        for (at, contestant) in contestants.iter().enumerate() {
            let what = if at == 0 { what.as_str() } else { "" };
            let speed = megabytes / contestant.turns.least();
            let cells = cells(&contestant.turns);
            lines.push(format!("| {what} | {} | {cells} | {speed:.2} | {} |", contestant.name, contestant.refused));
        }
        let ratio = |other: &Contestant| times(other.turns.least() / ours.turns.least());
        said.push(format!(
            "- {}: {} as fast as @cdktf/hcl2json, {} as fast as python-hcl2.",
            project.name,
            ratio(json),
            ratio(python)
        ));
    }
    Ok([lines.join("\n"), said.join("\n")].join("\n\n"))
}

/// A process that parses when it is told to.
struct Contestant {
    name: String,
    process: Child,
    ask: ChildStdin,
    answers: BufReader<ChildStdout>,
    turns: Turns,
    files: u64,
    bytes: u64,
    refused: u64,
}

impl Contestant {
    fn start(name: &str, mut command: Command, project: &Project) -> Result<Self> {
        let mut process = nice(command.arg(&project.folder))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {name}"))?;
        let ask = process.stdin.take().context("a pipe was asked for")?;
        let answers = BufReader::new(process.stdout.take().context("a pipe was asked for")?);
        let name = name.to_owned();
        Ok(Self { name, process, ask, answers, turns: Turns::default(), files: 0, bytes: 0, refused: 0 })
    }

    fn turn(&mut self) -> Result<()> {
        writeln!(self.ask)?;
        self.ask.flush()?;
        let mut line = String::new();
        self.answers.read_line(&mut line)?;
        let answer: Value = serde_json::from_str(&line).with_context(|| format!("{} answered `{line}`", self.name))?;
        let number = |field: &str| answer.get(field).and_then(Value::as_u64).unwrap_or_default();
        (self.files, self.bytes, self.refused) = (number("files"), number("bytes"), number("refused"));
        let measured = |field: &str| answer.get(field).and_then(Value::as_f64);
        let seconds = measured("seconds").with_context(|| format!("{} answered `{line}`", self.name))?;
        self.turns.0.push(Turn { seconds, cpu: measured("cpu") });
        Ok(())
    }
}

impl Drop for Contestant {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
