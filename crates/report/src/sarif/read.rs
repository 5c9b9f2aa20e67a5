//! Other scanners' SARIF as findings.

use std::collections::BTreeMap;

use domain::Digest;
use domain::evidence::check::{CheckResult, Enforcement, FoundBy, Severity, Status, Suppression};
use serde::Deserialize;
use serde_json::Value;

/// What one program said.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The program's name and version.
    pub tool: String,
    /// Its findings. Files are as it names them, cut to what is relative; components are for the caller to find.
    pub results: Vec<CheckResult>,
    /// The titles of its rules, by id.
    pub rules: BTreeMap<String, String>,
}

/// A file that is no SARIF.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// It is no JSON.
    #[error("line {line}, column {column}: {message}")]
    Json {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
        /// What the matter is.
        message: String,
    },
    /// It is JSON of another shape.
    #[error("this is no SARIF log: it has no list of `runs`")]
    NoRuns,
    /// It is of another version.
    #[error("SARIF {0} is not read: only 2.1.0 is")]
    Version(String),
}

#[derive(Deserialize)]
struct Log {
    #[serde(default)]
    version: Option<String>,
    runs: Option<Vec<RunIn>>,
}

#[derive(Deserialize)]
struct RunIn {
    tool: ToolIn,
    #[serde(default)]
    results: Option<Vec<ResultIn>>,
}

