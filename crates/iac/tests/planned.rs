//! What configuration comes to, worked out by hand: `planned/*.txt`.
//!
//! A case gives files (`-- file PATH --`), perhaps a root (`-- root --`), and in `-- facts --` what it comes to, one fact
//! a line; a line that begins with `! ` must not be so.
#![expect(clippy::unwrap_used, reason = "a case that cannot be read is a mistake in the case")]

mod common;

use std::collections::BTreeSet;

use domain::planned::Planned;
use iac::Project;
use serde_json::Value;

#[test]
fn configuration_comes_to_what_a_plan_of_it_would_say() {
    let mut wrong = Vec::new();
    for case in common::cases("planned") {
        let project = Project::read(&case.files("file "), &case.files("values "), case.section("root").map(str::trim));
        let planned = project.planned();
        let facts = facts(planned);
        for line in case.section("facts").unwrap().lines().filter(|line| !line.trim().is_empty()) {
            let (fact, wanted) = match line.strip_prefix("! ") {
                Some(fact) => (fact, false),
                None => (line, true),
            };
            let is_so = match fact.strip_prefix("configuration ").and_then(|rest| rest.split_once(' ')) {
                Some((pointer, text)) => planned
                    .configuration
                    .pointer(pointer)
                    .is_some_and(|found| sorted(found) == serde_json::from_str::<Value>(text).unwrap()),
                None => facts.contains(fact),
            };
            if is_so != wanted {
                let subject = fact.split_whitespace().nth(1).unwrap_or_default();
                let near: Vec<&String> = facts.iter().filter(|fact| fact.contains(subject)).collect();
                wrong.push(format!("{}: {line}\n    instead: {near:#?}", case.name));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The value with its names in order.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(sorted).collect(),
        Value::Object(entries) => {
            let mut entries: Vec<_> = entries.iter().map(|(name, value)| (name.clone(), sorted(value))).collect();
            entries.sort_by(|one, other| one.0.cmp(&other.0));
            Value::Object(entries.into_iter().collect())
        }
        _ => value.clone(),
    }
}

/// Everything that is said of it, a fact a line.
fn facts(planned: &Planned) -> BTreeSet<String> {
    let mut facts = BTreeSet::new();
    for resource in &planned.resources {
        let address = &resource.address;
        facts.insert(format!("component {address} {}", resource.component));
        facts.insert(format!("provider {address} {}", resource.provider));
        facts.insert(format!("region {address} {}", resource.region.as_deref().unwrap_or("none")));
        facts.insert(format!("values {address} {}", sorted(&resource.values)));
        for (name, value) in resource.values.as_object().unwrap() {
            facts.insert(format!("value {address} {name} {}", sorted(value)));
        }
        if let Some(index) = &resource.index {
            facts.insert(format!("index {address} {index}"));
        }
        if let Some(module) = &resource.module_address {
            facts.insert(format!("in {address} {module}"));
        }
        if let Some(reason) = &resource.unknown_instances {
            facts.insert(format!("unlisted {address} {reason}"));
        }
        facts.extend(resource.unknown.iter().map(|(path, reason)| format!("unknown {address} {path} {reason}")));
        facts.extend(resource.sensitive.iter().map(|path| format!("sensitive {address} {path}")));
        facts.extend(resource.links.iter().map(|link| format!("link {address} {} {}", link.attribute, link.to)));
    }
    facts.extend(planned.variables.iter().map(|(name, value)| format!("variable {name} {value}")));
    facts.extend(planned.outputs.iter().map(|(name, value)| format!("output {name} {value}")));
    facts
}
