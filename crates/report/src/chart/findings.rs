//! Findings by topic and severity.

use std::collections::BTreeMap;

use domain::evidence::check::{CheckReport, CheckResult, Counts, Severity, Status};

use super::bars::{Hue, Row};
use super::{Chart, Look, MOST_ROWS};

/// What is broken and not suppressed, by topic, worst first.
#[must_use]
pub fn findings(report: &CheckReport, look: Look) -> Chart {
    let mut by_topic: BTreeMap<&str, Vec<&CheckResult>> = BTreeMap::new();
    let broken = report.results.iter().filter(|one| one.status == Status::Fail && one.suppressed.is_none());
    for result in broken {
        let topic = report.rules.get(&result.rule).map_or("other", |rule| rule.topic.as_str());
        by_topic.entry(topic).or_default().push(result);
    }
    let mut topics: Vec<(&str, Counts)> =
        by_topic.into_iter().map(|(topic, results)| (topic, Counts::of(results))).collect();
    topics.sort_by_key(|(topic, counts)| {
        (std::cmp::Reverse((counts.critical, counts.high, counts.failed())), (*topic).to_owned())
    });
    let rows: Vec<Row> = topics
        .iter()
        .take(MOST_ROWS)
        .map(|(topic, counts)| Row {
            name: title(topic),
            value: counts.failed().to_string(),
            parts: SEVERITIES.iter().map(|(_, of, hue)| (f64::from(of(counts)), *hue)).collect(),
        })
        .collect();
    let all = &report.counts;
    let worst: Vec<String> = SEVERITIES
        .iter()
        .filter(|(_, of, _)| of(all) > 0)
        .map(|(severity, of, _)| format!("{} {}", of(all), crate::text::severity(*severity)))
        .collect();
    let found = if worst.is_empty() { "Nothing is broken".to_owned() } else { format!("Broken: {}", worst.join(", ")) };
    let text = format!("{found}. {} results hold, {} could not be evaluated.", all.passed, all.not_evaluated);
    let table = topics.iter().map(|(topic, counts)| {
        let mut row = vec![title(topic)];
        row.extend(SEVERITIES.iter().map(|(_, of, _)| of(counts).to_string()));
        row
    });
    let columns = ["Topic", "Critical", "High", "Medium", "Low", "Info"];
    Chart::of(look, text, &columns, table.collect(), &rows)
}

type Of = fn(&Counts) -> u32;

const SEVERITIES: [(Severity, Of, Hue); 5] = [
    (Severity::Critical, |counts| counts.critical, Hue::Danger),
    (Severity::High, |counts| counts.high, Hue::Strong),
    (Severity::Medium, |counts| counts.medium, Hue::Warning),
    (Severity::Low, |counts| counts.low, Hue::Quiet),
    (Severity::Info, |counts| counts.info, Hue::Faint),
];

/// `public-exposure` as a title.
fn title(topic: &str) -> String {
    let words = topic.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
