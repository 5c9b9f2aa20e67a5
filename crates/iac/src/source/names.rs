//! What the name of a file says about it.

use crate::modules::paths;

/// What kind of file it is, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileKind {
    /// `.tf`, `.tofu`
    Configuration,
    /// `.tf.json`, `.tofu.json`
    JsonConfiguration,
    /// `.tfvars`
    Values,
    /// `.tfvars.json`
    JsonValues,
    /// Written in the language, but no configuration: tests, lock files, stacks.
    Language,
    /// None of Terraform's, or a copy that an editor left behind.
    Other,
}

const LANGUAGE_ENDINGS: [&str; 9] = [
    ".tftest.hcl",
    ".tfmock.hcl",
    ".tfstack.hcl",
    ".tfcomponent.hcl",
    ".tfdeploy.hcl",
    ".tfquery.hcl",
    ".tofutest.hcl",
    ".tofumock.hcl",
    ".terraform.lock.hcl",
];

impl FileKind {
    /// The kind of the file at `path`.
    pub(crate) fn of(path: &str) -> Self {
        let name = paths::file_name(path);
        if LANGUAGE_ENDINGS.iter().any(|ending| name.ends_with(ending)) {
            return Self::Language;
        }
        if name.starts_with('.') || name.ends_with('~') || (name.starts_with('#') && name.ends_with('#')) {
            return Self::Other;
        }
        if name.ends_with(".tf") || name.ends_with(".tofu") {
            Self::Configuration
        } else if name.ends_with(".tf.json") || name.ends_with(".tofu.json") {
            Self::JsonConfiguration
        } else if name.ends_with(".tfvars") {
            Self::Values
        } else if name.ends_with(".tfvars.json") {
            Self::JsonValues
        } else {
            Self::Other
        }
    }

    /// Whether it is written in JSON.
    pub(crate) fn is_json(self) -> bool {
        matches!(self, Self::JsonConfiguration | Self::JsonValues)
    }

    /// Whether it makes its directory a module.
    pub(crate) fn is_configuration(self) -> bool {
        matches!(self, Self::Configuration | Self::JsonConfiguration)
    }
}

/// The name without the ending that says it is configuration.
fn stem(path: &str) -> &str {
    let name = paths::file_name(path);
    [".tf.json", ".tofu.json", ".tf", ".tofu"].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}

/// Whether the file's blocks are laid over those of the other files.
pub(crate) fn is_override(path: &str) -> bool {
    let stem = stem(path);
    stem == "override" || stem.ends_with("_override")
}

/// The file that OpenTofu reads instead of this one, if it is there.
pub(crate) fn stand_in(path: &str) -> Option<String> {
    if let Some(plain) = path.strip_suffix(".tf.json") {
        return Some(format!("{plain}.tofu.json"));
    }
    path.strip_suffix(".tf").map(|plain| format!("{plain}.tofu"))
}

/// In which order a values file is applied by itself, later ones winning; `None` when it must be named on the command line.
pub(crate) fn automatic_values(path: &str) -> Option<(u8, &str)> {
    let name = paths::file_name(path);
    match name {
        "terraform.tfvars" => Some((0, name)),
        "terraform.tfvars.json" => Some((1, name)),
        _ if name.ends_with(".auto.tfvars") || name.ends_with(".auto.tfvars.json") => Some((2, name)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_what_a_file_is() {
        let cases = [
            ("main.tf", FileKind::Configuration),
            ("a/b.tofu", FileKind::Configuration),
            ("a/b.tf.json", FileKind::JsonConfiguration),
            ("prod.tfvars", FileKind::Values),
            ("x.auto.tfvars.json", FileKind::JsonValues),
            ("tests/x.tftest.hcl", FileKind::Language),
            (".terraform.lock.hcl", FileKind::Language),
            ("main.tf~", FileKind::Other),
            (".#main.tf", FileKind::Other),
            ("#main.tf#", FileKind::Other),
            ("terragrunt.hcl", FileKind::Other),
            ("README.md", FileKind::Other),
        ];
        for (path, kind) in cases {
            assert_eq!(FileKind::of(path), kind, "`{path}`");
        }
    }

    #[test]
    fn an_override_is_known_by_its_name() {
        for path in ["override.tf", "a/x_override.tf", "override.tf.json"] {
            assert!(is_override(path), "{path}");
        }
        for path in ["overrides.tf", "my-override.tf", "main.tf"] {
            assert!(!is_override(path), "{path}");
        }
    }
}
