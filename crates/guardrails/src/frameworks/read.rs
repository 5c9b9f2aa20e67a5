//! A framework from its file.

use std::collections::BTreeSet;

use domain::Digest;
use domain::evidence::check::PolicyProblem;
use domain::evidence::compliance::Framework as About;
use serde::Deserialize;

use super::{Control, Framework};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    title: String,
    version: String,
    publisher: String,
    source: String,
    scope: String,
    #[serde(default)]
    control: Vec<ControlIn>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ControlIn {
    id: String,
    title: String,
    #[serde(default)]
    group: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    rules: Vec<String>,
    manual: Option<String>,
}

impl Framework {
    /// Reads a framework of a company's own: TOML, as docs/adding-a-framework.md shows.
    ///
    /// # Errors
    /// What is wrong with it, with its line where that is known.
    pub fn read(path: &str, bytes: &[u8]) -> Result<Self, PolicyProblem> {
        Self::of_file(path, bytes, false)
    }

    pub(super) fn of_file(path: &str, bytes: &[u8], built_in: bool) -> Result<Self, PolicyProblem> {
        let wrong = |line: Option<u32>, message: String, hint: &str| PolicyProblem {
            file: path.to_owned(),
            line,
            message,
            hint: Some(hint.to_owned()),
        };
        let text = std::str::from_utf8(bytes)
            .map_err(|_| wrong(None, "it is no UTF-8".to_owned(), "save the file as UTF-8"))?;
        let file: File = toml::from_str(text).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start));
            let line = before.map(|before| u32::try_from(before.matches('\n').count() + 1).unwrap_or(u32::MAX));
            wrong(line, error.message().to_owned(), "docs/adding-a-framework.md shows what a framework looks like")
        })?;
        let is_id = |id: &str| !id.is_empty() && id.chars().all(|one| one.is_ascii_alphanumeric() || one == '-');
        if !is_id(&file.id) {
            let message = format!("`{}` is no id", file.id.escape_debug());
            return Err(wrong(None, message, "an id has letters, digits and dashes"));
        }
        if file.control.is_empty() {
            return Err(wrong(None, "it has no controls".to_owned(), "write each as a `[[control]]`"));
        }
        let mut seen = BTreeSet::new();
        for control in &file.control {
            if !seen.insert(control.id.as_str()) {
                let message = format!("two controls have the id `{}`", control.id);
                return Err(wrong(None, message, "give each its official id"));
            }
            if control.rules.is_empty() && control.manual.as_deref().is_none_or(|text| text.trim().is_empty()) {
                let message = format!("control `{}` names no rules and does not say what people look at", control.id);
                return Err(wrong(None, message, "give it `rules`, or `manual`"));
            }
        }
        let about = About {
            id: file.id,
            title: file.title,
            version: file.version,
            publisher: file.publisher,
            source: file.source,
            built_in,
            controls: u32::try_from(file.control.len()).unwrap_or(u32::MAX),
            scope: file.scope.split_whitespace().collect::<Vec<_>>().join(" "),
        };
        let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let controls = file.control.into_iter().map(|control| Control {
            id: control.id,
            title: line(&control.title),
            group: line(&control.group),
            description: line(&control.description),
            rules: control.rules,
            manual: control.manual.map(|text| line(&text)).filter(|text| !text.is_empty()),
        });
        Ok(Self { about, digest: Digest::of(bytes), controls: controls.collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str =
        "id = \"ours\"\ntitle = \"Ours\"\nversion = \"1\"\npublisher = \"us\"\nsource = \"x\"\nscope = \"all\"\n";

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        let cases = [
            ("id = 3", Some(1), "invalid type"),
            ("[[control]]\nid = \"1\"\ntitle = \"a\"\nruels = []\n", Some(10), "unknown field `ruels`"),
            ("", None, "it has no controls"),
            ("[[control]]\nid = \"1\"\ntitle = \"a\"\n", None, "control `1` names no rules"),
            (
                "[[control]]\nid = \"1\"\ntitle = \"a\"\nmanual = \"x\"\n[[control]]\nid = \"1\"\ntitle = \"b\"\nmanual = \"x\"\n",
                None,
                "two controls have the id `1`",
            ),
        ];
        for (text, line, message) in cases {
            let text = if text.starts_with("id") { text.to_owned() } else { format!("{HEAD}{text}") };
            let problem = Framework::read("ours.toml", text.as_bytes()).unwrap_err();
            assert_eq!(problem.line, line, "{text}: {problem:?}");
            assert!(problem.message.contains(message), "{problem:?}");
        }
    }
}
