//! `dharma diff`: what differs between two projects.

use domain::compare::{Comparison, ComponentDifference, Difference};
use hcl::syntax::TokenKind;

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
    lines.extend(headline(comparison).map(str::to_owned));
    lines.extend(comparison.components.iter().flat_map(component));
    lines.extend(comparison.other_files.iter().map(|path| format!("~ {path} (outside any component)")));
    if lines.is_empty() {
        lines.push("nothing differs".to_owned());
    }
    lines
}

/// What a person may know before reading on: nothing that differs means anything.
fn headline(comparison: &Comparison) -> Option<&'static str> {
    if comparison.comments_only {
        Some("only comments differ")
    } else if comparison.moved_only() {
        Some("only moved")
    } else if comparison.components.iter().any(|component| component.difference == Difference::MovedOnly) {
        comparison.formatting_only.then_some("only formatting and places differ")
    } else {
        comparison.formatting_only.then_some("only formatting differs")
    }
}

fn component(difference: &ComponentDifference) -> Vec<String> {
    let (sign, word) = match difference.difference {
        Difference::Added => ("+", "added"),
        Difference::Removed => ("-", "removed"),
        Difference::Changed => ("~", "changed"),
        Difference::Renamed => ("~", "renamed"),
        Difference::MovedOnly => ("~", "moved, otherwise the same"),
        Difference::FormattingOnly => ("~", "formatting only"),
        Difference::CommentsOnly => ("~", "comments only"),
    };
    let was = difference.older_key.as_ref().map(|key| format!(" (was {key})")).unwrap_or_default();
    let mut lines = vec![format!("{sign} {}{was}: {word} ({}:{})", difference.key, difference.file, difference.line)];
    for field in &difference.fields {
        let path = if field.path.is_empty() { "(text)" } else { &field.path };
        let (before, after) = shown(field.before.as_deref(), field.after.as_deref());
        lines.push(format!("    {path}: {before} -> {after}"));
    }
    lines
}

/// Two expressions, each on one line of bearable length in which it can be seen that they differ; `--json` has them
/// whole.
fn shown(before: Option<&str>, after: Option<&str>) -> (String, String) {
    let (before, after) = (before.map(on_one_line), after.map(on_one_line));
    let same = match (&before, &after) {
        (Some(before), Some(after)) => {
            before.chars().zip(after.chars()).take_while(|(one, other)| one == other).count()
        }
        _ => 0,
    };
    let from = if same < LONGEST { 0 } else { same - LONGEST / 4 };
    let part = |line: Option<String>| line.map_or("(not set)".to_owned(), |line| excerpt(&line, from));
    (part(before), part(after))
}

/// At most [`LONGEST`] characters of a line, from one of them on.
fn excerpt(line: &str, from: usize) -> String {
    let mut rest = line.chars().skip(from);
    let lead = if from > 0 { "…" } else { "" };
    let part: String = rest.by_ref().take(LONGEST).collect();
    let tail = if rest.next().is_some() { "…" } else { "" };
    format!("{lead}{part}{tail}")
}

/// An expression on one line: white space is squeezed, but not inside strings and heredocs, where it means something.
fn on_one_line(expression: &str) -> String {
    // A heredoc ends with its line's end.
    let source = format!("{expression}\n");
    let tree = hcl::parse(source.as_bytes());
    let (mut line, mut read) = (String::with_capacity(source.len()), 0);
    let mut is_apart = false;
    for token in tree.tokens() {
        let (start, end) = (token.start as usize, token.end as usize);
        is_apart |= start > read;
        read = end;
        if matches!(token.kind, TokenKind::Newline | TokenKind::End) {
            is_apart = true;
            continue;
        }
        if is_apart && !line.is_empty() {
            line.push(' ');
        }
        is_apart = false;
        let text = source.get(start..end).unwrap_or_default();
        line.push_str(&text.replace('\r', "\\r").replace('\n', "\\n"));
    }
    line
}
