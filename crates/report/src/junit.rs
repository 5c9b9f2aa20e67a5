//! Findings as JUnit's XML, which every build server shows: a suite for each rule, a case for each component.

use std::collections::BTreeMap;

use domain::evidence::check::{CheckReport, CheckResult, FoundBy, Status};
use quick_xml::Writer;
use quick_xml::events::BytesText;

use crate::{TOOL, text};

/// Writes every result: what is broken fails, what is suppressed or was not evaluated is skipped with the reason.
///
/// # Errors
/// None that memory can have: the writer asks for a type of error.
pub fn write(report: &CheckReport) -> std::io::Result<String> {
    let mut by_rule: BTreeMap<&str, Vec<&CheckResult>> = BTreeMap::new();
    for result in report.results.iter().filter(|result| !matches!(result.origin, FoundBy::Scanner { .. })) {
        by_rule.entry(&result.rule).or_default().push(result);
    }
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    let total = count(by_rule.values().flatten().copied());
    writer
        .create_element("testsuites")
        .with_attribute(("name", TOOL))
        .with_attributes(total.attributes().iter().map(|(name, value)| (*name, value.as_str())))
        .write_inner_content(|writer| {
            for (rule, results) in &by_rule {
                let total = count(results.iter().copied());
                writer
                    .create_element("testsuite")
                    .with_attribute(("name", *rule))
                    .with_attributes(total.attributes().iter().map(|(name, value)| (*name, value.as_str())))
                    .write_inner_content(|writer| results.iter().try_for_each(|result| case(writer, result)))?;
            }
            Ok(())
        })?;
    let xml = String::from_utf8_lossy(&writer.into_inner()).into_owned();
    Ok(format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{xml}\n"))
}

fn case(writer: &mut Writer<Vec<u8>>, result: &CheckResult) -> std::io::Result<()> {
    let name = if result.address.is_empty() { "blueprint" } else { &result.address };
    let line = result.line.map(|line| line.to_string());
    let mut case = writer
        .create_element("testcase")
        .with_attribute(("name", name))
        .with_attribute(("classname", result.rule.as_str()));
    if let Some(file) = &result.file {
        case = case.with_attribute(("file", file.as_str()));
    }
    if let Some(line) = &line {
        case = case.with_attribute(("line", line.as_str()));
    }
    let place = match (&result.file, result.line) {
        (Some(file), Some(line)) => format!("{file}:{line}: "),
        (Some(file), None) => format!("{file}: "),
        (None, _) => String::new(),
    };
    match (result.status, &result.suppressed) {
        (Status::Pass, _) => case.write_empty().map(|_| ()),
        (Status::NotEvaluated, _) => case.write_inner_content(|writer| skipped(writer, &result.message)).map(|_| ()),
        (Status::Fail, Some(suppressed)) => {
            let why = format!("suppressed: {}", suppressed.reason);
            case.write_inner_content(|writer| skipped(writer, &why)).map(|_| ())
        }
        (Status::Fail, None) => case
            .write_inner_content(|writer| {
                writer
                    .create_element("failure")
                    .with_attribute(("type", text::severity(result.severity)))
                    .with_attribute(("message", result.message.as_str()))
                    .write_text_content(BytesText::new(&format!("{place}{}", result.message)))
                    .map(|_| ())
            })
            .map(|_| ()),
    }
}

fn skipped(writer: &mut Writer<Vec<u8>>, why: &str) -> std::io::Result<()> {
    writer.create_element("skipped").with_attribute(("message", why)).write_empty().map(|_| ())
}

#[derive(Default)]
struct Tally {
    tests: u32,
    failures: u32,
    skipped: u32,
}

impl Tally {
    fn attributes(&self) -> [(&'static str, String); 4] {
        [
            ("tests", self.tests.to_string()),
            ("failures", self.failures.to_string()),
            ("errors", "0".to_owned()),
            ("skipped", self.skipped.to_string()),
        ]
    }
}

fn count<'r>(results: impl Iterator<Item = &'r CheckResult>) -> Tally {
    let mut tally = Tally::default();
    for result in results {
        tally.tests += 1;
        match (result.status, result.suppressed.is_some()) {
            (Status::Pass, _) => {}
            (Status::Fail, false) => tally.failures += 1,
            (Status::Fail, true) | (Status::NotEvaluated, _) => tally.skipped += 1,
        }
    }
    tally
}
