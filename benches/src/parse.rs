//! Parsing, as the peers do it: one thread, files in memory, again and again.

use std::fs;
use std::io::{self, BufRead as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use serde_json::json;

pub(crate) fn serve(folder: &Path) -> anyhow::Result<()> {
    let mut paths = Vec::new();
    collect(folder, &mut paths)?;
    paths.sort();
    let files: Vec<Vec<u8>> = paths.iter().map(fs::read).collect::<io::Result<_>>()?;
    let bytes: usize = files.iter().map(Vec::len).sum();
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        line?;
        let (started, cpu) = (Instant::now(), cpu_time());
        let refused = files.iter().filter(|file| !hcl::parse(file.as_slice()).errors().is_empty()).count();
        let seconds = started.elapsed().as_secs_f64();
        let cpu = cpu_time().zip(cpu).map(|(after, before)| (after - before).as_secs_f64());
        let answer =
            json!({ "seconds": seconds, "cpu": cpu, "files": files.len(), "bytes": bytes, "refused": refused });
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(())
}

/// The `.tf` files below a folder; the peers look for the same.
fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read `{}`", folder.display()))? {
        let entry = entry?;
        let (name, kind) = (entry.file_name(), entry.file_type()?);
        let name = name.to_string_lossy();
        if kind.is_dir() && !matches!(&*name, ".git" | ".terraform" | "node_modules") {
            collect(&entry.path(), paths)?;
        } else if kind.is_file() && name.ends_with(".tf") {
            paths.push(entry.path());
        }
    }
    Ok(())
}

/// The time that this one thread has been on a processor, where the system tells.
fn cpu_time() -> Option<Duration> {
    let stat = fs::read_to_string("/proc/self/schedstat").ok()?;
    stat.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
