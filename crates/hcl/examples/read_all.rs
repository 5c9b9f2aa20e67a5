//! Reads every `.tf` file below a directory and says how long the reading took, on one thread.
//!
//! `cargo run --release -p hcl --example read_all -- DIR [ROUNDS]` prints one line of JSON: files, bytes, seconds (of the
//! fastest round, files already in memory), errors, nodes of text that were not understood. Errors go to stderr.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let Some(directory) = arguments.next() else {
        writeln!(std::io::stderr(), "usage: read_all DIR [ROUNDS]")?;
        std::process::exit(2);
    };
    let rounds: u32 = arguments.next().and_then(|rounds| rounds.parse().ok()).unwrap_or(5);
    let mut paths = Vec::new();
    collect(Path::new(&directory), &mut paths)?;
    paths.sort();
    let mut files: Vec<(PathBuf, Arc<[u8]>)> = Vec::new();
    for path in paths {
        let content = std::fs::read(&path)?;
        files.push((path, content.into()));
    }
    let bytes: usize = files.iter().map(|(_, content)| content.len()).sum();

    let mut fastest = f64::INFINITY;
    for _ in 0..rounds.max(1) {
        let start = Instant::now();
        for (_, content) in &files {
            std::hint::black_box(hcl::parse(Arc::clone(content)));
        }
        fastest = fastest.min(start.elapsed().as_secs_f64());
    }

    let mut errors = 0;
    for (path, content) in &files {
        for error in hcl::parse(Arc::clone(content)).errors() {
            errors += 1;
            let path = path.display();
            writeln!(std::io::stderr(), "{path}:{}:{}: {}; {}", error.line, error.column, error.message, error.hint)?;
        }
    }
    let count = files.len();
    let speed = bytes as f64 / fastest / 1e6;
    writeln!(
        std::io::stdout(),
        r#"{{"files": {count}, "bytes": {bytes}, "seconds": {fastest:.6}, "megabytes_per_second": {speed:.1}, "errors": {errors}}}"#
    )
}

fn collect(directory: &Path, paths: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(directory)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        if kind.is_dir() {
            collect(&entry.path(), paths)?;
        } else if kind.is_file() && entry.path().extension().is_some_and(|extension| extension == "tf") {
            paths.push(entry.path());
        }
    }
    Ok(())
}
