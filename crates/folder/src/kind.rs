//! Which files belong to a project.

/// A file larger than this is left out unless it is configuration.
pub const LARGEST_OTHER: u64 = 1024 * 1024;
/// Configuration larger than this is left out: no person wrote it.
pub const LARGEST_CONFIGURATION: u64 = 32 * 1024 * 1024;
/// All files together; past this the folder is more than one project.
pub const LARGEST_FOLDER: u64 = 180 * 1024 * 1024;

/// Folders that are never looked into, ignored by git or not.
const NEVER: &[&str] = &[".git", ".hg", ".svn", ".terraform", ".terragrunt-cache", "node_modules", ".venv", "target"];

/// Names that belong to other tools, as a folder or as a file, in whatever way a file system lets them be spelled.
const OF_TOOLS: &[&str] = &[".git", "git~1", ".hg", ".svn", ".terraform", JOURNAL];

/// What a file is to a project, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Terraform or OpenTofu configuration.
    Configuration,
    /// Values for variables.
    Values,
    /// State: secrets in the clear; never read.
    State,
    /// Anything else.
    Other,
}

impl Kind {
    /// The kind of a file called `name`.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
        if ends(&[".tfvars", ".tfvars.json"]) {
            Self::Values
        } else if name.contains(".tfstate") {
            Self::State
        } else if ends(&[".tf", ".tf.json", ".tofu", ".tofu.json", ".tftest.hcl"]) || name == ".terraform.lock.hcl" {
            Self::Configuration
        } else {
            Self::Other
        }
    }
}

/// Where the journal of a write stands, in the folder that is written.
pub const JOURNAL: &str = ".dharma-save";

/// Why state is left out.
pub const STATE: &str = "state holds secrets in the clear; it is never read";

/// Why configuration that git ignores is left out.
pub const IGNORED: &str = "git ignores it; Terraform reads it";

/// Whether a person is told that the file called `name` is left out because git ignores it.
#[must_use]
pub fn is_missed_when_ignored(name: &str) -> bool {
    // The lock file says nothing of what is built, and many teams ignore it.
    Kind::of(name) == Kind::Configuration && name != ".terraform.lock.hcl"
}

/// Whether a file of a kind is left out for its size, and why.
#[must_use]
pub fn too_large(kind: Kind, size: u64) -> Option<String> {
    let most = if kind == Kind::Other { LARGEST_OTHER } else { LARGEST_CONFIGURATION };
    (size > most).then(|| format!("is larger than {} MB", most / 1024 / 1024))
}

/// Whether a folder called `name` is never looked into.
#[must_use]
pub fn is_never_read(name: &str) -> bool {
    NEVER.contains(&name) || name == JOURNAL
}

/// Whether a file or folder called `name` belongs to another tool, so that it is neither read nor written.
#[must_use]
pub fn is_of_a_tool(name: &str) -> bool {
    // Some systems know no case, drop dots and spaces at the end, and take what follows a colon for something else.
    let name = name.split(':').next().unwrap_or_default().trim_end_matches(['.', ' ']);
    OF_TOOLS.iter().any(|tool| tool.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_to_a_tool_is_known_by_every_spelling() {
        for name in [".git", ".GIT", ".git.", ".git ", ".git::$INDEX_ALLOCATION", "GIT~1", ".Terraform", ".hg"] {
            assert!(is_of_a_tool(name), "`{name}` is another tool's on some system");
        }
        for name in [".gitignore", ".github", "git", "target", "main.tf", ".terraform.lock.hcl", ".terraformrc"] {
            assert!(!is_of_a_tool(name), "`{name}` belongs to the project");
        }
    }
}
