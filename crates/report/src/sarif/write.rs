//! Our findings as SARIF.

use std::collections::BTreeMap;

use domain::evidence::check::{CheckReport, CheckResult, FoundBy, Rule, Severity, Status};
use serde_json::{Map, Value, json};

use crate::TOOL;

/// Writes findings and what was not evaluated; what is kept is left out. `version` is the product's.
///
/// A finding that is suppressed is written with its suppression, as the format wants it.
#[must_use]
pub fn write(report: &CheckReport, version: &str) -> String {
    let told: Vec<&CheckResult> = report
        .results
        .iter()
        .filter(|result| result.status != Status::Pass && !matches!(result.origin, FoundBy::Scanner { .. }))
        .collect();
    let rules: Vec<&Rule> = report.rules.values().collect();
    let numbers: BTreeMap<&str, usize> = rules.iter().enumerate().map(|(at, rule)| (rule.id.as_str(), at)).collect();
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": TOOL,
                "semanticVersion": version,
                "rules": rules.iter().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": report.problems.is_empty(),
                "toolExecutionNotifications": report.problems.iter().map(notification).collect::<Vec<_>>(),
            }],
            "properties": {
                "content": report.content.to_string(),
                "policies": report.policies.to_string(),
            },
            "results": told.iter().map(|told| result(told, &numbers)).collect::<Vec<_>>(),
        }],
    });
    serde_json::to_string_pretty(&document).unwrap_or_default()
}

fn descriptor(rule: &Rule) -> Value {
    let mut properties = Map::new();
    let mut tags = vec![rule.topic.clone()];
    tags.extend(rule.controls.iter().cloned());
    properties.insert("tags".to_owned(), json!(tags));
    properties.insert("precision".to_owned(), json!("very-high"));
    properties.insert("security-severity".to_owned(), json!(score(rule.severity)));
    json!({
        "id": rule.id,
        "shortDescription": { "text": sentence(&rule.title, &rule.id) },
        "fullDescription": { "text": sentence(&rule.description, &rule.title) },
        "help": { "text": sentence(&rule.remediation, &rule.title) },
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": properties,
    })
}

fn notification(problem: &domain::evidence::check::PolicyProblem) -> Value {
    let text = match &problem.hint {
        Some(hint) => format!("{}; {hint}", problem.message),
        None => problem.message.clone(),
    };
    json!({ "level": "error", "message": { "text": text }, "locations": [location(Some(&problem.file), problem.line, None)] })
}

fn result(result: &CheckResult, numbers: &BTreeMap<&str, usize>) -> Value {
    let mut object = Map::new();
    object.insert("ruleId".to_owned(), json!(result.rule));
    if let Some(number) = numbers.get(result.rule.as_str()) {
        object.insert("ruleIndex".to_owned(), json!(number));
    }
    // What was not evaluated is for a person to look at: `review`, and no level then.
    match result.status {
        Status::NotEvaluated => {
            object.insert("kind".to_owned(), json!("review"));
            object.insert("level".to_owned(), json!("none"));
        }
        Status::Fail | Status::Pass => {
            object.insert("kind".to_owned(), json!("fail"));
            object.insert("level".to_owned(), json!(level(result.severity)));
        }
    }
    let message = match &result.caution {
        Some(caution) => format!("{} ({caution})", result.message),
        None => result.message.clone(),
    };
    object.insert("message".to_owned(), json!({ "text": sentence(&message, &result.rule) }));
    let place = location(result.file.as_deref(), result.line, Some(&result.address));
    object.insert("locations".to_owned(), json!([place]));
    object.insert("partialFingerprints".to_owned(), json!({ "finding/v1": result.fingerprint.to_string() }));
    if let Some(suppressed) = &result.suppressed {
        let suppression = json!({ "kind": "inSource", "status": "accepted", "justification": suppressed.reason });
        object.insert("suppressions".to_owned(), json!([suppression]));
    }
    let mut properties = Map::new();
    properties.insert("address".to_owned(), json!(result.address));
    properties.insert("controls".to_owned(), json!(result.controls));
    if let Some(attribute) = &result.attribute {
        properties.insert("attribute".to_owned(), json!(attribute));
    }
    if !result.path.is_empty() {
        properties.insert("path".to_owned(), json!(result.path));
    }
    object.insert("properties".to_owned(), Value::Object(properties));
    Value::Object(object)
}

fn location(file: Option<&str>, line: Option<u32>, address: Option<&str>) -> Value {
    let mut object = Map::new();
    if let Some(file) = file {
        let mut physical = json!({ "artifactLocation": { "uri": uri(file), "uriBaseId": "%SRCROOT%" } });
        if let (Some(line), Some(physical)) = (line, physical.as_object_mut()) {
            physical.insert("region".to_owned(), json!({ "startLine": line.max(1) }));
        }
        object.insert("physicalLocation".to_owned(), physical);
    }
    if let Some(address) = address.filter(|address| !address.is_empty()) {
        let logical = json!([{ "fullyQualifiedName": address, "kind": "resource" }]);
        object.insert("logicalLocations".to_owned(), logical);
    }
    Value::Object(object)
}

/// A relative path as a URI reference: everything but what may stand in a path is escaped.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri
}

/// The first of two texts that says something: the format takes no empty ones.
fn sentence(text: &str, instead: &str) -> String {
    if text.trim().is_empty() { instead.to_owned() } else { text.to_owned() }
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low | Severity::Info => "note",
    }
}

/// The number that code hosts sort by, in the ranges in which they draw their lines.
const fn score(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "9.5",
        Severity::High => "8.0",
        Severity::Medium => "5.5",
        Severity::Low => "3.0",
        Severity::Info => "0.0",
    }
}
