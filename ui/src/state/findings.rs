//! Findings as rows of a list: filtered, grouped, worst first.

use std::collections::{BTreeMap, BTreeSet};

use domain::evidence::check::{CheckReport, CheckResult, Severity, Status};
use domain::graph::ComponentKey;

/// What findings are put together by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grouping {
    /// The rule that is broken.
    #[default]
    Rule,
    /// The component at which it is broken.
    Component,
}

/// Which kind of result a person looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Broken, of this severity.
    Broken(Severity),
    /// Not evaluated.
    NotEvaluated,
    /// Broken and suppressed.
    Suppressed,
}

impl Kind {
    /// Every kind, worst first.
    pub const ALL: [Self; 7] = [
        Self::Broken(Severity::Critical),
        Self::Broken(Severity::High),
        Self::Broken(Severity::Medium),
        Self::Broken(Severity::Low),
        Self::Broken(Severity::Info),
        Self::NotEvaluated,
        Self::Suppressed,
    ];

    /// Of a result; none of one that is kept.
    pub const fn of(result: &CheckResult) -> Option<Self> {
        match (result.status, result.suppressed.is_some()) {
            (Status::Pass, _) => None,
            (Status::NotEvaluated, _) => Some(Self::NotEvaluated),
            (Status::Fail, true) => Some(Self::Suppressed),
            (Status::Fail, false) => Some(Self::Broken(result.severity)),
        }
    }

    /// How many of a report are of this kind.
    pub const fn count(self, report: &CheckReport) -> u32 {
        let counts = &report.counts;
        match self {
            Self::Broken(Severity::Critical) => counts.critical,
            Self::Broken(Severity::High) => counts.high,
            Self::Broken(Severity::Medium) => counts.medium,
            Self::Broken(Severity::Low) => counts.low,
            Self::Broken(Severity::Info) => counts.info,
            Self::NotEvaluated => counts.not_evaluated,
            Self::Suppressed => counts.suppressed,
        }
    }
}

/// What a person wants to see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// Of which kinds.
    pub kinds: BTreeSet<Kind>,
    /// With these letters in what is said, the rule or the address; all when empty.
    pub text: String,
    /// At one component alone.
    pub component: Option<ComponentKey>,
}

impl Default for Filter {
    fn default() -> Self {
        let broken = Kind::ALL.into_iter().filter(|kind| matches!(kind, Kind::Broken(_)));
        Self { kinds: broken.collect(), text: String::new(), component: None }
    }
}

impl Filter {
    fn lets_through(&self, report: &CheckReport, result: &CheckResult) -> bool {
        let is_wanted = Kind::of(result).is_some_and(|kind| self.kinds.contains(&kind));
        let is_there = self.component.is_none() || result.component == self.component;
        is_wanted && is_there && (self.text.is_empty() || self.says(report, result))
    }

    fn says(&self, report: &CheckReport, result: &CheckResult) -> bool {
        let wanted = self.text.to_lowercase();
        let title = report.rules.get(&result.rule).map_or("", |rule| rule.title.as_str());
        [result.message.as_str(), &result.rule, &result.address, title]
            .into_iter()
            .any(|text| text.to_lowercase().contains(&wanted))
    }
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// The head of a group.
    Group {
        /// The rule's title, or the component's address.
        title: String,
        /// The rule's id; empty for a component.
        rule: String,
        /// The worst in it; none where nothing in it is broken.
        severity: Option<Severity>,
        /// How many are in it.
        count: usize,
    },
    /// A result, by its number in the report.
    Result(usize),
}

