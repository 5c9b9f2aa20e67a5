//! Every rule of the built-in bundle over the cases beside it.
//!
//! Without arguments all run; an argument is part of a path (`aws/rds`). The first argument may be the folder of policies.

#![cfg(test)]

mod case;
mod rule;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use domain::FileSet;

fn main() -> ExitCode {
    let mut arguments: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-') && argument != "cases").collect();
    let policies = match arguments.first().map(PathBuf::from) {
        Some(path) if path.join("rules").is_dir() => {
            arguments.remove(0);
            path
        }
        _ => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies"),
    };
    let files = read(&policies);
    let rules: Vec<&str> = files
        .iter()
        .map(|(path, _)| path)
        .filter(|path| path.starts_with("rules/") && path.ends_with(".rego"))
        .filter(|path| arguments.iter().all(|wanted| path.contains(wanted.trim_end_matches(".rego"))))
        .collect();
    let strays = files.iter().map(|(path, _)| path).filter(|path| path.contains(".cases.")).filter(|path| {
        let rule = path.split(".cases.").next().map(|stem| format!("{stem}.rego"));
        rule.is_none_or(|rule| files.get(&rule).is_none())
    });
    let mut faults: Vec<String> = strays.map(|path| format!("{path}: cases of no rule")).collect();
    let mut cases = 0;
    for path in &rules {
        let outcome = rule::check(path, &files);
        cases += outcome.cases;
        faults.extend(outcome.faults.into_iter().map(|fault| format!("{path}: {fault}")));
    }
    for fault in &faults {
        println!("FAILED {fault}");
    }
    println!("{} rules, {cases} cases, {} faults", rules.len(), faults.len());
    if rules.is_empty() {
        println!("no rule was found under {}", policies.display());
    }
    if faults.is_empty() && !rules.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn read(policies: &Path) -> FileSet {
    let mut files = FileSet::new();
    let mut folders = vec![policies.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(policies).unwrap().to_str().unwrap().replace('\\', "/");
                files.insert(name, std::fs::read(&path).unwrap()).unwrap();
            }
        }
    }
    files
}
