//! A bundle of somebody else's policies over an estate.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::FileSet;
use domain::evidence::check::PolicyProblem;
use domain::planned::{Origin, Planned};
use regorus::{Engine, Value};

use super::document::{self, Shape};
use super::found::{self, Found, Names};
use super::read::{Entry, Policies, line_of, tidy};
use super::sandbox::{self, Limits, Stopped};
use crate::run::estate::{self, Estate};

/// A bundle, and what came of it last.
pub(crate) struct Foreign {
    policies: Arc<Policies>,
    limits: Limits,
    /// The plan that came last, and what was said of it.
    last: Option<(Vec<Arc<estate::Entry>>, Vec<Answer>)>,
}

/// What one rule came to.
#[derive(Clone)]
pub(crate) struct Answer {
    /// Its place among the bundle's entries.
    pub entry: usize,
    pub said: Vec<Said>,
    pub problems: Vec<PolicyProblem>,
}

/// One thing that a rule said, of one input.
#[derive(Clone)]
pub(crate) struct Said {
    pub found: Found,
    /// The resource it is about, as an index into the estate.
    pub about: Option<usize>,
}

/// An input, and the resource that it is.
type Input = (Value, Option<usize>);

impl Foreign {
    pub fn new(policies: Arc<Policies>, limits: Limits) -> Self {
        Self { policies, limits, last: None }
    }

