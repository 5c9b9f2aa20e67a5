//! The `configuration` of a plan, worked out from configuration.

use domain::graph::ComponentKind;
use domain::planned::SENSITIVE;
use hcl::syntax::{Step, Traversal};
use hcl::{Expr, ExprKind};
use rayon::prelude::*;
use serde_json::{Map, Value as Json, json};

use super::body::Body;
use super::provider::{self, Providers};
use super::secrets::is_secret;
use super::value;
use crate::graph::units::Unit;
use crate::values::{Estate, convert};

/// Calls of modules are written out so often, and so deep.
const MOST_CALLS: usize = 2_000;
const DEEPEST: usize = 64;
/// A constant longer than this is left out.
const LONGEST: usize = 64 * 1024;

/// What the configuration of every component is written from.
pub(super) struct Writer<'w, 'p> {
    pub(super) estate: &'w Estate<'p>,
    pub(super) providers: &'w Providers<'w, 'p>,
    /// By component; none for what is neither a resource nor a call nor a provider.
    pub(super) bodies: &'w [Option<Body<'p>>],
}

impl<'p> Writer<'_, 'p> {
    /// The whole of it, as seen from a root.
    pub(super) fn configuration(&self, root: u32) -> Json {
        let mut reached: Vec<u32> = self.estate.modules.iter().map(|made| made.module).collect();
        reached.sort_unstable();
        reached.dedup();
        let parts: Vec<(u32, Parts)> = reached.into_iter().map(|module| (module, self.parts(module))).collect();
        let mut calls = MOST_CALLS;
        let mut providers = Map::new();
        let root = self.module(root, &parts, &mut Vec::new(), &mut calls, "", &mut providers);
        json!({"provider_config": providers, "root_module": root})
    }

    fn parts(&self, module: u32) -> Parts {
        let units: Vec<u32> = self.estate.units_of(module).collect();
        let written: Vec<Part> = units.par_iter().filter_map(|unit| self.part(module, *unit)).collect();
        let mut parts = Parts::default();
        for part in written {
            match part {
                Part::Resource(resource) => parts.resources.push(resource),
                Part::Variable(name, variable) => drop(parts.variables.insert(name, variable)),
                Part::Output(name, output) => drop(parts.outputs.insert(name, output)),
                Part::Call(unit, name, call) => parts.calls.push((unit, name, call)),
                Part::Provider(key, config) => parts.providers.push((key, config)),
            }
        }
        parts
    }

    fn module(
        &self,
        module: u32,
        parts: &[(u32, Parts)],
        around: &mut Vec<u32>,
        left: &mut usize,
        address: &str,
        providers: &mut Map<String, Json>,
    ) -> Json {
        let Some((_, own)) = parts.iter().find(|(number, _)| *number == module) else { return json!({}) };
        for (key, config) in &own.providers {
            let mut config = config.clone();
            let key = if address.is_empty() {
                key.clone()
            } else {
                if let Some(config) = config.as_object_mut() {
                    config.insert("module_address".to_owned(), Json::String(address.to_owned()));
                }
                format!("{address}:{key}")
            };
            providers.insert(key, config);
        }
        let mut object = Map::new();
        let mut put = |name: &str, value: Json| {
            if value.as_object().is_none_or(|object| !object.is_empty()) {
                object.insert(name.to_owned(), value);
            }
        };
        put("outputs", Json::Object(own.outputs.clone()));
        if !own.resources.is_empty() {
            put("resources", Json::Array(own.resources.clone()));
        }
        let mut calls = Map::new();
        around.push(module);
        for (unit, name, call) in &own.calls {
            let mut call = call.clone();
            let target = self.estate.units().get(*unit).and_then(|unit| unit.target);
            if let Some(target) = target
                && *left > 0
                && around.len() < DEEPEST
                && !around.contains(&target)
            {
                *left -= 1;
                let dot = if address.is_empty() { "" } else { "." };
                let inner = format!("{address}{dot}module.{name}");
                call.insert("module".to_owned(), self.module(target, parts, around, left, &inner, providers));
            }
            calls.insert(name.clone(), Json::Object(call));
        }
        around.pop();
        put("module_calls", Json::Object(calls));
        put("variables", Json::Object(own.variables.clone()));
        Json::Object(object)
    }

    fn part(&self, module: u32, number: u32) -> Option<Part> {
        let unit = self.estate.units().get(number)?;
        let name = unit.definition.name.to_string();
        let text = |path: &str| {
            let (at, ..) = unit.entry(path)?;
            self.constant(number, at)
        };
        Some(match unit.definition.kind {
            ComponentKind::Resource | ComponentKind::Data => {
                let mode = if unit.definition.kind == ComponentKind::Data { "data" } else { "managed" };
                let mut resource = Map::new();
                resource.insert("address".to_owned(), json!(unit.address));
                resource.insert("mode".to_owned(), json!(mode));
                resource.insert("type".to_owned(), json!(unit.definition.type_name));
                resource.insert("name".to_owned(), json!(name));
                resource.insert("provider_config_key".to_owned(), json!(provider::key(unit)));
                self.meta(unit, number, &mut resource);
                let skipped = |name: &str| matches!(name, "count" | "for_each" | "provider" | "depends_on");
                let body = self.bodies.get(number as usize)?.as_ref()?;
                resource.insert("expressions".to_owned(), self.expressions(number, body, &skipped));
                Part::Resource(Json::Object(resource))
            }
            ComponentKind::Module => {
                let mut call = Map::new();
                call.insert("source".to_owned(), json!(unit.definition.type_name));
                call.extend(text("version").map(|version| ("version_constraint".to_owned(), version)));
                self.meta(unit, number, &mut call);
                let skipped = |name: &str| {
                    matches!(name, "count" | "for_each" | "providers" | "depends_on" | "source" | "version")
                };
                let body = self.bodies.get(number as usize)?.as_ref()?;
                call.insert("expressions".to_owned(), self.expressions(number, body, &skipped));
                Part::Call(number, name, call)
            }
            ComponentKind::Provider => {
                let mut config = Map::new();
                let key = unit.address.strip_prefix("provider.").unwrap_or(&unit.address).to_owned();
                config.insert("full_name".to_owned(), json!(self.providers.full_name(module, &name)));
                config.insert("name".to_owned(), json!(name));
                config.extend(text("alias").map(|alias| ("alias".to_owned(), alias)));
                let skipped = |name: &str| matches!(name, "alias" | "version");
                let body = self.bodies.get(number as usize)?.as_ref()?;
                config.insert("expressions".to_owned(), self.expressions(number, body, &skipped));
                Part::Provider(key, Json::Object(config))
            }
            ComponentKind::Variable => {
                let mut variable = Map::new();
                variable.extend(text("default").map(|default| ("default".to_owned(), default)));
                variable.extend(text("description").map(|text| ("description".to_owned(), text)));
                if text("sensitive") == Some(json!(true)) {
                    variable.insert("sensitive".to_owned(), json!(true));
                }
                Part::Variable(name, Json::Object(variable))
            }
            ComponentKind::Output => {
                let mut output = Map::new();
                if let Some((at, ..)) = unit.entry("value") {
                    output.insert("expression".to_owned(), self.expression(number, at));
                }
                output.extend(text("description").map(|text| ("description".to_owned(), text)));
                if text("sensitive") == Some(json!(true)) {
                    output.insert("sensitive".to_owned(), json!(true));
                }
                Part::Output(name, Json::Object(output))
            }
            _ => return None,
        })
    }

    fn meta(&self, unit: &Unit<'_>, number: u32, object: &mut Map<String, Json>) {
        for (path, name) in [("count", "count_expression"), ("for_each", "for_each_expression")] {
            if let Some((at, ..)) = unit.entry(path) {
                object.insert(name.to_owned(), self.expression(number, at));
            }
        }
        if let Some((_, _, entry)) = unit.entry("depends_on").filter(|(_, _, entry)| !entry.references.is_empty()) {
            let addresses = entry.references.iter().map(|reference| json!(reference.address)).collect();
            object.insert("depends_on".to_owned(), Json::Array(addresses));
        }
    }

    /// Blocks nest no deeper than the reader lists them.
    fn expressions(&self, unit: u32, body: &Body<'_>, skipped: &dyn Fn(&str) -> bool) -> Json {
        let mut object = Map::new();
        for (name, at) in body.attributes.iter().filter(|(name, _)| !skipped(name)) {
            object.insert((*name).to_owned(), self.expression(unit, *at));
        }
        for (block_type, label, inner) in &body.blocks {
            if matches!(&**block_type, "lifecycle" | "provisioner" | "connection") {
                continue;
            }
            // What a dynamic block makes has the expressions of its content, once.
            let (name, inner) = match (&**block_type, label) {
                ("dynamic", Some(label)) => {
                    match inner.blocks.iter().find(|(block_type, ..)| block_type == "content") {
                        Some((_, _, content)) => (label, content),
                        None => continue,
                    }
                }
                _ => (block_type, inner),
            };
            let expressions = self.expressions(unit, inner, &|_| false);
            if let Json::Array(list) = object.entry(name.clone()).or_insert_with(|| Json::Array(Vec::new())) {
                list.push(expressions);
            }
        }
        Json::Object(object)
    }

    fn expression(&self, unit: u32, at: usize) -> Json {
        let Some((source, entry)) = self.estate.units().get(unit).and_then(|unit| unit.entries.get(at)) else {
            return json!({});
        };
        let expr = source.tree.expr(entry.expr);
        let references = references(expr);
        if !references.is_empty() {
            return json!({ "references": references });
        }
        match self.constant(unit, at) {
            Some(value) => json!({ "constant_value": value }),
            None => json!({}),
        }
    }

    /// The value of an attribute that is written out, with nothing in it that is a secret.
    fn constant(&self, unit: u32, at: usize) -> Option<Json> {
        let component = self.estate.units().get(unit)?;
        let (_, entry) = component.entries.get(at)?;
        let constant = entry.constant.as_ref()?;
        if convert::length(constant, LONGEST) > LONGEST {
            return None;
        }
        let name = entry.path.rsplit('.').next().unwrap_or(&entry.path);
        let secret = matches!(constant, hcl::eval::Value::String(text) if !text.is_empty())
            && is_secret(&component.definition.type_name, name);
        if secret || self.estate.is_sensitive(unit, at) {
            return Some(Json::String(SENSITIVE.to_owned()));
        }
        value::json(constant, "", &mut std::collections::BTreeMap::new())
    }
}

