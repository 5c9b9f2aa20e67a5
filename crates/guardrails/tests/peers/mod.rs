//! Our engine beside another one, on policies that nobody here wrote.
//!
//! `DHARMA_PEERS` is a folder with one folder of policies for each source, `DHARMA_REGOPY` a Python that has regopy.
//! Without them nothing is compared, and it says so.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use domain::FileSet;
use iac::Project;
use serde_json::json;

use super::document::Shape;
use super::read::Policies;
use super::run::{engine, inputs};
use super::sandbox::{self, Limits};
use crate::run::estate::Estate;

const WORLD: [(&str, &str); 2] = [("main.tf", include_str!("world.tf")), ("objects.yaml", include_str!("world.yaml"))];

#[test]
fn another_engine_says_the_same_of_policies_that_nobody_here_wrote() {
    let (Some(folder), Some(python)) = (std::env::var_os("DHARMA_PEERS"), std::env::var_os("DHARMA_REGOPY")) else {
        println!("nothing compared: DHARMA_PEERS and DHARMA_REGOPY are not set");
        return;
    };
    let mut world = FileSet::new();
    WORLD.iter().for_each(|(path, text)| world.insert(*path, text.as_bytes()).unwrap());
    let project = Project::read(&world, &FileSet::new(), None);
    let estate = Estate::new(project.planned(), project.graph(), &Default::default());
    let mut jobs = Vec::new();
    for (name, files) in bundles(Path::new(&folder)) {
        let policies = Policies::read(&files, &mut Vec::new());
        for entry in &policies.entries {
            let also: BTreeSet<&str> = ["tfplan", "resource"].into();
            let given = inputs(Shape::of(&policies.references(entry)), &also, project.planned(), &estate, &files);
            let rule = format!("data.{}.{}", entry.package.join("."), entry.rule);
            let values: Vec<_> = given.iter().map(|(value, _)| value.clone()).collect();
            let ours = engine(&policies, &entry.needs).and_then(|(engine, rules)| {
                sandbox::run(engine, rule.clone(), values.clone(), rules, Limits::default(), &|| false)
            });
            let modules: Vec<_> = entry.needs.iter().map(|index| &policies.files[*index]).collect();
            jobs.push(json!({
                "name": format!("{name} {rule}"),
                "query": rule,
                "older": modules.iter().any(|policy| policy.v0),
                "modules": modules.iter().map(|policy| json!([policy.file, policy.source])).collect::<Vec<_>>(),
                "data": policies.data,
                "inputs": values,
                "ours": ours.as_ref().ok(),
                "error": ours.as_ref().err().map(ToString::to_string),
            }));
        }
    }
    let file = std::env::temp_dir().join(format!("dharma-peers-{}.json", std::process::id()));
    std::fs::write(&file, serde_json::to_vec(&jobs).unwrap()).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/peers/peer.py");
    let outcome = Command::new(python).arg(script).arg(&file).output().unwrap();
    std::fs::remove_file(&file).unwrap();
    println!("{}{}", String::from_utf8_lossy(&outcome.stdout), String::from_utf8_lossy(&outcome.stderr));
    assert!(outcome.status.success(), "the engines differ where both have a result");
}

/// Each folder that has policies, with the libraries of its source.
fn bundles(folder: &Path) -> Vec<(String, FileSet)> {
    let mut bundles = Vec::new();
    for source in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
        let mut files = Vec::new();
        collect(&source, &mut files);
        let folders: BTreeSet<&Path> = files.iter().filter_map(|file| file.parent()).collect();
        for own in folders {
            let belongs =
                |file: &&PathBuf| file.parent() == Some(own) || file.components().any(|part| part.as_os_str() == "lib");
            let mut set = FileSet::new();
            for file in files.iter().filter(belongs) {
                let path = file.strip_prefix(&source).unwrap().to_str().unwrap();
                set.insert(path, std::fs::read(file).unwrap()).unwrap();
            }
            bundles.push((own.strip_prefix(folder).unwrap().display().to_string(), set));
        }
    }
    bundles
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()) {
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), files);
        } else if entry.path().extension().is_some_and(|ending| ending == "rego") {
            files.push(entry.path());
        }
    }
}
