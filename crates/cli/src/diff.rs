//! `dharma diff`: what differs between two projects.

use domain::compare::{Comparison, ComponentDifference, Difference};

use crate::arguments::Diff;
use crate::output::{self, Outcome, Verdict};
use crate::project;

/// Characters of an expression that are printed for a person.
const LONGEST: usize = 100;

pub(crate) fn diff(arguments: &Diff) -> Outcome {
    let (_, older) = project::read(&arguments.older, None)?;
    let (_, newer) = project::read(&arguments.newer, None)?;
    let comparison = blueprint::compare(&older, &newer);
    let same = comparison.older == comparison.newer;
    if arguments.json {
        output::json(&comparison)?;
    } else {
        output::lines(told(&comparison))?;
    }
    Ok(if same { Verdict::Yes } else { Verdict::No })
}

fn told(comparison: &Comparison) -> Vec<String> {
    let mut lines = Vec::new();
    if comparison.formatting_only {
        lines.push("only formatting differs".to_owned());
    }
    lines.extend(comparison.components.iter().flat_map(component));
    lines.extend(comparison.other_files.iter().map(|path| format!("~ {path} (outside any component)")));
    if lines.is_empty() {
        lines.push("nothing differs".to_owned());
    }
    lines
}

fn component(difference: &ComponentDifference) -> Vec<String> {
    let (sign, word) = match difference.difference {
        Difference::Added => ("+", "added"),
        Difference::Removed => ("-", "removed"),
        Difference::Changed => ("~", "changed"),
        Difference::Renamed => ("~", "renamed"),
        Difference::MovedOnly => ("~", "moved, otherwise the same"),
        Difference::FormattingOnly => ("~", "formatting only"),
    };
    let was = difference.older_key.as_ref().map(|key| format!(" (was {key})")).unwrap_or_default();
    let mut lines = vec![format!("{sign} {}{was}: {word} ({}:{})", difference.key, difference.file, difference.line)];
    for field in &difference.fields {
        let path = if field.path.is_empty() { "(text)" } else { &field.path };
        lines.push(format!("    {path}: {} -> {}", shown(field.before.as_deref()), shown(field.after.as_deref())));
    }
    lines
}

/// An expression on one line of bearable length; `--json` has it whole.
fn shown(expression: Option<&str>) -> String {
    let Some(expression) = expression else { return "(not set)".to_owned() };
    let words: Vec<&str> = expression.split_whitespace().collect();
    let line = words.join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}
