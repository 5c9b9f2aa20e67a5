//! Which files belong to a project.

/// A file larger than this is left out unless it is configuration.
pub const LARGEST_OTHER: u64 = 1024 * 1024;
/// Configuration larger than this is left out: no person wrote it.
pub const LARGEST_CONFIGURATION: u64 = 32 * 1024 * 1024;
/// All files together; past this the folder is more than one project.
pub const LARGEST_FOLDER: u64 = 512 * 1024 * 1024;

/// Folders that are never looked into, ignored by git or not.
const NEVER: &[&str] = &[".git", ".hg", ".svn", ".terraform", ".terragrunt-cache", "node_modules", ".venv", "target"];

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
