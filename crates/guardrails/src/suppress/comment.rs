//! `# dharma:ignore RULE reason until=2027-01-31`, above a block or in it.

use domain::FileSet;
use domain::evidence::check::PolicyProblem;
use domain::graph::{Component, Graph};

use super::{Ignore, Target};

const MARK: &str = "dharma:ignore";

/// Every suppression of the source that belongs to a block; of the others it is said that they belong to none.
pub(crate) fn read(files: &FileSet, graph: &Graph, problems: &mut Vec<PolicyProblem>) -> Vec<Ignore> {
    let mut ignores = Vec::new();
    for (path, bytes) in files.iter() {
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        if !text.contains(MARK) {
            continue;
        }
        let components: Vec<&Component> =
            graph.components.iter().filter(|component| component.place.file == path).collect();
        let mut start = 0;
        for (number, line) in (1u32..).zip(text.split_inclusive('\n')) {
            if let Some(words) = written(line) {
                match owner(&components, text, start, start + line.len()) {
                    Some(component) => ignores.extend(parse(words, component, path, number)),
                    None => problems.push(PolicyProblem {
                        file: path.to_owned(),
                        line: Some(number),
                        message: "the suppression stands above no block and in none, and is not applied".to_owned(),
                        hint: Some("put it into the block, or right above it".to_owned()),
                    }),
                }
            }
            start += line.len();
        }
    }
    ignores
}

/// What stands behind the mark, where a comment begins with it.
fn written(line: &str) -> Option<&str> {
    let (before, after) = line.split_once(MARK)?;
    let before = before.trim_end();
    let opened = ["#", "//", "/*"].iter().any(|opening| before.ends_with(opening));
    opened.then(|| after.trim().trim_end_matches("*/").trim_end())
}

/// The innermost block around the comment, or the one that follows with nothing but comments between.
fn owner<'c>(components: &[&'c Component], text: &str, start: usize, end: usize) -> Option<&'c Component> {
    let place =
        |component: &Component| -> (usize, usize) { (component.place.start as usize, component.place.end as usize) };
    let around = components
        .iter()
        .filter(|component| {
            let (from, to) = place(component);
            from <= start && start < to || from > start && from < end
        })
        .min_by_key(|component| component.place.end - component.place.start);
    if let Some(component) = around {
        return Some(component);
    }
    let next = components
        .iter()
        .filter(|component| place(component).0 >= end)
        .min_by_key(|component| component.place.start)?;
    let between = text.get(end..place(next).0)?;
    let nothing = between
        .lines()
        .map(str::trim)
        .all(|line| line.is_empty() || line == "---" || ["#", "//"].iter().any(|opening| line.starts_with(opening)));
    nothing.then_some(*next)
}

fn parse(words: &str, component: &Component, file: &str, line: u32) -> Vec<Ignore> {
    let (rules, rest) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    let until = rest.split_whitespace().find_map(|word| word.strip_prefix("until=")).map(str::to_owned);
    let reason: Vec<&str> = rest.split_whitespace().filter(|word| !word.starts_with("until=")).collect();
    rules
        .split(',')
        .map(|rule| Ignore {
            rule: rule.trim_end_matches(':').to_owned(),
            target: Target::Component(component.key.clone()),
            reason: reason.join(" "),
            until: until.clone(),
            file: file.to_owned(),
            line,
        })
        .collect()
}
