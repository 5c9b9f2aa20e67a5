//! What becomes of real repositories: read, taken apart, put together again.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::command::{self, cargo, output, root, say, succeeds, target_dir};

pub const HELP: &str = "\
For each repository: how many files there are and how many of Terraform's were not understood, what `dharma import`
found, whether `dharma export --check` gave every byte back, and how long the import took. Where terraform is
installed, each file that was not understood is shown to `terraform fmt`.

Fails when a file is not understood that `terraform fmt` accepts, when a byte does not come back, or when dharma
crashes.";

#[derive(clap::Args)]
pub struct Arguments {
    /// A folder with one checked-out repository in each folder inside it
    folder: PathBuf,
    /// Write the table to docs/corpus.md as well
    #[arg(long)]
    write: bool,
}

/// What one repository came to.
struct Row {
    title: String,
    folder: PathBuf,
    files: usize,
    configuration: usize,
    /// Path and reason.
    not_understood: Vec<(String, String)>,
    components: usize,
    connections: usize,
    /// What was wrong with the bytes that came back.
    differs: Option<String>,
    milliseconds: u128,
}

pub fn report(arguments: &Arguments) -> Result<()> {
    let folder = &arguments.folder;
    command::run("building dharma", &mut cargo(&["build", "--release", "--package", "cli"]))?;
    let dharma = target_dir().join("release/dharma");
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    let mut rows = Vec::new();
    for folder in &folders {
        say(&format!("reading {}", folder.display()));
        rows.push(row(&dharma, folder)?);
    }
    let table = table(&rows);
    print(&table, &rows);
    if arguments.write {
        fs::write(root().join("docs/corpus.md"), format!("{PAGE}\n{table}"))?;
    }
    if let Some(refused) = refused_though_valid(&rows) {
        bail!("terraform fmt accepts what is not understood: {refused}");
    }
    if let Some((row, place)) = rows.iter().find_map(|row| Some((row, row.differs.as_ref()?))) {
        bail!("{} does not come back byte for byte: {place}", row.title);
    }
    Ok(())
}

/// What a checked-out repository is called: where it came from, and at which commit.
pub fn title(folder: &Path) -> String {
    let place = folder.to_string_lossy();
    let git = |arguments: &[&str]| output("git", &[&["-C", &place], arguments].concat());
    let top = git(&["rev-parse", "--show-toplevel"]);
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let is_top = top.is_some_and(|top| folder.canonicalize().is_ok_and(|folder| folder == Path::new(top.trim())));
    if !is_top {
        return name;
    }
    let origin = git(&["remote", "get-url", "origin"]).unwrap_or_default();
    let mut segments = origin.trim().trim_end_matches(".git").rsplit(['/', ':']);
    let name = match (segments.next(), segments.next()) {
        (Some(repository), Some(owner)) if !owner.is_empty() => format!("{owner}/{repository}"),
        _ => name,
    };
    let commit = git(&["rev-parse", "--short=12", "HEAD"]).unwrap_or_default();
    format!("{name} @ {}", commit.trim())
}

fn row(dharma: &Path, folder: &Path) -> Result<Row> {
    let started = Instant::now();
    let output = Command::new(dharma).arg("import").arg(folder).arg("--json").output()?;
    let milliseconds = started.elapsed().as_millis();
    let report: Value = serde_json::from_slice(&output.stdout)
        .with_context(|| format!("{}: {}", folder.display(), String::from_utf8_lossy(&output.stderr)))?;
    let list = |name: &str| report.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
    let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let files = list("files");
    let configuration: Vec<&Value> = files.iter().filter(|file| is_configuration(&text(file, "path"))).collect();
    let refused = configuration.iter().filter(|file| file.get("understood") == Some(&Value::Bool(false)));
    let check = Command::new(dharma).args(["export", "--check"]).arg(folder).output()?;
    let said = [check.stdout, check.stderr].concat();
    Ok(Row {
        title: title(folder),
        folder: folder.to_owned(),
        files: files.len(),
        configuration: configuration.len(),
        not_understood: refused.map(|file| (text(file, "path"), text(file, "reason"))).collect(),
        components: list("components").len(),
        connections: list("connections").len(),
        differs: (!check.status.success()).then(|| String::from_utf8_lossy(&said).trim().to_owned()),
        milliseconds,
    })
}

fn is_configuration(path: &str) -> bool {
    [".tf", ".tofu", ".tfvars", ".tf.json", ".tofu.json", ".tfvars.json"].iter().any(|ending| path.ends_with(ending))
}

const PAGE: &str = "\
# Real repositories

What became of repositories that nobody here wrote: `cargo xtask corpus DIR` reads each folder in DIR and rewrites this table with `--write`.
*Not understood* counts files of Terraform's of which something is carried as it is; *every byte back* is `dharma export --check`, which takes
the repository into a document of edits, sets attributes in every file to what they are, and compares what comes out.
";

fn table(rows: &[Row]) -> String {
    let mut table = String::from(
        "| repository | files | Terraform's | not understood | components | connections | every byte back | import, ms |\n\
         |---|--:|--:|--:|--:|--:|---|--:|\n",
    );
    for row in rows {
        let back = if row.differs.is_none() { "yes" } else { "NO" };
        let (read, found) = ((row.files, row.configuration), (row.components, row.connections));
        // Writing to a string cannot fail.
        let _ = writeln!(
            table,
            "| {} | {} | {} | {} | {} | {} | {back} | {} |",
            row.title,
            read.0,
            read.1,
            row.not_understood.len(),
            found.0,
            found.1,
            row.milliseconds
        );
    }
    table
}

#[expect(clippy::print_stdout, reason = "the report is what this prints")]
fn print(table: &str, rows: &[Row]) {
    println!("{table}");
    for row in rows {
        row.not_understood.iter().for_each(|(path, reason)| println!("{}: {path}: {reason}", row.title));
    }
}

/// A file that `terraform fmt` accepts and that was not understood; `None` where there is no terraform to ask.
fn refused_though_valid(rows: &[Row]) -> Option<String> {
    if !succeeds("terraform", &["version"]) {
        say("there is no terraform here to show the files to that were not understood");
        return None;
    }
    let files = rows.iter().flat_map(|row| row.not_understood.iter().map(|(path, _)| row.folder.join(path)));
    files
        .filter(|path| path.extension().is_some_and(|extension| extension == "tf" || extension == "tfvars"))
        .find(|path| succeeds("terraform", &["fmt", "-list=false", "-write=false", &path.to_string_lossy()]))
        .map(|path| path.display().to_string())
}
