//! The criterion benchmarks of the crates, as one table.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use super::contest::seconds;
use super::nice;
use crate::command::{self, cargo, output, target_dir};

pub fn measure() -> Result<String> {
    let packages = packages()?;
    let results = target_dir().join("criterion");
    if results.exists() {
        // What is found afterwards is of this run.
        fs::remove_dir_all(&results)?;
    }
    for package in &packages {
        let what = format!("running the benchmarks of {package}");
        command::run(&what, nice(&mut cargo(&["bench", "--package", package, "--benches"])))?;
    }
    let mut found = Vec::new();
    collect(&results, &mut found)?;
    found.sort();
    let mut lines = vec!["| benchmark | fastest | median |".to_owned(), "|---|--:|--:|".to_owned()];
    for folder in found {
        let read = |file: &str| -> Result<Value> {
            let path = folder.join(file);
            Ok(serde_json::from_slice(&fs::read(&path).with_context(|| format!("{}", path.display()))?)?)
        };
        let (names, estimates, sample) = (read("benchmark.json")?, read("estimates.json")?, read("sample.json")?);
        let name = names.get("full_id").and_then(Value::as_str).unwrap_or_default();
        let median = estimates.pointer("/median/point_estimate").and_then(Value::as_f64).unwrap_or(f64::NAN);
        let numbers = |field: &str| -> Vec<f64> {
            let list = sample.get(field).and_then(Value::as_array);
            list.into_iter().flatten().filter_map(Value::as_f64).collect()
        };
        let runs = numbers("iters");
        let each = numbers("times").into_iter().zip(runs).map(|(time, runs)| time / runs);
        let least = each.fold(f64::INFINITY, f64::min);
        lines.push(format!("| {name} | {} | {} |", seconds(least / 1e9), seconds(median / 1e9)));
    }
    Ok(lines.join("\n"))
}

/// Our packages that have benchmarks.
fn packages() -> Result<Vec<String>> {
    let program = cargo(&[]).get_program().to_string_lossy().into_owned();
    let metadata = output(&program, &["metadata", "--no-deps", "--format-version", "1"]);
    let metadata: Value = serde_json::from_str(&metadata.context("cargo metadata failed")?)?;
    let packages = metadata.get("packages").and_then(Value::as_array).cloned().unwrap_or_default();
    let has_benches = |package: &Value| {
        let targets = package.get("targets").and_then(Value::as_array);
        targets.into_iter().flatten().any(|target| target.pointer("/kind/0").and_then(Value::as_str) == Some("bench"))
    };
    let with_benches = packages.iter().filter(|package| has_benches(package));
    Ok(with_benches.filter_map(|package| package.get("name").and_then(Value::as_str)).map(str::to_owned).collect())
}

/// The folders called `new` in which criterion keeps what it measured last.
fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("{}", folder.display()))? {
        let path = entry?.path();
        if !path.is_dir() {
            continue;
        }
        if path.ends_with("new") && path.join("estimates.json").exists() {
            found.push(path);
        } else {
            collect(&path, found)?;
        }
    }
    Ok(())
}