#[derive(Deserialize)]
struct ToolIn {
    driver: Component,
    #[serde(default)]
    extensions: Vec<Component>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Component {
    #[serde(default)]
    name: String,
    #[serde(default)]
    version: Option<String>,
    #[serde(default)]
    semantic_version: Option<String>,
    #[serde(default)]
    rules: Vec<RuleIn>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RuleIn {
    id: String,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    short_description: Option<Message>,
    #[serde(default)]
    default_configuration: Option<Configuration>,
    #[serde(default)]
    properties: Value,
}

#[derive(Deserialize)]
struct Configuration {
    #[serde(default)]
    level: Option<String>,
}

#[derive(Deserialize)]
struct Message {
    #[serde(default)]
    text: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ResultIn {
    #[serde(default)]
    rule_id: Option<String>,
    #[serde(default)]
    rule_index: Option<i64>,
    #[serde(default)]
    rule: Option<Reference>,
    #[serde(default)]
    kind: Option<String>,
    #[serde(default)]
    level: Option<String>,
    message: Message,
    #[serde(default)]
    locations: Vec<Location>,
    #[serde(default)]
    suppressions: Option<Vec<SuppressionIn>>,
    #[serde(default)]
    properties: Value,
}

#[derive(Deserialize)]
struct Reference {
    #[serde(default)]
    id: Option<String>,
    #[serde(default)]
    index: Option<i64>,
}

#[derive(Deserialize)]
struct SuppressionIn {
    #[serde(default)]
    justification: Option<String>,
    #[serde(default)]
    status: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(default)]
    physical_location: Option<Physical>,
    #[serde(default)]
    logical_locations: Vec<Logical>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    #[serde(default)]
    artifact_location: Option<Artifact>,
    #[serde(default)]
    region: Option<Region>,
}

#[derive(Deserialize)]
struct Artifact {
    #[serde(default)]
    uri: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    #[serde(default)]
    start_line: Option<u32>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Logical {
    #[serde(default)]
    fully_qualified_name: Option<String>,
}

/// Reads a log. A byte order mark and UTF-16 are taken as well.
///
/// # Errors
/// [`ReadError`] when it is no SARIF 2.1.0.
pub fn read(bytes: &[u8]) -> Result<Vec<Run>, ReadError> {
    let text = decoded(bytes);
    let log: Log = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| ReadError::Json {
        line: error.line(),
        column: error.column(),
        message: without_place(&error),
    })?;
    let Some(runs) = log.runs else { return Err(ReadError::NoRuns) };
    if let Some(version) = log.version.filter(|version| !version.starts_with("2.1")) {
        return Err(ReadError::Version(version));
    }
    Ok(runs.into_iter().map(run).collect())
}

fn decoded(bytes: &[u8]) -> String {
    let units = |from: fn([u8; 2]) -> u16| {
        let units = bytes
            .chunks_exact(2)
            .map(|pair| from([pair.first().copied().unwrap_or(0), pair.get(1).copied().unwrap_or(0)]));
        String::from_utf16_lossy(&units.collect::<Vec<u16>>())
    };
    match bytes {
        [0xff, 0xfe, ..] => units(u16::from_le_bytes),
        [0xfe, 0xff, ..] => units(u16::from_be_bytes),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// What the reader says, without the place, which stands before it already.
fn without_place(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(" at line ").map_or(text.clone(), |(message, _)| message.to_owned())
}

fn run(run: RunIn) -> Run {
    let driver = &run.tool.driver;
    let version = driver.semantic_version.as_ref().or(driver.version.as_ref());
    let tool = match version {
        Some(version) => format!("{} {version}", driver.name),
        None => driver.name.clone(),
    };
    let name = driver.name.clone();
    let described: Vec<&RuleIn> =
        driver.rules.iter().chain(run.tool.extensions.iter().flat_map(|extension| &extension.rules)).collect();
    let by_id: BTreeMap<&str, &RuleIn> = described.iter().map(|rule| (rule.id.as_str(), *rule)).collect();
    let titles = described.iter().map(|rule| (rule.id.clone(), title(rule)));
    let rules: BTreeMap<String, String> = titles.collect();
    let results = run.results.into_iter().flatten();
    let results = results.filter_map(|one| {
        let index = one.rule_index.or(one.rule.as_ref().and_then(|rule| rule.index));
        let by_index = index.and_then(|index| usize::try_from(index).ok()).and_then(|index| driver.rules.get(index));
        let id = one.rule_id.clone().or(one.rule.as_ref().and_then(|rule| rule.id.clone()));
        let id = id.or(by_index.map(|rule| rule.id.clone())).unwrap_or_else(|| "unnamed".to_owned());
        let rule = by_id.get(id.as_str()).copied().or(by_index);
        result(one, id, rule, &name)
    });
    Run { tool, results: results.collect(), rules }
}

fn title(rule: &RuleIn) -> String {
    let short = rule.short_description.as_ref().map(|message| message.text.clone()).filter(|text| !text.is_empty());
    short.or_else(|| rule.name.clone()).unwrap_or_else(|| rule.id.clone())
}

fn result(one: ResultIn, id: String, rule: Option<&RuleIn>, tool: &str) -> Option<CheckResult> {
    let status = match one.kind.as_deref() {
        Some("pass") => Status::Pass,
        Some("notApplicable") => return None,
        Some("review" | "open") => Status::NotEvaluated,
        _ => Status::Fail,
    };
    let severity = severity(&one, rule);
    let place = one.locations.first();
    let physical = place.and_then(|place| place.physical_location.as_ref());
    let file = physical.and_then(|physical| physical.artifact_location.as_ref()?.uri.clone()).map(|uri| path(&uri));
    let line = physical.and_then(|physical| physical.region.as_ref()?.start_line);
    let logical = place.and_then(|place| place.logical_locations.first()?.fully_qualified_name.clone());
    let address = logical.unwrap_or_default();
    let suppressed = one
        .suppressions
        .unwrap_or_default()
        .into_iter()
        .find(|one| one.status.as_deref().is_none_or(|status| status == "accepted"));
    let parts = [tool, &id, file.as_deref().unwrap_or_default(), &address, &one.message.text];
    let line_text = line.unwrap_or_default().to_string();
    let fingerprint = Digest::of_parts(parts.iter().map(|part| part.as_bytes()).chain([line_text.as_bytes()]));
    Some(CheckResult {
        rule: id,
        severity,
        status,
        address,
        component: None,
        attribute: None,
        suppressed: suppressed.map(|one| Suppression {
            reason: one.justification.unwrap_or_else(|| "suppressed there".to_owned()),
            until: None,
            file: file.clone().unwrap_or_default(),
            line: line.unwrap_or(1),
        }),
        file,
        line,
        message: one.message.text,
        controls: Vec::new(),
        enforcement: Enforcement::Advise,
        origin: FoundBy::Scanner { tool: tool.to_owned() },
        path: Vec::new(),
        caution: None,
        fix: None,
        fingerprint,
    })
}

/// The number that code hosts sort by where it is given, else the level.
fn severity(result: &ResultIn, rule: Option<&RuleIn>) -> Severity {
    let number = |value: &Value| -> Option<f64> {
        let value = value.get("security-severity")?;
        value.as_f64().or_else(|| value.as_str()?.parse().ok())
    };
    let score = number(&result.properties).or_else(|| number(&rule?.properties));
    if let Some(score) = score {
        return match score {
            score if score >= 9.0 => Severity::Critical,
            score if score >= 7.0 => Severity::High,
            score if score >= 4.0 => Severity::Medium,
            score if score > 0.0 => Severity::Low,
            _ => Severity::Info,
        };
    }
    let by_rule = rule.and_then(|rule| rule.default_configuration.as_ref()?.level.as_deref());
    match result.level.as_deref().or(by_rule) {
        Some("error") => Severity::High,
        Some("note") => Severity::Low,
        Some("none") => Severity::Info,
        _ => Severity::Medium,
    }
}

/// A URI as a path: unescaped, without a scheme and without what leads out of the folder.
fn path(uri: &str) -> String {
    let uri = uri.strip_prefix("file://").unwrap_or(uri);
    let mut bytes = Vec::with_capacity(uri.len());
    let mut rest = uri.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let escaped = (*first == b'%').then(|| after.get(..2)).flatten();
        let escaped = escaped.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        match escaped {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    let text = String::from_utf8_lossy(&bytes).replace('\\', "/");
    text.trim_start_matches("./").to_owned()
}
