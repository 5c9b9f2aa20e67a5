//! `dharma check`: what policies find.

use domain::evidence::check::{CheckReport, CheckResult, Counts, Severity, Status};
use report::{junit, sarif};

use crate::arguments::{Check, CheckFormat, FailOn};
use crate::output::{self, Outcome, Verdict};
use crate::{policies, project};

pub(crate) fn check(arguments: &Check) -> Outcome {
    let project = project::open(&arguments.path, arguments.root.as_deref())?;
    let mut checker = policies::checker(&arguments.policy)?;
    let mut report = policies::examine(&mut checker, &project);
    if let Some(name) = &arguments.framework {
        let framework = policies::framework(name)?;
        report.results.retain(|result| framework.controls_of(&result.rule).next().is_some());
        report.rules.retain(|rule, _| framework.controls_of(rule).next().is_some());
        report.counts = Counts::of(&report.results);
    }
    match arguments.format {
        CheckFormat::Table => output::lines(table(&report))?,
        CheckFormat::Json => output::json(&report)?,
        CheckFormat::Sarif => output::lines([sarif::write(&report, env!("CARGO_PKG_VERSION"))])?,
        CheckFormat::Junit => output::lines([junit::write(&report)?.trim_end().to_owned()])?,
    }
    let verdict = project::is_there(&arguments.path, &project);
    let counts = report.broken().any(|result| is_at_least(result.severity, arguments.fail_on));
    // The program ends here: taking a large project apart piece by piece would be work for nobody.
    std::mem::forget((project, report, checker));
    Ok(if counts { Verdict::No } else { verdict })
}

const fn is_at_least(severity: Severity, fail_on: FailOn) -> bool {
    match fail_on {
        FailOn::Never => false,
        FailOn::Info => true,
        FailOn::Low => !matches!(severity, Severity::Info),
        FailOn::Medium => matches!(severity, Severity::Medium | Severity::High | Severity::Critical),
        FailOn::High => matches!(severity, Severity::High | Severity::Critical),
        FailOn::Critical => matches!(severity, Severity::Critical),
    }
}

/// What a person reads: what is broken, worst first, then what was not evaluated, then how much there was of each.
fn table(report: &CheckReport) -> Vec<String> {
    let mut lines = Vec::new();
    for result in report.broken() {
        lines.push(format!("{:<8} {}  {}", word(result.severity), result.address, result.rule));
        lines.push(format!("         {}{}", result.message, place(result)));
        if !result.path.is_empty() {
            lines.push(format!("         by way of {}", result.path.join(" → ")));
        }
        if let Some(rule) = report.rules.get(&result.rule).filter(|rule| !rule.remediation.is_empty()) {
            lines.push(format!("         fix: {}", rule.remediation));
        }
        if let Some(caution) = &result.caution {
            lines.push(format!("         note: {caution}"));
        }
    }
    let open: Vec<&CheckResult> = report.results.iter().filter(|one| one.status == Status::NotEvaluated).collect();
    if !open.is_empty() && !lines.is_empty() {
        lines.push(String::new());
    }
    for result in open {
        lines.push(format!("unknown  {}  {}", result.address, result.rule));
        lines.push(format!("         {}{}", result.message, place(result)));
    }
    for problem in &report.problems {
        let line = problem.line.map(|line| format!(":{line}")).unwrap_or_default();
        output::note(&format!("{}{line}: {}", problem.file, problem.message));
    }
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines.push(summary(report));
    lines
}

fn summary(report: &CheckReport) -> String {
    let counts = &report.counts;
    let all = [
        (counts.critical, "critical"),
        (counts.high, "high"),
        (counts.medium, "medium"),
        (counts.low, "low"),
        (counts.info, "info"),
    ];
    let found: Vec<String> =
        all.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
    let found = if found.is_empty() { "nothing broken".to_owned() } else { found.join(", ") };
    let suppressed = if counts.suppressed > 0 { format!(", {} suppressed", counts.suppressed) } else { String::new() };
    format!("{found}{suppressed}; {} kept, {} not evaluated", counts.passed, counts.not_evaluated)
}

fn place(result: &CheckResult) -> String {
    match (&result.file, result.line) {
        (Some(file), Some(line)) => format!(" ({file}:{line})"),
        (Some(file), None) => format!(" ({file})"),
        (None, _) => String::new(),
    }
}

const fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "CRITICAL",
        Severity::High => "HIGH",
        Severity::Medium => "MEDIUM",
        Severity::Low => "LOW",
        Severity::Info => "INFO",
    }
}
