//! `.dharma.toml`: suppressions beside a project.

use domain::evidence::check::PolicyProblem;
use serde::Deserialize;

use super::{FILE, Ignore, Target};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Beside {
    #[serde(default)]
    ignore: Vec<toml::Spanned<Written>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    rule: String,
    address: Option<String>,
    #[serde(default)]
    reason: String,
    until: Option<toml::Value>,
}

/// Every suppression of the file.
pub(crate) fn read(bytes: &[u8], problems: &mut Vec<PolicyProblem>) -> Vec<Ignore> {
    let mut say = |line: Option<u32>, message: String| {
        let hint = "docs/guardrails.md shows what it may hold; nothing of it is applied".to_owned();
        problems.push(PolicyProblem { file: FILE.to_owned(), line, message, hint: Some(hint) });
    };
    let Ok(text) = std::str::from_utf8(bytes) else {
        say(None, "it is not UTF-8".to_owned());
        return Vec::new();
    };
    let beside: Beside = match toml::from_str(text) {
        Ok(beside) => beside,
        Err(error) => {
            say(error.span().map(|span| line(text, span.start)), error.message().to_owned());
            return Vec::new();
        }
    };
    beside
        .ignore
        .into_iter()
        .map(|written| {
            let line = line(text, written.span().start);
            let written = written.into_inner();
            Ignore {
                rule: written.rule,
                target: Target::Address(written.address.unwrap_or_else(|| "*".to_owned())),
                reason: written.reason,
                until: written.until.map(|until| until.as_str().map_or_else(|| until.to_string(), str::to_owned)),
                file: FILE.to_owned(),
                line,
            }
        })
        .collect()
}

fn line(text: &str, at: usize) -> u32 {
    let lines = text.get(..at).map_or(0, |before| before.matches('\n').count());
    u32::try_from(lines).unwrap_or(u32::MAX).saturating_add(1)
}
