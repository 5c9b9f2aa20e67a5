//! How a content stands against a framework, by what was found in it.

use std::collections::BTreeMap;

use domain::evidence::check::{CheckReport, CheckResult, FoundBy, Status};
use domain::evidence::compliance::{ComplianceReport, ControlCounts, ControlResult, ControlStatus};

use super::{Control, Framework};
use crate::glob::matches as fits;

impl Framework {
    /// Measures. A control that rules bear on fails with one broken result, also a suppressed one; it is kept when there are
    /// results and all are kept; it is not evaluated when nothing is broken and something is not known. Without any result
    /// it is for people where it says what they look at, and about nothing here otherwise.
    #[must_use]
    pub fn comply(&self, report: &CheckReport) -> ComplianceReport {
        let mut by_rule: BTreeMap<&str, Vec<&CheckResult>> = BTreeMap::new();
        for result in report.results.iter().filter(|result| !matches!(result.origin, FoundBy::Scanner { .. })) {
            by_rule.entry(&result.rule).or_default().push(result);
        }
        let known: Vec<&str> = report.rules.keys().map(String::as_str).collect();
        let controls: Vec<ControlResult> =
            self.controls.iter().map(|control| measure(control, &known, &by_rule)).collect();
        let mut counts = ControlCounts::default();
        for control in &controls {
            let slot = match control.status {
                ControlStatus::Fail => &mut counts.fail,
                ControlStatus::Pass => &mut counts.pass,
                ControlStatus::NotEvaluated => &mut counts.not_evaluated,
                ControlStatus::Manual => &mut counts.manual,
                ControlStatus::NotApplicable => &mut counts.not_applicable,
            };
            *slot += 1;
        }
        ComplianceReport {
            content: report.content,
            policies: report.policies,
            framework: self.about.clone(),
            framework_digest: self.digest,
            controls,
            score: counts.score(),
            coverage: counts.coverage(),
            counts,
        }
    }
}

fn measure(control: &Control, known: &[&str], by_rule: &BTreeMap<&str, Vec<&CheckResult>>) -> ControlResult {
    let bears = |rule: &&&str| control.rules.iter().any(|pattern| fits(pattern, rule));
    let rules: Vec<&str> = known.iter().filter(bears).copied().collect();
    let mut evidence: Vec<CheckResult> =
        rules.iter().filter_map(|rule| by_rule.get(rule)).flatten().map(|result| (*result).clone()).collect();
    // Worst first, as in every list of results.
    evidence.sort_by(|one, other| {
        (one.status, std::cmp::Reverse(one.severity)).cmp(&(other.status, std::cmp::Reverse(other.severity)))
    });
    let has = |status| evidence.iter().any(|result| result.status == status);
    let status = if has(Status::Fail) {
        ControlStatus::Fail
    } else if has(Status::NotEvaluated) {
        ControlStatus::NotEvaluated
    } else if has(Status::Pass) {
        ControlStatus::Pass
    } else if control.manual.is_some() {
        ControlStatus::Manual
    } else {
        ControlStatus::NotApplicable
    };
    let worst = evidence.iter().filter(|result| result.status == Status::Fail).map(|result| result.severity).max();
    ControlResult {
        id: control.id.clone(),
        title: control.title.clone(),
        description: control.description.clone(),
        group: control.group.clone(),
        status,
        severity: worst,
        rules: rules.into_iter().map(str::to_owned).collect(),
        manual: control.manual.clone(),
        evidence,
    }
}
