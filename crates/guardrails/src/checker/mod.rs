//! A check: every rule over what a blueprint comes to, and as little as possible of it again after an edit.

mod foreign;
mod native;
mod results;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use domain::evidence::check::{CheckReport, Counts, Enforcement, PolicyProblem, Rule};
use domain::graph::Graph;
use domain::planned::Planned;
use domain::{Digest, FileSet};
use rayon::prelude::*;

use crate::bundle::Bundle;
use crate::foreign::{Foreign, Limits};
use crate::frameworks::Framework;
use crate::run::estate::{Entry, Estate};
use crate::run::library::Libraries;
use crate::run::relations::Relations;
use crate::{glob, suppress};
use native::NativeState;

pub(crate) use foreign::rules as foreign_rules;

/// What is examined.
#[derive(Clone, Copy)]
pub struct Examined<'e> {
    /// What its content is called.
    pub content: Digest,
    /// What it comes to.
    pub planned: &'e Planned,
    /// Where everything stands.
    pub graph: &'e Graph,
    /// Its files: comments that suppress, `.dharma.toml`, templates as they are written.
    pub files: &'e FileSet,
    /// Today, `YYYY-MM-DD`: suppressions that ended before are not applied.
    pub day: &'e str,
}

/// What is done about the rules of a pattern; of several that fit the last one holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enforced {
    /// A rule's id; `*` is any text.
    pub rule: String,
    /// What is done.
    pub enforcement: Enforcement,
}

/// What a checker goes by.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The bundles; of rules with the same id the first bundle's counts.
    pub bundles: Vec<Arc<Bundle>>,
    /// What is done about broken rules.
    pub enforcement: Vec<Enforced>,
    /// Frameworks whose controls findings name.
    pub frameworks: Vec<Arc<Framework>>,
    /// What somebody else's policy may use up.
    pub limits: Limits,
}

/// A check that was given up because somebody said so.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("the check was given up")]
pub struct Cancelled;

/// Runs policies, and remembers what came of them: what did not change is not worked out again.
pub struct Checker {
    rules: BTreeMap<String, Rule>,
    native: Vec<NativeState>,
    foreign: Vec<foreign::ForeignState>,
    problems: Vec<PolicyProblem>,
    policies: Digest,
    known: HashMap<String, Arc<Entry>>,
}

impl Checker {
    /// A checker of these bundles, that goes by nothing else.
    #[must_use]
    pub fn new(bundles: Vec<Arc<Bundle>>) -> Self {
        Self::with(Settings { bundles, ..Settings::default() })
    }

    /// A checker. Rules are compiled when something is there that they are about.
    #[must_use]
    pub fn with(settings: Settings) -> Self {
        let mut checker = Self {
            rules: BTreeMap::new(),
            native: Vec::new(),
            foreign: Vec::new(),
            problems: Vec::new(),
            policies: policies(&settings),
            known: HashMap::new(),
        };
        let adjusted = |rule: &Rule| {
            let mut rule = rule.clone();
            if let Some(enforced) =
                settings.enforcement.iter().rev().find(|enforced| glob::matches(&enforced.rule, &rule.id))
            {
                rule.enforcement = enforced.enforcement;
            }
            rule.controls = settings
                .frameworks
                .iter()
                .flat_map(|framework| framework.controls_of(&rule.id).collect::<Vec<_>>())
                .collect();
            rule
        };
        for bundle in &settings.bundles {
            let mut libraries = Libraries::new(&bundle.library);
            for native in &bundle.rules {
                if !checker.rules.contains_key(&native.rule.id) {
                    let rule = adjusted(&native.rule);
                    checker.rules.insert(rule.id.clone(), rule.clone());
                    match libraries.engine(&native.source) {
                        Ok(library) => checker.native.push(NativeState::new(Arc::clone(native), rule, library)),
                        Err((file, message)) => {
                            let problem = PolicyProblem { file, line: None, message, hint: None };
                            if !checker.problems.contains(&problem) {
                                checker.problems.push(problem);
                            }
                        }
                    }
                }
            }
            if !bundle.foreign.entries.is_empty() {
                let rules = foreign::rules(bundle).iter().map(adjusted).collect::<Vec<_>>();
                for rule in &rules {
                    checker.rules.entry(rule.id.clone()).or_insert_with(|| rule.clone());
                }
                let running = Foreign::new(Arc::clone(&bundle.foreign), settings.limits);
                checker.foreign.push(foreign::ForeignState { running, rules });
            }
        }
        checker
    }

    /// The rules, by id, as they are enforced.
    #[must_use]
    pub fn rules(&self) -> &BTreeMap<String, Rule> {
        &self.rules
    }

    /// What the bundles, the enforcement and the frameworks are called together.
    #[must_use]
    pub fn policies(&self) -> Digest {
        self.policies
    }

    /// Checks.
    ///
    /// # Errors
    /// [`Cancelled`] as soon as `cancelled` says so.
    pub fn check(
        &mut self,
        examined: Examined<'_>,
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Result<CheckReport, Cancelled> {
        let estate = Estate::new(examined.planned, examined.graph, &self.known);
        let mut relations = Relations::default();
        for state in self.native.iter().filter(|state| state.concerns(&estate)) {
            state.prepare(&estate, &mut relations);
        }
        let answers: Vec<native::Answer> = self
            .native
            .par_iter_mut()
            .map(|state| if cancelled() { Err(Cancelled) } else { Ok(state.check(&estate, &relations)) })
            .collect::<Result<_, _>>()?;
        let mut problems = self.problems.clone();
        let mut results = Vec::with_capacity(answers.iter().map(|answer| answer.results.len()).sum());
        for answer in answers {
            results.extend(answer.results);
            problems.extend(answer.problem);
        }
        for state in &mut self.foreign {
            state.check(examined, &estate, cancelled, &mut results, &mut problems)?;
        }
        self.known = estate.entries.iter().map(|entry| (entry.resource.address.clone(), Arc::clone(entry))).collect();
        drop(estate);
        let suppressed = suppress::apply(examined, &self.rules, &mut results, &mut problems);
        results::sort(&mut results);
        problems
            .sort_by(|one, other| (&one.file, one.line, &one.message).cmp(&(&other.file, other.line, &other.message)));
        Ok(CheckReport {
            content: examined.content,
            policies: suppressed.map_or(self.policies, |digest| {
                Digest::of_parts([self.policies.as_bytes().as_slice(), digest.as_bytes().as_slice()])
            }),
            day: examined.day.to_owned(),
            counts: Counts::of(&results),
            results,
            rules: self.rules.clone(),
            problems,
        })
    }
}

fn policies(settings: &Settings) -> Digest {
    let mut parts: Vec<Vec<u8>> = vec![b"iac-dharma policies 1".to_vec()];
    parts.extend(settings.bundles.iter().map(|bundle| bundle.digest().as_bytes().to_vec()));
    for enforced in &settings.enforcement {
        parts.push(enforced.rule.as_bytes().to_vec());
        parts.push(format!("{:?}", enforced.enforcement).into_bytes());
    }
    parts.extend(settings.frameworks.iter().map(|framework| framework.digest().as_bytes().to_vec()));
    Digest::of_parts(parts.iter().map(Vec::as_slice))
}
