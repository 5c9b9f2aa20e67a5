//! A folder of somebody else's policies.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Duration;

use domain::FileSet;
use domain::evidence::check::PolicyProblem;
use regorus::Engine;
use serde_json::{Map, Value};

use super::syntax::{Syntax, recursion, with_bodies};
use super::weight::Weight;

/// Files of policies that a bundle may hold.
const MOST_FILES: usize = 5_000;
/// Rules that a bundle may hold: each may lead to the next, and takes its part of the stack.
const MOST_RULES: usize = 20_000;
/// Operators that a file may hold: a chain of them is a tree as deep as it is long, and deep trees need stack.
const MOST_OPERATORS: usize = 1_000;
/// Brackets within brackets: the engine's reader takes twice as long for each.
const DEEPEST: usize = 18;
/// How long one file may take to be read.
const LONGEST_READ: Duration = Duration::from_secs(3);
/// Stack for reading one file.
const STACK: usize = 256 << 20;
/// Bytes of data that a bundle may hold.
const MOST_DATA: usize = 16 << 20;

/// Policies with their data.
#[derive(Debug, Clone, Default)]
pub(crate) struct Policies {
    pub files: Vec<Policy>,
    pub data: Value,
    pub entries: Vec<Entry>,
}

/// One policy file.
#[derive(Debug, Clone)]
pub(crate) struct Policy {
    pub file: String,
    pub source: String,
    pub v0: bool,
    pub syntax: Syntax,
}

/// What a broken policy means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Deny,
    Warn,
}

/// A rule that conftest would run: `deny`, `warn`, `violation`, also with a suffix.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub package: Vec<String>,
    pub rule: String,
    pub kind: Kind,
    /// The files that define it.
    pub files: Vec<usize>,
    /// All that it leads to, those included.
    pub needs: Vec<usize>,
}

impl Policies {
    /// Reads policies and data; what cannot be read is named and left out.
    pub fn read(files: &FileSet, problems: &mut Vec<PolicyProblem>) -> Self {
        let mut policies = Self { data: Value::Object(Map::new()), ..Self::default() };
        let texts: Arc<Texts> = Arc::new(
            files
                .iter()
                .filter(|(path, _)| path.ends_with(".rego") && !path.ends_with("_test.rego"))
                .take(MOST_FILES + 1)
                .map(|(path, bytes)| (path.to_owned(), Arc::clone(bytes)))
                .collect(),
        );
        for ((path, _), read) in texts.iter().zip(read_all(&texts)) {
            match read {
                Ok(policy) if policies.files.len() < MOST_FILES => policies.files.push(policy),
                Ok(_) => problems.push(problem(path, None, format!("a bundle has room for {MOST_FILES} policies"))),
                Err(message) => problems.push(problem(path, line_of(&message), message)),
            }
        }
        let rules: usize = policies.files.iter().map(|policy| policy.syntax.rules.len()).sum();
        if rules > MOST_RULES {
            problems.push(problem("", None, format!("{rules} rules are too many: a bundle has room for {MOST_RULES}")));
            policies.files.clear();
        }
        policies.find_entries(problems);
        policies.read_data(files, problems);
        policies
    }

    fn find_entries(&mut self, problems: &mut Vec<PolicyProblem>) {
        let mut found: BTreeMap<(Vec<String>, String), (Kind, BTreeSet<usize>)> = BTreeMap::new();
        for (index, policy) in self.files.iter().enumerate() {
            for head in policy.syntax.rules.iter().filter(|head| !head.function) {
                if let Some(kind) = kind(&head.name) {
                    let key = (policy.syntax.package.clone(), head.name.clone());
                    found.entry(key).or_insert_with(|| (kind, BTreeSet::new())).1.insert(index);
                }
            }
        }
        for ((package, rule), (kind, files)) in found {
            let needs = self.closure(files.iter().copied());
            if let Some(function) = recursion(needs.iter().filter_map(|index| Some(&self.files.get(*index)?.syntax))) {
                let file = files.iter().next().and_then(|index| self.files.get(*index));
                let message = format!("`{function}` calls itself, so `{}.{rule}` is not run", package.join("."));
                problems.push(problem(file.map_or("", |policy| &policy.file), None, message));
                continue;
            }
            self.entries.push(Entry { package, rule, kind, files: files.into_iter().collect(), needs });
        }
    }

