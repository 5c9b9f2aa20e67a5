//! Habits that no compiler holds.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::command::{output, root, say};

/// Past this many lines a second subject is likely hiding in a file.
const CROWDED: usize = 400;

/// Reports crowded files; fails on leftovers and on files that a lock or a person's machine should not name.
pub fn check() -> Result<()> {
    let Some(listed) = output("git", &["ls-files", "--cached", "--others", "--exclude-standard"]) else {
        say("tidy: not a git checkout, left out");
        return Ok(());
    };
    let files: Vec<PathBuf> = listed.lines().map(|line| root().join(line)).filter(|path| path.is_file()).collect();
    let mut faults = Vec::new();
    let mut crowded = Vec::new();
    for path in files.iter().filter(|path| path.extension().is_some_and(|extension| extension == "rs")) {
        let Ok(text) = fs::read_to_string(path) else { continue };
        let lines = text.lines().count();
        if lines > CROWDED && !text.starts_with("// @generated") {
            crowded.push((lines, shown(path)));
        }
        for (number, line) in text.lines().enumerate() {
            let unfinished = ["todo", "unimplemented"].iter().any(|word| line.contains(&format!("{word}!(")));
            let silenced = line.trim_start().starts_with("#[ignore")
                || line.contains(concat!("#[al", "low("))
                || line.contains(concat!("#![al", "low("));
            if unfinished || silenced {
                faults.push(format!("{}:{}: {}", shown(path), number + 1, line.trim()));
            }
        }
    }
    crowded.sort_unstable_by(|left, right| right.cmp(left));
    for (lines, path) in crowded.iter().take(10) {
        say(&format!("tidy: {path} has {lines} lines; is there a second subject in it?"));
    }
    let lock = fs::read_to_string(root().join("Cargo.lock"))?;
    let foreign = lock
        .lines()
        .filter(|line| line.starts_with("source = ") && !line.contains("github.com/rust-lang/crates.io-index"));
    faults.extend(foreign.map(|line| format!("Cargo.lock: {line}: only the public registry")));
    if !faults.is_empty() {
        bail!("tidy: unfinished or silenced:\n  {}", faults.join("\n  "));
    }
    Ok(())
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}