/// The rows of a report: groups with the worst first, in them the worst first.
pub fn rows(report: &CheckReport, filter: &Filter, grouping: Grouping) -> Vec<Row> {
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, result) in report.results.iter().enumerate() {
        if filter.lets_through(report, result) {
            let name = match grouping {
                Grouping::Rule => &result.rule,
                Grouping::Component => &result.address,
            };
            groups.entry(name).or_default().push(number);
        }
    }
    let worst = |numbers: &[usize]| {
        let results = numbers.iter().filter_map(|number| report.results.get(*number));
        results.filter(|result| result.status == Status::Fail).map(|result| result.severity).max()
    };
    let mut ordered: Vec<(&str, Vec<usize>, Option<Severity>)> = groups
        .into_iter()
        .map(|(name, numbers)| {
            let severity = worst(&numbers);
            (name, numbers, severity)
        })
        .collect();
    ordered.sort_by(|one, other| (other.2, other.1.len()).cmp(&(one.2, one.1.len())).then_with(|| one.0.cmp(other.0)));
    let mut rows = Vec::new();
    for (name, numbers, severity) in ordered {
        let (title, rule) = match grouping {
            Grouping::Rule => {
                (report.rules.get(name).map_or_else(|| name.to_owned(), |rule| rule.title.clone()), name.to_owned())
            }
            Grouping::Component => (name.to_owned(), String::new()),
        };
        rows.push(Row::Group { title, rule, severity, count: numbers.len() });
        rows.extend(numbers.into_iter().map(Row::Result));
    }
    rows
}

#[cfg(test)]
mod tests {
    use domain::Digest;
    use domain::evidence::check::{Counts, Enforcement, FoundBy};

    use super::*;

    fn result(rule: &str, severity: Severity, status: Status, address: &str) -> CheckResult {
        CheckResult {
            rule: rule.to_owned(),
            severity,
            status,
            address: address.to_owned(),
            component: Some(ComponentKey::new(".", address)),
            attribute: None,
            file: None,
            line: None,
            message: format!("{rule} at {address}"),
            controls: Vec::new(),
            enforcement: Enforcement::Warn,
            origin: FoundBy::BuiltIn,
            path: Vec::new(),
            caution: None,
            fix: None,
            suppressed: None,
            fingerprint: Digest::of(address.as_bytes()),
        }
    }

    fn report() -> CheckReport {
        let results = vec![
            result("open", Severity::Critical, Status::Fail, "a"),
            result("plain", Severity::Low, Status::Fail, "a"),
            result("plain", Severity::Low, Status::Fail, "b"),
            result("open", Severity::Critical, Status::NotEvaluated, "b"),
        ];
        CheckReport {
            content: Digest::of(b""),
            policies: Digest::of(b""),
            day: String::new(),
            counts: Counts::of(&results),
            results,
            rules: BTreeMap::new(),
            problems: Vec::new(),
        }
    }

    fn shape(rows: &[Row]) -> Vec<String> {
        let name = |row: &Row| match row {
            Row::Group { title, count, .. } => format!("{title} {count}"),
            Row::Result(number) => number.to_string(),
        };
        rows.iter().map(name).collect()
    }

    #[test]
    fn groups_stand_worst_first() {
        let report = report();
        let by_rule = rows(&report, &Filter::default(), Grouping::Rule);
        assert_eq!(shape(&by_rule), ["open 1", "0", "plain 2", "1", "2"]);
        let by_component = rows(&report, &Filter::default(), Grouping::Component);
        assert_eq!(shape(&by_component), ["a 2", "0", "1", "b 1", "2"]);
    }

    #[test]
    fn only_what_is_wanted_is_listed() {
        let report = report();
        let unknown = Filter { kinds: BTreeSet::from([Kind::NotEvaluated]), ..Filter::default() };
        assert_eq!(shape(&rows(&report, &unknown, Grouping::Rule)), ["open 1", "3"]);
        let letters = Filter { text: "PLAIN at B".to_owned(), ..Filter::default() };
        assert_eq!(shape(&rows(&report, &letters, Grouping::Rule)), ["plain 1", "2"]);
        let one = Filter { component: Some(ComponentKey::new(".", "b")), ..Filter::default() };
        assert_eq!(shape(&rows(&report, &one, Grouping::Rule)), ["plain 1", "2"]);
    }
}