    /// The files that some files lead to: those of their packages, and of all packages that these refer to.
    pub fn closure(&self, from: impl Iterator<Item = usize>) -> Vec<usize> {
        let mut seen: BTreeSet<usize> = BTreeSet::new();
        let mut packages: BTreeSet<&[String]> = BTreeSet::new();
        let mut open: Vec<usize> = from.collect();
        let mut by_package: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
        for (index, policy) in self.files.iter().enumerate() {
            by_package.entry(&policy.syntax.package).or_default().push(index);
        }
        while let Some(index) = open.pop() {
            if !seen.insert(index) {
                continue;
            }
            let Some(policy) = self.files.get(index) else { continue };
            if packages.insert(&policy.syntax.package) {
                open.extend(by_package.get(policy.syntax.package.as_slice()).into_iter().flatten());
            }
            for reference in &policy.syntax.references {
                let Some((first, path)) = reference.split_first() else { continue };
                if first != "data" || path.is_empty() {
                    continue;
                }
                let touched =
                    by_package.iter().filter(|(package, _)| package.iter().zip(path).all(|(one, other)| one == other));
                for (package, files) in touched {
                    if packages.insert(package) {
                        open.extend(files);
                    }
                }
            }
        }
        seen.into_iter().collect()
    }

    /// Data lies under the names of its folders. What policies name and is not there is looked for at the top of the files.
    fn read_data(&mut self, files: &FileSet, problems: &mut Vec<PolicyProblem>) {
        let mut read = Vec::new();
        let mut bytes = 0;
        for (path, content) in files.iter() {
            let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
            if ![".json", ".yaml", ".yml"].iter().any(|ending| name.ends_with(ending)) || name.starts_with('.') {
                continue;
            }
            bytes += content.len();
            if bytes > MOST_DATA {
                problems.push(problem(path, None, format!("a bundle has room for {} MiB of data", MOST_DATA >> 20)));
                break;
            }
            let parsed = std::str::from_utf8(content).ok().and_then(|text| data(name, text));
            match parsed {
                Some(Value::Object(object)) => read.push((folder.to_owned(), object)),
                Some(_) => {}
                None if name.starts_with("data.") => {
                    problems.push(problem(path, None, "it is not JSON or YAML, and is left out".to_owned()));
                }
                None => {}
            }
        }
        for (folder, object) in &read {
            let nested = folder
                .split('/')
                .filter(|part| !part.is_empty())
                .rev()
                .fold(Value::Object(object.clone()), |inner, name| {
                    Value::Object(Map::from_iter([(name.to_owned(), inner)]))
                });
            merge(&mut self.data, nested);
        }
        let packages: BTreeSet<&String> =
            self.files.iter().filter_map(|policy| policy.syntax.package.first()).collect();
        let wanted: BTreeSet<&String> = self
            .files
            .iter()
            .flat_map(|policy| &policy.syntax.references)
            .filter(|path| path.first().is_some_and(|first| first == "data"))
            .filter_map(|path| path.get(1))
            .filter(|name| !packages.contains(name) && self.data.get(name.as_str()).is_none())
            .collect();
        let mut lifted = Map::new();
        for (_, object) in read {
            lifted.extend(object.into_iter().filter(|(name, _)| wanted.contains(name)));
        }
        drop(wanted);
        merge(&mut self.data, Value::Object(lifted));
    }
}

