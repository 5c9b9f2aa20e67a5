//! Bundles: folders of policies.

mod metadata;
mod rule;

use std::sync::{Arc, OnceLock};

use domain::evidence::check::{FoundBy, PolicyProblem, Rule};
use domain::{Digest, FileSet};
use include_dir::{Dir, include_dir};

pub(crate) use metadata::{Read, Related};
pub(crate) use rule::NativeRule;

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../policies");

/// A folder of policies, read.
#[derive(Debug, Clone)]
pub struct Bundle {
    name: String,
    origin: FoundBy,
    digest: Digest,
    pub(crate) rules: Vec<Arc<NativeRule>>,
    pub(crate) library: Vec<(String, String)>,
}

impl Bundle {
    /// The bundle that comes with the product.
    #[must_use]
    pub fn built_in() -> Arc<Self> {
        static READ: OnceLock<Arc<Bundle>> = OnceLock::new();
        Arc::clone(READ.get_or_init(|| {
            let mut files = FileSet::new();
            collect(&BUILT_IN, &mut files);
            Arc::new(Self::of_rules("built-in", FoundBy::BuiltIn, &files).0)
        }))
    }

    /// A bundle of rules as docs/adding-a-guardrail.md describes them: `rules/` and `lib/`.
    #[must_use]
    pub fn of_rules(name: &str, origin: FoundBy, files: &FileSet) -> (Self, Vec<PolicyProblem>) {
        let mut problems = Vec::new();
        let mut rules: Vec<Arc<NativeRule>> = Vec::new();
        let mut library = Vec::new();
        for (path, bytes) in files.iter().filter(|(path, _)| is_policy(path)) {
            let Ok(source) = std::str::from_utf8(bytes) else {
                problems.push(problem(path, "it is not UTF-8", "save it as UTF-8"));
                continue;
            };
            if path.starts_with("lib/") {
                library.push((path.to_owned(), source.to_owned()));
            } else if path.starts_with("rules/") {
                match NativeRule::read(path, source, &origin) {
                    Ok(rule) => rules.push(Arc::new(rule)),
                    Err(message) => problems.push(problem(path, &message, "docs/adding-a-guardrail.md has an example")),
                }
            }
        }
        rules.sort_by(|left, right| left.rule.id.cmp(&right.rule.id));
        rules.dedup_by(|later, earlier| {
            let same = later.rule.id == earlier.rule.id;
            if same {
                let message = format!("its id `{}` is that of `{}`", later.rule.id, earlier.file);
                problems.push(problem(&later.file, &message, "give it another package"));
            }
            same
        });
        (Self { name: name.to_owned(), origin, digest: digest(files), rules, library }, problems)
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whose it is.
    #[must_use]
    pub fn origin(&self) -> &FoundBy {
        &self.origin
    }

    /// What its files are called.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// Its rules, by id.
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter().map(|rule| &rule.rule)
    }
}

/// Whether a file is a policy, and no test of one.
fn is_policy(path: &str) -> bool {
    path.ends_with(".rego") && !path.ends_with("_test.rego")
}

fn problem(file: &str, message: &str, hint: &str) -> PolicyProblem {
    PolicyProblem { file: file.to_owned(), line: None, message: message.to_owned(), hint: Some(hint.to_owned()) }
}

/// The digest of what bears on verdicts: policies and data, not the cases beside them.
fn digest(files: &FileSet) -> Digest {
    let mut relevant = FileSet::new();
    for (path, bytes) in files.iter().filter(|(path, _)| !path.contains(".cases.")) {
        // It was a path of the same kind of set.
        let _ = relevant.insert(path, Arc::clone(bytes));
    }
    relevant.digest()
}

fn collect(directory: &Dir<'static>, files: &mut FileSet) {
    for file in directory.files() {
        if let Some(path) = file.path().to_str() {
            let _ = files.insert(path.replace('\\', "/"), file.contents());
        }
    }
    directory.dirs().for_each(|inner| collect(inner, files));
}
