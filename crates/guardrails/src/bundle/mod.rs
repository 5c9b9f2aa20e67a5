//! Bundles: folders of policies.

mod metadata;
mod rule;

use std::sync::{Arc, OnceLock};

use domain::evidence::check::{FoundBy, PolicyProblem, Rule};
use domain::{Digest, FileSet};
use include_dir::{Dir, include_dir};

use crate::foreign::Policies;

pub(crate) use metadata::{Metadata, Read, Related, severity};
pub(crate) use rule::{NativeRule, package};

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../policies");

/// A folder of policies, read.
#[derive(Debug, Clone)]
pub struct Bundle {
    name: String,
    origin: FoundBy,
    digest: Digest,
    pub(crate) rules: Vec<Arc<NativeRule>>,
    pub(crate) library: Vec<(String, String)>,
    pub(crate) foreign: Arc<Policies>,
}

impl Bundle {
    /// The bundle that comes with the product.
    #[must_use]
    pub fn built_in() -> Arc<Self> {
        static READ: OnceLock<Arc<Bundle>> = OnceLock::new();
        Arc::clone(READ.get_or_init(|| Arc::new(Self::read_built_in())))
    }

    /// The same, read anew: what [`Bundle::built_in`] does once.
    #[must_use]
    pub fn read_built_in() -> Self {
        let mut files = FileSet::new();
        collect(&BUILT_IN, &mut files);
        Self::of_rules("built-in", FoundBy::BuiltIn, &files).0
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
        (
            Self { name: name.to_owned(), origin, digest: digest(files), rules, library, foreign: Arc::default() },
            problems,
        )
    }

    /// A bundle of somebody's policies: a folder of Rego and data, written for conftest or OPA, or as
    /// docs/adding-a-guardrail.md describes rules. What cannot be read is named and left out.
    #[must_use]
    pub fn read(name: &str, files: &FileSet) -> (Self, Vec<PolicyProblem>) {
        let origin = FoundBy::Policy { bundle: name.to_owned() };
        let (mut ours, mut theirs) = (FileSet::new(), FileSet::new());
        for (path, bytes) in files.iter() {
            let named = std::str::from_utf8(bytes).ok().filter(|_| is_policy(path)).and_then(package);
            let is_ours = named.is_some_and(|package| package.starts_with("dharma."));
            // Both paths come out of a set of the same kind.
            let _ = if is_ours {
                let folder =
                    if rule::package_is_library(std::str::from_utf8(bytes).unwrap_or("")) { "lib" } else { "rules" };
                ours.insert(format!("{folder}/{path}"), Arc::clone(bytes))
            } else {
                theirs.insert(path, Arc::clone(bytes))
            };
        }
        let (mut bundle, mut problems) = Self::of_rules(name, origin, &ours);
        for problem in &mut problems {
            problem.file = problem.file.split_once('/').map_or("", |(_, path)| path).to_owned();
        }
        // Their own library counts before ours.
        let own: std::collections::BTreeSet<String> =
            bundle.library.iter().filter_map(|(_, source)| package(source).map(str::to_owned)).collect();
        if !bundle.rules.is_empty() {
            let built_in = Self::built_in();
            let missing =
                built_in.library.iter().filter(|(_, source)| package(source).is_none_or(|name| !own.contains(name)));
            bundle.library.extend(missing.cloned());
        }
        bundle.foreign = Arc::new(Policies::read(&theirs, &mut problems));
        if bundle.rules.is_empty() && bundle.foreign.entries.is_empty() && problems.is_empty() {
            problems.push(problem("", "there is no policy in it", "a policy has a rule `deny`, `warn` or `violation`"));
        }
        bundle.digest = digest(files);
        (bundle, problems)
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

    /// Its rules: those of ours by id, then those of others.
    #[must_use]
    pub fn rules(&self) -> Vec<Rule> {
        self.rules.iter().map(|rule| rule.rule.clone()).chain(crate::checker::foreign_rules(self)).collect()
    }
}

/// Whether a file is a policy, and no test of one.
fn is_policy(path: &str) -> bool {
    path.ends_with(".rego") && !path.ends_with("_test.rego")
}

/// What a policy says of itself; nothing where it says nothing that can be read.
pub(crate) fn metadata_of(source: &str) -> Option<Metadata> {
    metadata::read(&metadata::block(source)?).ok()
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
