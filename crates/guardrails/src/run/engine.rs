//! One rule of ours in the Rego engine.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::planned::PlannedResource;
use regorus::{Engine, Value};

use super::outcome::{Outcome, Raw};
use crate::bundle::NativeRule;

/// A rule that is ready to run.
#[derive(Clone)]
pub(crate) struct Compiled {
    engine: Engine,
    fail: String,
    not_applicable: Option<String>,
}

/// A resource with what is related to it, by type.
pub(crate) struct Subject {
    pub resource: Arc<PlannedResource>,
    pub value: Value,
    pub related: BTreeMap<String, Vec<Value>>,
    /// Who reaches it over the network; null where the rule does not ask.
    pub reach: Value,
}

impl Compiled {
    /// Makes a rule ready; `library` is what its imports lead to.
    pub fn new(rule: &NativeRule, library: &Engine) -> Result<Self, String> {
        let mut engine = library.clone();
        engine.add_policy(rule.file.clone(), rule.source.clone()).map_err(|error| format!("{error:#}"))?;
        let fail = format!("{}.fail", rule.package);
        let not_applicable = format!("{}.not_applicable", rule.package);
        let declares = |name: &str| engine.has_declared_rule_rooted_at(&rule.file, name).unwrap_or(false);
        if !declares("fail") {
            return Err("it has no rule `fail`".to_owned());
        }
        let not_applicable = declares("not_applicable").then_some(not_applicable);
        Ok(Self { engine, fail, not_applicable })
    }

    /// Runs the rule over subjects, all in one go.
    pub fn run(&mut self, subjects: &[Subject]) -> Result<Outcome, String> {
        self.engine.set_input(input(subjects));
        let mut outcome = Outcome::default();
        for found in self.evaluate(self.fail.clone())? {
            let raw = Raw::read(&found)?;
            outcome.fails.entry(raw.address.clone()).or_default().push(raw);
        }
        if let Some(name) = self.not_applicable.clone() {
            for found in self.evaluate(name)? {
                let address = found.as_string().map_err(|_| "`not_applicable` must be a set of addresses")?;
                outcome.not_applicable.insert(address.to_string());
            }
        }
        Ok(outcome)
    }

    fn evaluate(&mut self, name: String) -> Result<Vec<Value>, String> {
        match self.engine.eval_rule(name).map_err(|error| format!("{error:#}"))? {
            Value::Set(set) => Ok(set.iter().cloned().collect()),
            Value::Undefined => Ok(Vec::new()),
            _ => Err("`fail` and `not_applicable` must be sets".to_owned()),
        }
    }
}

/// An engine with the library alone.
pub(crate) fn library<'l>(files: impl IntoIterator<Item = (&'l str, &'l str)>) -> Result<Engine, (String, String)> {
    let mut engine = Engine::new();
    engine.set_gather_prints(true);
    for (path, source) in files {
        engine
            .add_policy(path.to_owned(), source.to_owned())
            .map_err(|error| (path.to_owned(), format!("{error:#}")))?;
    }
    Ok(engine)
}

/// A resource as it stands in a plan's `planned_values`.
pub(crate) fn resource_value(resource: &PlannedResource, values: &serde_json::Value) -> Value {
    let mut object = vec![
        (Value::from("address"), Value::from(resource.address.as_str())),
        (Value::from("mode"), Value::from(if is_managed(resource) { "managed" } else { "data" })),
        (Value::from("type"), Value::from(resource.type_name.as_str())),
        (Value::from("name"), Value::from(resource.name.as_str())),
        (Value::from("provider_name"), Value::from(resource.provider.as_str())),
        (Value::from("values"), Value::from(values.clone())),
    ];
    if let Some(index) = &resource.index {
        object.push((Value::from("index"), Value::from(index.clone())));
    }
    if let Some(region) = &resource.region {
        object.push((Value::from("region"), Value::from(region.as_str())));
    }
    Value::from(object.into_iter().collect::<BTreeMap<_, _>>())
}

/// Whether a resource is managed, not looked up.
pub(crate) fn is_managed(resource: &PlannedResource) -> bool {
    resource.mode == domain::planned::Mode::Managed
}

fn input(subjects: &[Subject]) -> Value {
    let resources = Value::from(subjects.iter().map(|subject| subject.value.clone()).collect::<Vec<_>>());
    let related: BTreeMap<Value, Value> = subjects
        .iter()
        .filter(|subject| !subject.related.is_empty())
        .map(|subject| {
            let types: BTreeMap<Value, Value> = subject
                .related
                .iter()
                .map(|(type_name, values)| (Value::from(type_name.as_str()), Value::from(values.clone())))
                .collect();
            (Value::from(subject.resource.address.as_str()), Value::from(types))
        })
        .collect();
    let reach: BTreeMap<Value, Value> = subjects
        .iter()
        .filter(|subject| subject.reach != Value::Null)
        .map(|subject| (Value::from(subject.resource.address.as_str()), subject.reach.clone()))
        .collect();
    object([
        ("planned_values", object([("root_module", object([("resources", resources)]))])),
        ("dharma", object([("related", Value::from(related)), ("reach", Value::from(reach))])),
    ])
}

fn object<const N: usize>(entries: [(&str, Value); N]) -> Value {
    Value::from(entries.into_iter().map(|(key, value)| (Value::from(key), value)).collect::<BTreeMap<_, _>>())
}
