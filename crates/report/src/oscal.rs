//! Compliance as OSCAL assessment results (1.1), for programs that auditors use.

use domain::Timestamp;
use domain::evidence::check::{CheckResult, Status};
use domain::evidence::compliance::{ComplianceReport, ControlResult, ControlStatus};
use serde_json::{Map, Value, json};

use crate::{TOOL, text};

const OSCAL_VERSION: &str = "1.1.2";

/// Whose report it is.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// What was assessed, by name.
    pub subject: &'a str,
    /// When the report was made.
    pub at: Timestamp,
    /// The product's version.
    pub version: &'a str,
}

/// Writes the controls that were evaluated as findings, with an observation for each result they were measured by. What
/// was left to people, is about nothing here or could not be evaluated is said in the remarks, and is no finding.
#[must_use]
pub fn write(report: &ComplianceReport, about: &About<'_>) -> String {
    let seed = [report.content.to_string(), report.policies.to_string(), report.framework_digest.to_string()];
    let id = |parts: &[&str]| {
        let all: Vec<&str> = seed.iter().map(String::as_str).chain(parts.iter().copied()).collect();
        text::id(&all)
    };
    let at = text::instant(about.at);
    let framework = &report.framework;
    let (mut observations, mut findings) = (Vec::new(), Vec::new());
    for control in report.controls.iter().filter(|control| is_evaluated(control)) {
        let mut related = Vec::new();
        for (number, result) in control.evidence.iter().enumerate() {
            let observation = id(&["observation", &control.id, &number.to_string()]);
            related.push(json!({ "observation-uuid": observation }));
            observations.push(observed(result, &observation, &id(&["subject", &result.address]), &at));
        }
        findings.push(finding(control, &framework.id, &id(&["finding", &control.id]), &related));
    }
    let selected: Vec<Value> = report
        .controls
        .iter()
        .filter(|control| is_evaluated(control))
        .map(|control| json!({ "control-id": token(&framework.id, &control.id) }))
        .collect();
    let mut selection = Map::new();
    selection.insert("description".to_owned(), json!("The controls that a verdict was reached on"));
    if !selected.is_empty() {
        selection.insert("include-controls".to_owned(), json!(selected));
    }
    let mut result = Map::new();
    result.insert("uuid".to_owned(), json!(id(&["result"])));
    result.insert("title".to_owned(), json!(format!("{} {}: {}", framework.title, framework.version, about.subject)));
    result.insert("description".to_owned(), json!(summary(report)));
    result.insert("start".to_owned(), json!(at));
    result.insert("end".to_owned(), json!(at));
    result.insert(
        "props".to_owned(),
        json!([
            { "name": "content-digest", "ns": NAMESPACE, "value": report.content.to_string() },
            { "name": "policies-digest", "ns": NAMESPACE, "value": report.policies.to_string() },
            { "name": "framework-digest", "ns": NAMESPACE, "value": report.framework_digest.to_string() },
        ]),
    );
    result.insert("reviewed-controls".to_owned(), json!({ "control-selections": [selection] }));
    if !observations.is_empty() {
        result.insert("observations".to_owned(), json!(observations));
    }
    if !findings.is_empty() {
        result.insert("findings".to_owned(), json!(findings));
    }
    let open: Vec<String> = report
        .controls
        .iter()
        .filter(|control| !is_evaluated(control))
        .map(|control| format!("{}: {}", control.id, reason(control)))
        .collect();
    if !open.is_empty() {
        result.insert("remarks".to_owned(), json!(format!("Without a verdict: {}", open.join("; "))));
    }
    let document = json!({ "assessment-results": {
        "uuid": id(&["assessment-results"]),
        "metadata": {
            "title": format!("{} {}: {}", framework.title, framework.version, about.subject),
            "last-modified": at,
            "version": report.content.short(),
            "oscal-version": OSCAL_VERSION,
            "props": [{ "name": "tool", "ns": NAMESPACE, "value": format!("{TOOL} {}", about.version) }],
        },
        "import-ap": { "href": "#", "remarks": "There is no assessment plan: every rule of the policies was run." },
        "results": [result],
    } });
    serde_json::to_string_pretty(&document).unwrap_or_default()
}

