//! What becomes of real repositories: read, taken apart, put together again.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::command::{self, cargo, succeeds, target_dir};

#[derive(clap::Args)]
pub struct Arguments {
    /// A folder with one checked-out repository in each folder inside it
    folder: PathBuf,
}

/// What one repository came to.
struct Row {
    name: String,
    files: usize,
    not_understood: Vec<String>,
    components: usize,
    connections: usize,
    identical: bool,
    milliseconds: u128,
}

pub fn report(arguments: &Arguments) -> Result<()> {
    command::run("building dharma", &mut cargo(&["build", "--release", "--package", "cli"]))?;
    let dharma = target_dir().join("release/dharma");
    let entries = fs::read_dir(&arguments.folder).with_context(|| format!("{}", arguments.folder.display()))?;
    let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    let rows: Vec<Row> = folders.iter().map(|folder| row(&dharma, folder)).collect::<Result<_>>()?;
    print(&rows);
    if let Some(refused) = refused_though_valid(&arguments.folder, &rows) {
        bail!("terraform fmt accepts what is not understood: {refused}");
    }
    if let Some(row) = rows.iter().find(|row| !row.identical) {
        bail!("{} does not come back byte for byte", row.name);
    }
    Ok(())
}

fn row(dharma: &Path, folder: &Path) -> Result<Row> {
    let started = Instant::now();
    let output = Command::new(dharma).arg("import").arg(folder).arg("--json").output()?;
    let milliseconds = started.elapsed().as_millis();
    let report: Value = serde_json::from_slice(&output.stdout)
        .with_context(|| format!("{}: {}", folder.display(), String::from_utf8_lossy(&output.stderr)))?;
    let list = |name: &str| report.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
    let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let files = list("files");
    let not_understood = files
        .iter()
        .filter(|file| file.get("understood") == Some(&Value::Bool(false)))
        .filter_map(|file| Some(format!("{}: {}", text(file, "path")?, text(file, "reason")?)))
        .collect();
    let check = Command::new(dharma).args(["export", "--check"]).arg(folder).output()?;
    Ok(Row {
        name: folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        files: files.len(),
        not_understood,
        components: list("components").len(),
        connections: list("connections").len(),
        identical: check.status.success(),
        milliseconds,
    })
}

#[expect(clippy::print_stdout, reason = "the report is what this prints")]
fn print(rows: &[Row]) {
    println!("| repository | files | not understood | components | connections | byte for byte | whole process, ms |");
    println!("|---|--:|--:|--:|--:|---|--:|");
    for row in rows {
        let identical = if row.identical { "yes" } else { "NO" };
        let counts = format!("{} | {} | {}", row.not_understood.len(), row.components, row.connections);
        println!("| {} | {} | {counts} | {identical} | {} |", row.name, row.files, row.milliseconds);
    }
    for row in rows {
        row.not_understood.iter().for_each(|file| println!("{}: {file}", row.name));
    }
}

/// A file that `terraform fmt` accepts and that was not understood; `None` where there is no terraform to ask.
fn refused_though_valid(folder: &Path, rows: &[Row]) -> Option<String> {
    if !succeeds("terraform", &["version"]) {
        return None;
    }
    let files = rows.iter().flat_map(|row| row.not_understood.iter().map(move |file| (row, file)));
    files
        .filter_map(|(row, file)| Some(folder.join(&row.name).join(file.split_once(": ")?.0)))
        .filter(|path| path.extension().is_some_and(|extension| extension == "tf"))
        .find(|path| succeeds("terraform", &["fmt", "-list=false", "-write=false", &path.to_string_lossy()]))
        .map(|path| path.display().to_string())
}
