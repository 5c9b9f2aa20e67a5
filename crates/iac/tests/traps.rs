//! One case for each trap of the language and of how projects are laid out: `traps/*.txt`.
//!
//! A case gives files (`-- file PATH --`), files that only lend values (`-- values PATH --`), perhaps a root
//! (`-- root --`), and in `-- facts --` what is said of them, one fact a line; a line that begins with `! ` must not be
//! said.
#![expect(clippy::unwrap_used, reason = "a case that cannot be read is a mistake in the case")]

mod common;

use std::collections::BTreeSet;

use domain::graph::{Graph, Value};
use iac::Project;

#[test]
fn every_trap_is_read_for_what_it_is() {
    let mut wrong = Vec::new();
    for case in common::cases("traps") {
        let files = case.files("file ");
        let root = case.section("root").map(str::trim);
        let project = Project::read(&files, &case.files("values "), root);
        assert_eq!(project.files(), &files, "{}: no byte is lost", case.name);
        let facts = facts(&project);
        for line in case.section("facts").unwrap().lines().filter(|line| !line.trim().is_empty()) {
            let (fact, wanted) = match line.strip_prefix("! ") {
                Some(fact) => (fact, false),
                None => (line, true),
            };
            if facts.contains(fact) != wanted {
                let subject = fact.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
                let near: Vec<&String> = facts.iter().filter(|fact| fact.starts_with(&subject)).collect();
                wrong.push(format!("{}: {line}\n    instead: {near:?}", case.name));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Everything that is said of a project, a fact a line.
fn facts(project: &Project) -> BTreeSet<String> {
    let graph: &Graph = project.graph();
    let mut facts = BTreeSet::new();
    let mut say = |fact: String| facts.insert(fact);
    say(format!("root {}", project.root()));
    let roots: Vec<&str> = project.roots().iter().map(|root| root.directory.as_str()).collect();
    say(format!("roots {}", roots.join(" ")));
    for one in &graph.components {
        let kind = serde_json::to_value(one.kind).unwrap();
        say(format!("component {} {}", one.key, kind.as_str().unwrap()));
        say(format!("type {} {}", one.key, one.type_name));
        say(format!("at {} {}:{}:{}", one.key, one.place.file, one.place.line, one.place.column));
        say(format!("addresses {} {}", one.key, one.addresses.join(" ")));
        say(format!("blocks {} {}", one.key, one.blocks.join(" ")));
        let container = one.container.as_ref().map_or("its module", |container| &container.0);
        say(format!("inside {} {container}", one.key));
        for attribute in &one.attributes {
            let value = match &attribute.value {
                Value::Known { value } => value.to_string(),
                Value::Unknown { reason } => format!("unknown, {reason}"),
                Value::Sensitive => "sensitive".to_owned(),
            };
            say(format!("value {} {} {value}", one.key, attribute.path));
            say(format!("text {} {} {}", one.key, attribute.path, attribute.expression));
            say(format!("place {} {} {}:{}", one.key, attribute.path, attribute.place.file, attribute.place.line));
        }
    }
    for one in &graph.connections {
        let kind = serde_json::to_value(one.kind).unwrap();
        say(format!("connection {} {} {} {}", one.from, one.to, kind.as_str().unwrap(), one.attribute));
    }
    for module in &graph.modules {
        let callers: Vec<&str> = module.callers.iter().map(|key| key.0.as_str()).collect();
        let read_only = if module.read_only { " read only" } else { "" };
        say(format!("module {} called by [{}]{read_only}", module.directory, callers.join(" ")));
        say(format!("places {} {}", module.directory, project.places([module.directory.as_str()])));
    }
    for file in &graph.files {
        let reason = file.reason.as_deref().map(|reason| format!(", {reason}")).unwrap_or_default();
        let word = if file.understood { "understood" } else { "not understood" };
        say(format!("file {} {word}{reason}", file.path));
    }
    for carried in &graph.carried {
        say(format!("carried {}:{} {}", carried.place.file, carried.place.line, carried.message));
    }
    facts
}