/// Where the names of our own properties mean what they mean.
const NAMESPACE: &str = "https://iac-dharma.dev/ns/oscal";

const fn is_evaluated(control: &ControlResult) -> bool {
    matches!(control.status, ControlStatus::Pass | ControlStatus::Fail)
}

fn summary(report: &ComplianceReport) -> String {
    let counts = &report.counts;
    let score = report.score.map_or("no score: nothing was evaluated".to_owned(), |score| format!("{score} %"));
    let coverage = report.coverage.unwrap_or_default();
    format!(
        "{score} of the evaluated controls hold; {coverage} % of the applicable controls were evaluated. {} hold, {} do \
         not, {} are for people, {} could not be evaluated, {} are about nothing here.",
        counts.pass, counts.fail, counts.manual, counts.not_evaluated, counts.not_applicable
    )
}

fn reason(control: &ControlResult) -> &str {
    match control.status {
        ControlStatus::Manual => "for people to say",
        ControlStatus::NotEvaluated => "not evaluated",
        ControlStatus::NotApplicable => "about nothing here",
        ControlStatus::Pass | ControlStatus::Fail => "",
    }
}

fn observed(result: &CheckResult, id: &str, subject: &str, at: &str) -> Value {
    let verdict = match (result.status, &result.suppressed) {
        (Status::Pass, _) => "pass",
        (Status::NotEvaluated, _) => "not-evaluated",
        (Status::Fail, None) => "fail",
        (Status::Fail, Some(_)) => "fail-suppressed",
    };
    let place = match (&result.file, result.line) {
        (Some(file), Some(line)) => format!(" ({file}:{line})"),
        (Some(file), None) => format!(" ({file})"),
        (None, _) => String::new(),
    };
    let said = if result.message.is_empty() { "holds" } else { &result.message };
    let title = if result.address.is_empty() { "the blueprint" } else { &result.address };
    let mut props = vec![
        json!({ "name": "rule", "ns": NAMESPACE, "value": line(&result.rule) }),
        json!({ "name": "result", "ns": NAMESPACE, "value": verdict }),
    ];
    if let Some(suppressed) = &result.suppressed {
        props.push(json!({ "name": "suppressed-because", "ns": NAMESPACE, "value": line(&suppressed.reason) }));
    }
    json!({
        "uuid": id,
        "title": format!("{}: {title}", result.rule),
        "description": format!("{title}: {said}{place}"),
        "methods": ["TEST"],
        "props": props,
        "subjects": [{ "subject-uuid": subject, "type": "component", "title": title }],
        "collected": at,
    })
}

fn finding(control: &ControlResult, framework: &str, id: &str, related: &[Value]) -> Value {
    let (state, reason) = match control.status {
        ControlStatus::Pass => ("satisfied", "pass"),
        _ => ("not-satisfied", "fail"),
    };
    let mut finding = json!({
        "uuid": id,
        "title": format!("{} {}", control.id, control.title),
        "description": control.description,
        "target": {
            "type": "objective-id",
            "target-id": token(framework, &control.id),
            "status": { "state": state, "reason": reason },
        },
    });
    if let (false, Some(finding)) = (related.is_empty(), finding.as_object_mut()) {
        finding.insert("related-observations".to_owned(), json!(related));
    }
    finding
}

/// An official id as a token of the format: letters, digits, `.`, `-`, `_`, beginning with a letter. The framework's name
/// stands before it where it begins with something else.
fn token(framework: &str, id: &str) -> String {
    let safe: String =
        id.chars().map(|one| if one.is_alphanumeric() || matches!(one, '.' | '-' | '_') { one } else { '_' }).collect();
    let safe = safe.trim_end_matches('_').to_owned();
    let safe = if framework == "nist-800-53" { safe.to_lowercase() } else { safe };
    if safe.starts_with(char::is_alphabetic) { safe } else { format!("{framework}_{safe}") }
}

/// A text on one line, as the values of properties are.
fn line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() { "-".to_owned() } else { line }
}