#[derive(Default)]
struct Parts {
    resources: Vec<Json>,
    variables: Map<String, Json>,
    outputs: Map<String, Json>,
    calls: Vec<(u32, String, Map<String, Json>)>,
    providers: Vec<(String, Json)>,
}

enum Part {
    Resource(Json),
    Variable(String, Json),
    Output(String, Json),
    Call(u32, String, Map<String, Json>),
    Provider(String, Json),
}

/// What an expression refers to, as plans list it: each reference, then what it is a part of.
fn references(expr: Expr<'_>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for reference in expr.references() {
        match reference.kind() {
            ExprKind::Traversal(traversal) => unfold(traversal, &mut found),
            ExprKind::Variable(name) => found.push(name.to_owned()),
            _ => {}
        }
    }
    let mut seen = rustc_hash::FxHashSet::default();
    found.retain(|reference| seen.insert(reference.clone()));
    found
}

fn unfold(traversal: Traversal<'_>, found: &mut Vec<String>) {
    let Some(root) = traversal.root() else { return };
    let mut text = root.to_owned();
    let mut lengths: Vec<usize> = vec![text.len()];
    for step in traversal.steps() {
        match step {
            Step::Attr(name, _) => {
                text.push('.');
                text.push_str(name);
            }
            Step::Index(key, _) => match key.unwrap_parens().kind() {
                ExprKind::Number(number) => text.push_str(&format!("[{number}]")),
                _ => match key.string() {
                    Some(key) => text.push_str(&format!("[{}]", crate::graph::instances::quoted(&key))),
                    None => break,
                },
            },
            Step::LegacyIndex(index, _) => text.push_str(&format!("[{index}]")),
            Step::AttrSplat(_) | Step::FullSplat(_) => break,
        }
        lengths.push(text.len());
    }
    // How many steps there are in what is named, without its instance.
    let named = match root {
        "data" | "ephemeral" => 3,
        "var" | "local" | "each" | "count" | "path" | "terraform" | "self" => {
            let end = lengths.get(1).or(lengths.last()).copied().unwrap_or_default();
            found.extend(text.get(..end).map(str::to_owned));
            return;
        }
        _ => 2,
    };
    if lengths.len() < named {
        return;
    }
    let mut at: Vec<usize> = lengths.get(named - 1..).unwrap_or_default().to_vec();
    // An attribute of what is named is one reference, however deep it goes.
    let instance = at.get(1).is_some_and(|end| text.get(..*end).is_some_and(|text| text.ends_with(']')));
    at.truncate(if instance { 3 } else { 2 });
    let last = lengths.last().copied().unwrap_or_default();
    if at.len() == if instance { 3 } else { 2 }
        && root != "module"
        && let Some(end) = at.last_mut()
    {
        *end = last;
    }
    found.extend(at.iter().rev().filter_map(|end| text.get(..*end)).map(str::to_owned));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_listed_as_plans_list_them() {
        let cases = [
            ("aws_vpc.main.id", vec!["aws_vpc.main.id", "aws_vpc.main"]),
            ("aws_vpc.main", vec!["aws_vpc.main"]),
            ("aws_subnet.a[0].id", vec!["aws_subnet.a[0].id", "aws_subnet.a[0]", "aws_subnet.a"]),
            ("aws_subnet.a[*].id", vec!["aws_subnet.a"]),
            ("aws_subnet.a[count.index].id", vec!["aws_subnet.a", "count.index"]),
            ("data.aws_ami.a.id", vec!["data.aws_ami.a.id", "data.aws_ami.a"]),
            ("module.net.vpc_id", vec!["module.net.vpc_id", "module.net"]),
            ("var.a.b", vec!["var.a"]),
            ("\"${local.name}-${each.key}\"", vec!["local.name", "each.key"]),
            ("[var.a, var.a]", vec!["var.a"]),
            ("7", vec![]),
        ];
        for (text, expected) in cases {
            let fragment = hcl::parse_expression(text).unwrap();
            assert_eq!(references(fragment.expr()), expected, "`{text}`");
        }
    }
}