impl Policy {
    fn read(path: &str, source: &str) -> Result<Self, String> {
        let Weight { operators, nesting } = Weight::of(source);
        if operators > MOST_OPERATORS {
            return Err(format!("its {operators} operators are too many: a file has room for {MOST_OPERATORS}"));
        }
        if nesting > DEEPEST {
            return Err(format!("its brackets are nested {nesting} deep: {DEEPEST} are the most"));
        }
        let attempt = |v0: bool| -> Result<Self, String> {
            let mut engine = Engine::new();
            engine.set_rego_v0(v0);
            engine.add_policy(path.to_owned(), source.to_owned()).map_err(|error| format!("{error:#}"))?;
            let tree = engine.get_ast_as_json().map_err(|error| format!("{error:#}"))?;
            let tree: Value = serde_json::from_str(&tree).map_err(|_| "it is nested too deeply".to_owned())?;
            let syntax = tree.get(0).and_then(Syntax::read).ok_or("its rules could not be listed")?;
            let changed = tree.get(0).and_then(|module| with_bodies(module, v0)).filter(|changed| {
                let mut engine = Engine::new();
                engine.set_rego_v0(v0);
                engine.add_policy(path.to_owned(), changed.clone()).is_ok()
            });
            let source = changed.as_deref().unwrap_or(source);
            Ok(Self { file: path.to_owned(), source: source.to_owned(), v0, syntax })
        };
        // What both versions take is not always meant alike: `a[x]` without a body is a set in the older one.
        let says_newer = ["import rego.v1", " if ", " contains "].iter().any(|word| source.contains(word));
        let first = attempt(!says_newer);
        first.or_else(|error| attempt(says_newer).map_err(|_| error))
    }
}

/// Policies by path.
type Texts = Vec<(String, Arc<[u8]>)>;

/// Reads each file on a thread that is left behind when one takes too long; the next one goes on with the rest.
fn read_all(texts: &Arc<Texts>) -> Vec<Result<Policy, String>> {
    let mut read: Vec<Result<Policy, String>> = Vec::with_capacity(texts.len());
    while read.len() < texts.len() {
        let (sender, receiver) = channel();
        let (texts_of_thread, from) = (Arc::clone(texts), read.len());
        let started = std::thread::Builder::new().name("policies".to_owned()).stack_size(STACK).spawn(move || {
            for (path, bytes) in texts_of_thread.iter().skip(from) {
                let source = std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned());
                if sender.send(source.and_then(|source| Policy::read(path, source))).is_err() {
                    return;
                }
            }
        });
        if let Err(error) = started {
            read.push(Err(format!("no thread could be had to read it: {error}")));
            continue;
        }
        while read.len() < texts.len() {
            match receiver.recv_timeout(LONGEST_READ) {
                Ok(one) => read.push(one),
                Err(_) => {
                    read.push(Err(format!("it took more than {LONGEST_READ:?} to read")));
                    break;
                }
            }
        }
    }
    read
}

fn kind(rule: &str) -> Option<Kind> {
    let is = |word: &str| rule.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'));
    if is("deny") || is("violation") {
        Some(Kind::Deny)
    } else if is("warn") {
        Some(Kind::Warn)
    } else {
        None
    }
}

fn data(name: &str, text: &str) -> Option<Value> {
    if name.ends_with(".json") {
        return serde_json::from_str(text).ok();
    }
    serde_json::to_value(regorus::Value::from_yaml_str(text).ok()?).ok()
}

fn merge(into: &mut Value, other: Value) {
    match (into, other) {
        (Value::Object(into), Value::Object(other)) => {
            for (name, value) in other {
                match into.get_mut(&name) {
                    Some(inner) => merge(inner, value),
                    None => {
                        into.insert(name, value);
                    }
                }
            }
        }
        (into, other) => *into = other,
    }
}

fn problem(file: &str, line: Option<u32>, message: String) -> PolicyProblem {
    PolicyProblem { file: file.to_owned(), line, message: tidy(&message), hint: None }
}

/// The line that the engine names: `--> file:LINE:COLUMN`.
pub(crate) fn line_of(message: &str) -> Option<u32> {
    let place = message.split("--> ").nth(1)?.lines().next()?;
    place.rsplit(':').nth(1)?.parse().ok()
}

/// The engine's words without its drawing of the source.
pub(crate) fn tidy(message: &str) -> String {
    match message.rsplit_once("\nerror: ") {
        Some((_, error)) => error.trim().to_owned(),
        None => message.trim().to_owned(),
    }
}
