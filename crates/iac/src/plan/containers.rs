//! Where a plan or a state holds values, and what it says of their secrecy.

use std::borrow::Cow;

use serde_json::Value;
use serde_json::value::RawValue;

use super::raw::{entry, items, pairs};
use crate::planned::secrets::is_secret;

/// A part of a document that holds values.
pub(super) struct Container<'a> {
    /// Its text.
    pub(super) raw: &'a RawValue,
    /// The type of the resource that it belongs to; empty for none.
    pub(super) type_name: Cow<'a, str>,
    /// Which parts of it are sensitive, as the document marks them.
    pub(super) marks: Vec<Value>,
}

/// The values of the object at the top of a document.
pub(super) fn containers<'a>(top: &[(Cow<'a, str>, &'a RawValue)]) -> Vec<Container<'a>> {
    let mut found = Found { containers: Vec::new() };
    let configuration = entry(top, "configuration").map(pairs).unwrap_or_default();
    let root = entry(&configuration, "root_module").map(pairs).unwrap_or_default();
    let variables = entry(&root, "variables").map(pairs).unwrap_or_default();
    let is_raw_state = entry(top, "version").is_some() && entry(top, "format_version").is_none();
    for (name, raw) in top {
        match &**name {
            "format_version" | "terraform_version" | "version" | "serial" | "lineage" | "timestamp" => {}
            "relevant_attributes" | "applyable" | "complete" | "errored" => {}
            "planned_values" | "values" => found.values(raw),
            "prior_state" => {
                if let Some(values) = entry(&pairs(raw), "values") {
                    found.values(values);
                }
            }
            "resource_changes" | "resource_drift" => items(raw).into_iter().for_each(|item| found.change(item)),
            "deferred_changes" => {
                for item in items(raw) {
                    if let Some(change) = entry(&pairs(item), "resource_change") {
                        found.change(change);
                    }
                }
            }
            "output_changes" => {
                for (name, raw) in pairs(raw) {
                    found.before_and_after(&pairs(raw), Cow::Borrowed(""), is_secret("", &name));
                }
            }
            "variables" => {
                for (name, raw) in pairs(raw) {
                    let declared = entry(&variables, &name).map(pairs).unwrap_or_default();
                    let whole = is_true(entry(&declared, "sensitive")) || is_secret("", &name);
                    found.named_value(&pairs(raw), whole);
                }
            }
            "configuration" => {
                for (_, raw) in entry(&configuration, "provider_config").map(pairs).unwrap_or_default() {
                    found.expressions(&pairs(raw), Cow::Borrowed(""));
                }
                if let Some(root) = entry(&configuration, "root_module") {
                    found.module(root);
                }
            }
            "outputs" if is_raw_state => found.outputs(raw),
            "resources" if is_raw_state => items(raw).into_iter().for_each(|item| found.raw_resource(item)),
            _ => found.add(raw, Cow::Borrowed(""), Vec::new()),
        }
    }
    found.containers
}

struct Found<'a> {
    containers: Vec<Container<'a>>,
}

impl<'a> Found<'a> {
    fn add(&mut self, raw: &'a RawValue, type_name: Cow<'a, str>, marks: Vec<Value>) {
        self.containers.push(Container { raw, type_name, marks });
    }

    fn values(&mut self, raw: &'a RawValue) {
        let values = pairs(raw);
        if let Some(outputs) = entry(&values, "outputs") {
            self.outputs(outputs);
        }
        // How deep a document nests was looked at before.
        let mut waiting: Vec<&RawValue> = entry(&values, "root_module").into_iter().collect();
        while let Some(module) = waiting.pop() {
            let module = pairs(module);
            for resource in entry(&module, "resources").map(items).unwrap_or_default() {
                let resource = pairs(resource);
                let type_name = text(entry(&resource, "type"));
                let marks = marks(&resource, &["sensitive_values"]);
                for name in ["values", "identity"] {
                    if let Some(values) = entry(&resource, name) {
                        self.add(values, type_name.clone(), marks.clone());
                    }
                }
            }
            waiting.extend(entry(&module, "child_modules").map(items).unwrap_or_default());
        }
    }

    fn outputs(&mut self, raw: &'a RawValue) {
        for (name, raw) in pairs(raw) {
            let output = pairs(raw);
            let whole = is_true(entry(&output, "sensitive")) || is_secret("", &name);
            self.named_value(&output, whole);
        }
    }

    fn named_value(&mut self, object: &[(Cow<'a, str>, &'a RawValue)], whole: bool) {
        for (name, raw) in object {
            if matches!(&**name, "value" | "default") {
                self.add(raw, Cow::Borrowed(""), if whole { vec![Value::Bool(true)] } else { Vec::new() });
            }
        }
    }

