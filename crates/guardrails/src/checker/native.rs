//! One rule of ours, with what came of it last.

use std::collections::HashMap;
use std::sync::Arc;

use domain::evidence::check::{CheckResult, PolicyProblem, Rule};
use regorus::Engine;

use super::results;
use crate::bundle::NativeRule;
use crate::foreign::tidy;
use crate::run::engine::Compiled;
use crate::run::estate::{Entry, Estate};
use crate::run::judge::{Case, case, judge, subjects};
use crate::run::relations::Relations;
use crate::run::verdict::{Gap, Verdict};

/// A rule and its memory.
pub(crate) struct NativeState {
    native: Arc<NativeRule>,
    rule: Rule,
    library: Arc<Engine>,
    compiled: Option<Result<Compiled, String>>,
    memory: HashMap<String, Judged>,
}

/// What a verdict hung on, and the verdict.
struct Judged {
    subject: Arc<Entry>,
    related: Vec<Arc<Entry>>,
    gaps: Vec<Gap>,
    reach: serde_json::Value,
    verdict: Verdict,
}

/// What came of a rule.
#[derive(Default)]
pub(crate) struct Answer {
    pub results: Vec<CheckResult>,
    pub problem: Option<PolicyProblem>,
}

impl NativeState {
    pub fn new(native: Arc<NativeRule>, rule: Rule, library: Arc<Engine>) -> Self {
        Self { native, rule, library, compiled: None, memory: HashMap::new() }
    }

    /// Whether there is anything that the rule is about.
    pub fn concerns(&self, estate: &Estate<'_>) -> bool {
        self.rule.types.iter().any(|type_name| !estate.of_type(type_name).is_empty())
    }

    pub fn prepare(&self, estate: &Estate<'_>, relations: &mut Relations) {
        self.native.metadata.custom.related.iter().for_each(|related| relations.prepare(estate, related));
    }

    /// The verdicts; only what changed, or what it hangs on, is judged again.
    pub fn check(&mut self, estate: &Estate<'_>, relations: &Relations) -> Answer {
        let mut answer = Answer::default();
        if !self.concerns(estate) {
            self.memory.clear();
            return answer;
        }
        let cases: Vec<Case> =
            subjects(&self.native, estate).map(|index| case(&self.native, estate, relations, index)).collect();
        let together = self.native.metadata.custom.together;
        let same = |case: &Case| self.remembered(case, estate).is_some();
        let (kept, fresh): (Vec<Case>, Vec<Case>) = if together {
            if cases.len() == self.memory.len() && cases.iter().all(same) {
                (cases, Vec::new())
            } else {
                (Vec::new(), cases)
            }
        } else {
            cases.into_iter().partition(same)
        };
        let verdicts = if fresh.is_empty() {
            Ok(Vec::new())
        } else {
            match self.compiled.get_or_insert_with(|| Compiled::new(&self.native, &self.library)) {
                Ok(compiled) => judge(&self.native, compiled, estate, &fresh),
                Err(message) => Err(message.clone()),
            }
        };
        let verdicts = match verdicts {
            Ok(verdicts) => verdicts,
            Err(message) => {
                let hint = Some("docs/adding-a-guardrail.md says what a rule looks like".to_owned());
                let message = format!("`{}` has no result: {}", self.rule.id, tidy(&message));
                answer.problem = Some(PolicyProblem { file: self.native.file.clone(), line: None, message, hint });
                return answer;
            }
        };
        let mut memory = HashMap::with_capacity(kept.len() + fresh.len());
        for case in &kept {
            let Some(entry) = estate.entries.get(case.index) else { continue };
            if let Some((address, judged)) = self.memory.remove_entry(&entry.resource.address) {
                results::push(&self.rule, estate, case.index, &judged.verdict, &mut answer.results);
                memory.insert(address, judged);
            }
        }
        for (case, verdict) in fresh.into_iter().zip(verdicts) {
            let Some(entry) = estate.entries.get(case.index) else { continue };
            results::push(&self.rule, estate, case.index, &verdict, &mut answer.results);
            let related =
                case.related.iter().filter_map(|(_, other)| estate.entries.get(*other)).map(Arc::clone).collect();
            let judged = Judged { subject: Arc::clone(entry), related, gaps: case.gaps, reach: case.reach, verdict };
            memory.insert(entry.resource.address.clone(), judged);
        }
        self.memory = memory;
        answer
    }

    fn remembered(&self, case: &Case, estate: &Estate<'_>) -> Option<&Judged> {
        let entry = estate.entries.get(case.index)?;
        let judged = self.memory.get(&entry.resource.address)?;
        let related = case.related.iter().filter_map(|(_, other)| estate.entries.get(*other));
        let same = Arc::ptr_eq(&judged.subject, entry)
            && judged.related.len() == case.related.len()
            && judged.related.iter().zip(related).all(|(one, other)| Arc::ptr_eq(one, other))
            && judged.gaps == case.gaps
            && judged.reach == case.reach;
        same.then_some(judged)
    }
}