    /// Runs every rule; what was said of the same resources before is said again.
    pub fn run(
        &mut self,
        planned: &Planned,
        estate: &Estate<'_>,
        files: &FileSet,
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Result<&[Answer], crate::Cancelled> {
        let same = self.last.as_ref().is_some_and(|(entries, _)| {
            entries.len() == estate.entries.len()
                && entries.iter().zip(&estate.entries).all(|(one, other)| Arc::ptr_eq(one, other))
        });
        if !same {
            self.last = None;
            let names = Names::new(estate);
            let mut inputs: BTreeMap<(Shape, BTreeSet<&str>), Vec<Input>> = BTreeMap::new();
            let mut answers = Vec::new();
            let policies = Arc::clone(&self.policies);
            for (index, entry) in policies.entries.iter().enumerate() {
                if cancelled() {
                    return Err(crate::Cancelled);
                }
                let references = policies.references(entry);
                let shape = Shape::of(&references);
                let also: BTreeSet<&str> = ["tfplan", "plan", "terraform", "resource"]
                    .into_iter()
                    .filter(|name| {
                        references.iter().any(
                            |path| matches!(path.as_slice(), [first, second, ..] if first == "input" && second == name),
                        )
                    })
                    .collect();
                let given = inputs
                    .entry((shape, also.clone()))
                    .or_insert_with(|| self::inputs(shape, &also, planned, estate, files));
                answers.push(self.answer(index, entry, given, &names, cancelled)?);
            }
            self.last = Some((estate.entries.clone(), answers));
        }
        Ok(self.last.as_ref().map_or(&[], |(_, answers)| answers.as_slice()))
    }

    fn answer(
        &self,
        index: usize,
        entry: &Entry,
        given: &[Input],
        names: &Names<'_>,
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Result<Answer, crate::Cancelled> {
        let mut answer = Answer { entry: index, said: Vec::new(), problems: Vec::new() };
        let title = format!("refused by {}.{}", entry.package.join("."), entry.rule);
        let mut whole = vec![entry.needs.clone()];
        let mut first = true;
        while let Some(files) = whole.pop() {
            match self.evaluate(entry, &files, given, cancelled) {
                Ok(values) => {
                    for (value, (_, about)) in values.iter().zip(given) {
                        for found in found::read(value, &title) {
                            let about = about.or_else(|| names.find(&found));
                            answer.said.push(Said { found, about });
                        }
                    }
                }
                Err(Stopped::Cancelled) => return Err(crate::Cancelled),
                // One file of several that define the rule may be to blame: each is tried without the others.
                Err(_) if first && entry.files.len() > 1 => whole.extend(entry.files.iter().map(|kept| {
                    files.iter().copied().filter(|file| file == kept || !entry.files.contains(file)).collect()
                })),
                Err(stopped) => answer.problems.push(self.problem(entry, &files, &stopped)),
            }
            first = false;
        }
        Ok(answer)
    }

    fn evaluate(
        &self,
        entry: &Entry,
        files: &[usize],
        given: &[Input],
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Result<Vec<Value>, Stopped> {
        let (engine, rules) = engine(&self.policies, files)?;
        let rule = format!("data.{}.{}", path(&entry.package), entry.rule);
        let inputs = given.iter().map(|(value, _)| value.clone()).collect();
        sandbox::run(engine, rule, inputs, rules, self.limits, cancelled)
    }

    fn problem(&self, entry: &Entry, files: &[usize], stopped: &Stopped) -> PolicyProblem {
        let text = stopped.to_string();
        let own = entry.files.iter().find(|file| files.contains(file)).and_then(|file| self.policies.files.get(*file));
        let hint = match stopped {
            Stopped::Time(_) => "look for a loop over all pairs of something; the other policies were run",
            Stopped::Failed(_) | Stopped::Cancelled => "correct it; the other policies were run",
        };
        PolicyProblem {
            file: own.map(|policy| policy.file.clone()).unwrap_or_default(),
            line: line_of(&text),
            message: format!("`{}.{}` has no result: {}", entry.package.join("."), entry.rule, tidy(&text)),
            hint: Some(hint.to_owned()),
        }
    }
}

/// An engine with some of the files and all data, and how many rules it has.
pub(super) fn engine(policies: &Policies, files: &[usize]) -> Result<(Engine, usize), Stopped> {
    let mut engine = Engine::new();
    let failed = |error: anyhow::Error| Stopped::Failed(format!("{error:#}"));
    let mut rules = 0;
    for policy in files.iter().filter_map(|index| policies.files.get(*index)) {
        engine.set_rego_v0(policy.v0);
        engine.add_policy(policy.file.clone(), policy.source.clone()).map_err(failed)?;
        rules += policy.syntax.rules.len();
    }
    engine.add_data(Value::from(policies.data.clone())).map_err(failed)?;
    Ok((engine, rules))
}

impl Policies {
    /// Every reference that a rule leads to.
    pub fn references(&self, entry: &Entry) -> BTreeSet<Vec<String>> {
        let files = entry.needs.iter().filter_map(|index| self.files.get(*index));
        files.flat_map(|policy| policy.syntax.references.iter().cloned()).collect()
    }
}

pub(super) fn inputs(
    shape: Shape,
    also: &BTreeSet<&str>,
    planned: &Planned,
    estate: &Estate<'_>,
    files: &FileSet,
) -> Vec<Input> {
    let manifests = |wrap: fn(&serde_json::Value) -> serde_json::Value| {
        let entries = estate.entries.iter().enumerate();
        entries
            .filter(|(_, entry)| {
                entry.resource.origin == Origin::Manifests || entry.resource.type_name == "kubernetes_manifest"
            })
            .filter_map(|(index, entry)| Some((Value::from(wrap(entry.resource.values.get("manifest")?)), Some(index))))
            .collect()
    };
    match shape {
        Shape::Plan => vec![(Value::from(document::plan(planned, also)), None)],
        Shape::Manifest => manifests(serde_json::Value::clone),
        Shape::Review => manifests(document::review),
        Shape::Request => manifests(document::request),
        Shape::Template => {
            document::templates(files).into_iter().map(|(_, template)| (Value::from(template), None)).collect()
        }
    }
}

/// A package's name as a path: what is no plain name is put in brackets.
fn path(package: &[String]) -> String {
    let plain = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    let mut path = String::new();
    for (at, name) in package.iter().enumerate() {
        if !plain(name) {
            path.push_str(&format!("[{}]", serde_json::Value::from(name.as_str())));
        } else if at == 0 {
            path.push_str(name);
        } else {
            path.push('.');
            path.push_str(name);
        }
    }
    path
}