    fn change(&mut self, raw: &'a RawValue) {
        let resource = pairs(raw);
        let type_name = text(entry(&resource, "type"));
        if let Some(change) = entry(&resource, "change") {
            self.before_and_after(&pairs(change), type_name, false);
        }
    }

    fn before_and_after(&mut self, change: &[(Cow<'a, str>, &'a RawValue)], type_name: Cow<'a, str>, whole: bool) {
        // What is secret before is so after, and the other way round.
        let mut marks = marks(change, &["before_sensitive", "after_sensitive"]);
        if whole {
            marks.push(Value::Bool(true));
        }
        for (name, raw) in change {
            match &**name {
                "before" | "after" => self.add(raw, type_name.clone(), marks.clone()),
                "before_identity" | "after_identity" | "generated_config" | "importing" => {
                    self.add(raw, type_name.clone(), Vec::new());
                }
                _ => {}
            }
        }
    }

    fn module(&mut self, raw: &'a RawValue) {
        let mut waiting = vec![raw];
        while let Some(module) = waiting.pop() {
            let module = pairs(module);
            for resource in entry(&module, "resources").map(items).unwrap_or_default() {
                let resource = pairs(resource);
                let type_name = text(entry(&resource, "type"));
                self.expressions(&resource, type_name);
                for provisioner in entry(&resource, "provisioners").map(items).unwrap_or_default() {
                    self.expressions(&pairs(provisioner), Cow::Borrowed(""));
                }
            }
            for (_, call) in entry(&module, "module_calls").map(pairs).unwrap_or_default() {
                let call = pairs(call);
                self.expressions(&call, Cow::Borrowed(""));
                waiting.extend(entry(&call, "module"));
            }
            for (name, variable) in entry(&module, "variables").map(pairs).unwrap_or_default() {
                let variable = pairs(variable);
                let whole = is_true(entry(&variable, "sensitive")) || is_secret("", &name);
                self.named_value(&variable, whole);
            }
            for (name, output) in entry(&module, "outputs").map(pairs).unwrap_or_default() {
                let output = pairs(output);
                let whole = is_true(entry(&output, "sensitive")) || is_secret("", &name);
                let constant = entry(&output, "expression").map(pairs).unwrap_or_default();
                if let Some(constant) = entry(&constant, "constant_value") {
                    self.add(constant, Cow::Borrowed(""), if whole { vec![Value::Bool(true)] } else { Vec::new() });
                }
            }
        }
    }

    fn expressions(&mut self, object: &[(Cow<'a, str>, &'a RawValue)], type_name: Cow<'a, str>) {
        for (name, raw) in object {
            if matches!(&**name, "expressions" | "count_expression" | "for_each_expression") {
                self.add(raw, type_name.clone(), Vec::new());
            }
        }
    }

    /// A resource as the file that Terraform keeps has it.
    fn raw_resource(&mut self, raw: &'a RawValue) {
        let resource = pairs(raw);
        let type_name = text(entry(&resource, "type"));
        for instance in entry(&resource, "instances").map(items).unwrap_or_default() {
            let instance = pairs(instance);
            let paths = entry(&instance, "sensitive_attributes").map(parsed).unwrap_or_default();
            for (name, raw) in &instance {
                match &**name {
                    "attributes" | "attributes_flat" => {
                        self.add(raw, type_name.clone(), super::state::marks(&paths));
                    }
                    "private" => self.add(raw, type_name.clone(), vec![Value::Bool(true)]),
                    "identity" => self.add(raw, type_name.clone(), Vec::new()),
                    _ => {}
                }
            }
        }
    }
}

fn marks(object: &[(Cow<'_, str>, &RawValue)], names: &[&str]) -> Vec<Value> {
    names.iter().filter_map(|name| entry(object, name)).map(parsed).collect()
}

pub(super) fn parsed(raw: &RawValue) -> Value {
    serde_json::from_str(raw.get()).unwrap_or_default()
}

fn is_true(raw: Option<&RawValue>) -> bool {
    raw.is_some_and(|raw| raw.get() == "true")
}

/// The text that a value is; empty for none.
pub(super) fn text(raw: Option<&RawValue>) -> Cow<'_, str> {
    match raw.map(RawValue::get) {
        Some(quoted) if quoted.contains('\\') => Cow::Owned(serde_json::from_str(quoted).unwrap_or_default()),
        Some(quoted) => {
            Cow::Borrowed(quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or_default())
        }
        None => Cow::Borrowed(""),
    }
}
