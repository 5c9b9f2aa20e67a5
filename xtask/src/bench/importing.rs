//! `dharma import` beside scripts that read the same folder with python-hcl2 and @cdktf/hcl2json: whole processes, from
//! their start to their end.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use super::contest::{Turn, Turns, cells, cpu_of_children, times};
use super::peers::{HCL2JSON, PYTHON_HCL2, Peers};
use super::{Project, nice};
use crate::command::say;

pub fn measure(programs: &Path, peers: &Peers, projects: &[Project], rounds: usize) -> Result<String> {
    let mut lines = vec!["| folder | | fastest | median | CPU |".to_owned(), "|---|---|--:|--:|--:|".to_owned()];
    let mut said = Vec::new();
    for project in projects {
        let dharma = || {
            let mut command = Command::new(programs.join("dharma"));
            command.arg("import").arg(&project.folder).arg("--json");
            command
        };
        let with_folder = |mut command: Command| {
            command.arg(&project.folder);
            command
        };
        let mut results: [(String, Turns); 3] = [
            ("`dharma import`".to_owned(), Turns::default()),
            (format!("script with @cdktf/hcl2json {HCL2JSON}"), Turns::default()),
            (format!("script with python-hcl2 {PYTHON_HCL2}"), Turns::default()),
        ];
        // The first round fills the caches of the disk and is not counted.
        for round in 0..=rounds {
            say(&format!("importing {}: round {round} of {rounds}", project.name));
            let commands = [dharma(), with_folder(peers.node("import.mjs")), with_folder(peers.python("import.py"))];
            for ((name, turns), command) in results.iter_mut().zip(commands) {
                let turn = turn(name, command)?;
                if round > 0 {
                    turns.0.push(turn);
                }
            }
        }
        for (at, (name, turns)) in results.iter().enumerate() {
            let what = if at == 0 { project.name.as_str() } else { "" };
            lines.push(format!("| {what} | {name} | {} |", cells(turns)));
        }
        let [(_, ours), (_, json), (_, python)] = &results;
        said.push(format!(
            "- {}: done {} as fast as the script with @cdktf/hcl2json, {} as fast as the one with python-hcl2.",
            project.name,
            times(json.least() / ours.least()),
            times(python.least() / ours.least())
        ));
    }
    Ok([lines.join("\n"), said.join("\n")].join("\n\n"))
}

fn turn(name: &str, mut command: Command) -> Result<Turn> {
    let (started, cpu) = (Instant::now(), cpu_of_children());
    let status = nice(&mut command).stdin(Stdio::null()).stdout(Stdio::null()).status();
    let seconds = started.elapsed().as_secs_f64();
    let status = status.with_context(|| format!("cannot start {name}"))?;
    if !status.success() {
        bail!("{name} ended with {status}");
    }
    Ok(Turn { seconds, cpu: cpu_of_children().zip(cpu).map(|(after, before)| after - before) })
}
