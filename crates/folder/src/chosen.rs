//! Which files of a folder belong to a project where the folder is known by its paths alone, as a browser hands it over.

use gix_glob::Pattern;
use gix_glob::pattern::{Case, Mode};
use gix_glob::wildmatch;

use crate::kind::{self, Kind};

/// Where `terraform init` puts modules, and the list of them.
const TERRAFORM: &str = ".terraform";
const MODULES: &str = "modules";
const LISTING: &str = "modules.json";

/// What becomes of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It is part of the project.
    Taken,
    /// It lends values and is never stored: git ignores it.
    ValuesOnly,
    /// It is left out without a word: git ignores it and Terraform would not miss it, or a tool keeps it.
    Left,
    /// It is left out, and a person is told why.
    Skipped(String),
}

/// What git ignores in a folder.
#[derive(Debug, Clone, Default)]
pub struct Ignored {
    /// By directory, with `/` at the end; the top is the empty text.
    rules: Vec<(String, Vec<Pattern>)>,
}

impl Ignored {
    /// From every `.gitignore` of the folder: its path and its text.
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let rule = |(path, text): (&str, &str)| {
            let directory = path.rfind('/').map_or(0, |slash| slash + 1);
            let lines = text.lines().filter(|line| !line.starts_with('#'));
            Some((path.get(..directory)?.to_owned(), lines.filter_map(pattern).collect()))
        };
        let mut rules: Vec<(String, Vec<Pattern>)> = files.into_iter().filter_map(rule).collect();
        // The one nearest to a file has the last word.
        rules.sort_by_key(|(directory, _)| std::cmp::Reverse(directory.len()));
        Self { rules }
    }

    /// What becomes of the file at `path` of `size` bytes.
    #[must_use]
    pub fn fate(&self, path: &str, size: u64) -> Fate {
        let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
        let kind = Kind::of(name);
        let mut segments = folders.split('/');
        if let Some(tool) = segments.by_ref().find(|name| kind::is_never_read(name) || kind::is_of_a_tool(name)) {
            let installed = tool == TERRAFORM && segments.next() == Some(MODULES);
            let wanted = kind == Kind::Configuration || name == LISTING;
            return if installed && wanted { taken(kind, size) } else { Fate::Left };
        }
        if kind::is_of_a_tool(name) {
            return Fate::Left;
        }
        if self.names(path) {
            return match kind {
                Kind::Values => Fate::ValuesOnly,
                // In a folder that is ignored as a whole nothing is missed.
                _ if kind::is_missed_when_ignored(name) && !self.names_folder(folders) => {
                    Fate::Skipped(kind::IGNORED.to_owned())
                }
                _ => Fate::Left,
            };
        }
        if kind == Kind::State { Fate::Skipped(kind::STATE.to_owned()) } else { taken(kind, size) }
    }

    /// Whether a pattern names the file or a folder that it is in.
    fn names(&self, path: &str) -> bool {
        self.names_folder(path.rsplit_once('/').map_or("", |(folders, _)| folders)) || self.names_itself(path, false)
    }

    /// Whether a pattern names the folder or one that it is in.
    fn names_folder(&self, path: &str) -> bool {
        let ends = path.match_indices('/').map(|(slash, _)| slash).chain([path.len()]);
        ends.filter_map(|end| path.get(..end)).any(|part| !part.is_empty() && self.names_itself(part, true))
    }

    fn names_itself(&self, path: &str, is_folder: bool) -> bool {
        let verdict = self.rules.iter().find_map(|(directory, patterns)| {
            let below = path.strip_prefix(directory.as_str())?;
            let name_at = below.rfind('/').map(|slash| slash + 1);
            // Within a file the last word is the lowest.
            let last = patterns.iter().rev().find(|pattern| {
                pattern.matches_repo_relative_path(
                    below.into(),
                    name_at,
                    Some(is_folder),
                    Case::Sensitive,
                    wildmatch::Mode::NO_MATCH_SLASH_LITERAL,
                )
            })?;
            Some(!last.mode.contains(Mode::NEGATIVE))
        });
        verdict.unwrap_or_default()
    }
}

/// The pattern of a line; blanks at its end count only where they are escaped.
fn pattern(line: &str) -> Option<Pattern> {
    let plain = line.trim_end_matches([' ', '\t']);
    let line = if plain.ends_with('\\') { line } else { plain };
    Pattern::from_bytes(line.as_bytes())
}

fn taken(kind: Kind, size: u64) -> Fate {
    kind::too_large(kind, size).map_or(Fate::Taken, Fate::Skipped)
}
