//! Which resource of a plan refers to which.
//!
//! A plan says of each expression what it refers to; that is followed through variables and outputs of modules to
//! resources. A state says on what its resources depend. Where neither says anything, an id that another resource has
//! does.

use std::collections::BTreeSet;
use std::rc::Rc;

use domain::graph::{ComponentKey, ConnectionKind};
use domain::planned::{Link, Mode, PlannedResource};
use rustc_hash::FxHashMap;
use serde_json::Value;

use super::configured::{Configuration, key_length, module_steps};
use super::resource::{Beside, each, each_item};

/// A reference that leads to more than this leads to none.
const WIDEST: usize = 32;
/// References are followed through so many modules.
const DEEPEST: usize = 64;

/// A connection between components.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Connected {
    pub(crate) from: ComponentKey,
    pub(crate) to: ComponentKey,
    pub(crate) kind: ConnectionKind,
    pub(crate) attribute: String,
}

/// The component that a resource is an instance of: in its module's instance, without its own index.
pub(super) fn key(resource: &PlannedResource) -> ComponentKey {
    key_of(resource.module_address.as_deref(), resource.mode, &resource.type_name, &resource.name)
}

fn key_of(module: Option<&str>, mode: Mode, type_name: &str, name: &str) -> ComponentKey {
    let data = if mode == Mode::Data { "data." } else { "" };
    ComponentKey::new(module.unwrap_or("."), &format!("{data}{type_name}.{name}"))
}

/// The key of the call that makes an instance of a module.
pub(super) fn call_key(address: &str) -> Option<ComponentKey> {
    let steps = module_steps(address);
    let last = steps.last()?;
    let outer = steps.len().checked_sub(2).and_then(|at| steps.get(at)).and_then(|step| address.get(..step.end));
    // A colon would end the directory of the key.
    let named = address.get(last.named.clone())?.replace(':', "%3A");
    Some(ComponentKey::new(outer.unwrap_or("."), &format!("module.{named}")))
}

/// Finds the connections, and the links of each resource.
pub(super) fn connect(
    resources: &mut [PlannedResource],
    beside: &[(std::ops::Range<usize>, Beside)],
    configuration: &Configuration<'_>,
) -> Vec<Connected> {
    let mut components: FxHashMap<ComponentKey, u32> = FxHashMap::default();
    let mut modules: FxHashMap<String, Vec<String>> = FxHashMap::default();
    let mut seen_modules: BTreeSet<&str> = BTreeSet::new();
    for (number, resource) in resources.iter().enumerate() {
        components.entry(resource.component.clone()).or_insert(number as u32);
        let Some(address) = resource.module_address.as_deref() else { continue };
        if !seen_modules.insert(address) {
            continue;
        }
        for step in module_steps(address) {
            let Some(whole) = address.get(..step.end) else { continue };
            let plain = whole.get(..step.named.start + step.name.len()).unwrap_or_default();
            let instances = modules.entry(plain.to_owned()).or_default();
            if !instances.iter().any(|known| known == whole) {
                instances.push(whole.to_owned());
            }
        }
    }
    let mut follow = Follow { configuration, components: &components, modules: &modules, known: FxHashMap::default() };
    let mut connected: BTreeSet<Connected> = BTreeSet::new();
    let mut links: FxHashMap<ComponentKey, Vec<Link>> = FxHashMap::default();
    let by_id = by_id(resources);
    for (resource, (_, beside)) in resources.iter().zip(beside) {
        if links.contains_key(&resource.component) {
            continue;
        }
        let mut own: Vec<(Link, ConnectionKind)> = Vec::new();
        if let Some((module, written)) = configuration.resource(resource) {
            let expressions = written.get("expressions").unwrap_or(&Value::Null);
            let around = written.get("for_each_expression");
            references(expressions, &mut String::new(), &mut |reference, path| {
                let through = if reference.starts_with("each.") { around } else { None };
                let mut led_to = |reference: &str| {
                    let (to, kind) = follow.follow(module, resource.module_address.as_deref(), reference, 0);
                    own.extend(to.iter().map(|to| (Link { attribute: path.to_owned(), to: to.clone() }, kind)));
                };
                match through {
                    Some(around) => own_references(around).into_iter().for_each(led_to),
                    None => led_to(reference),
                }
            });
            for reference in written.get("depends_on").and_then(Value::as_array).into_iter().flatten() {
                let reference = reference.as_str().unwrap_or_default();
                let (to, _) = follow.follow(module, resource.module_address.as_deref(), reference, 0);
                let link = |to: &ComponentKey| Link { attribute: "depends_on".to_owned(), to: to.clone() };
                own.extend(to.iter().map(|to| (link(to), ConnectionKind::DependsOn)));
            }
        }
        let known: BTreeSet<ComponentKey> = own.iter().map(|(link, _)| link.to.clone()).collect();
        ids(&resource.values, &mut String::new(), &mut |text, path| {
            let Some(to) = by_id.get(text).filter(|to| **to != resource.component && !known.contains(*to)) else {
                return;
            };
            own.push((Link { attribute: path.to_owned(), to: to.clone() }, ConnectionKind::Reference));
        });
        let known: BTreeSet<ComponentKey> = own.iter().map(|(link, _)| link.to.clone()).collect();
        for address in &beside.depends_on {
            let Some(to) = state_key(address, resource.module_address.as_deref(), &components) else { continue };
            if !known.contains(&to) {
                own.push((Link { attribute: "depends_on".to_owned(), to }, ConnectionKind::DependsOn));
            }
        }
        own.retain(|(link, _)| link.to != resource.component);
        for (link, kind) in &own {
            let (from, to) = (resource.component.clone(), link.to.clone());
            connected.insert(Connected { from, to, kind: *kind, attribute: link.attribute.clone() });
        }
        let mut own: Vec<Link> =
            own.into_iter().filter(|(_, kind)| *kind != ConnectionKind::DependsOn).map(|(link, _)| link).collect();
        own.sort_unstable();
        own.dedup();
        links.insert(resource.component.clone(), own);
    }
    for resource in resources.iter_mut() {
        resource.links = links.get(&resource.component).cloned().unwrap_or_default();
    }
    connected.into_iter().collect()
}

/// Visits each reference of expressions with the path of its attribute. How deep they nest was looked at before.
fn references(expressions: &Value, path: &mut String, visit: &mut impl FnMut(&str, &str)) {
    match expressions {
        Value::Object(entries) => {
            if entries.get("references").is_some_and(Value::is_array) {
                own_references(expressions).into_iter().for_each(|reference| visit(reference, path));
                return;
            }
            each(entries, path, |value, path| references(value, path, visit));
        }
        Value::Array(items) => each_item(items, path, |value, path| references(value, path, visit)),
        _ => {}
    }
}

/// The references of one expression, those left out that are a part of the one before them.
fn own_references(expression: &Value) -> Vec<&str> {
    let mut own: Vec<&str> = Vec::new();
    for reference in expression.get("references").and_then(Value::as_array).into_iter().flatten() {
        let Some(reference) = reference.as_str() else { continue };
        let is_part = own
            .last()
            .is_some_and(|last| last.strip_prefix(reference).is_some_and(|rest| rest.starts_with(['.', '['])));
        if !is_part {
            own.push(reference);
        }
    }
    own
}

type Targets = Rc<[ComponentKey]>;

struct Follow<'f, 'c> {
    configuration: &'f Configuration<'c>,
    components: &'f FxHashMap<ComponentKey, u32>,
    /// The instances of each call, by its address without its own key.
    modules: &'f FxHashMap<String, Vec<String>>,
    known: FxHashMap<(String, String), (Targets, ConnectionKind)>,
}

impl Follow<'_, '_> {
    /// The components that a reference leads to, seen from an instance of a module.
    fn follow(
        &mut self,
        module: usize,
        address: Option<&str>,
        reference: &str,
        depth: usize,
    ) -> (Targets, ConnectionKind) {
        let (root, rest) = reference.split_once('.').unwrap_or((reference, ""));
        if !matches!(root, "var" | "module") {
            let direct: Vec<ComponentKey> = self.component(address, reference).into_iter().collect();
            return (direct.into(), ConnectionKind::Reference);
        }
        if depth > DEEPEST {
            return (Rc::new([]), ConnectionKind::Through);
        }
        let memo = (address.unwrap_or_default().to_owned(), reference.to_owned());
        if let Some(known) = self.known.get(&memo) {
            return known.clone();
        }
        let mut found: BTreeSet<ComponentKey> = BTreeSet::new();
        if root == "var" {
            self.variable(module, address, rest, depth, &mut found);
        } else {
            self.output(module, address, rest, depth, &mut found);
        }
        let found: Targets = if found.len() > WIDEST { Rc::new([]) } else { found.into_iter().collect() };
        self.known.insert(memo, (found.clone(), ConnectionKind::Through));
        (found, ConnectionKind::Through)
    }

    fn variable(
        &mut self,
        module: usize,
        address: Option<&str>,
        name: &str,
        depth: usize,
        found: &mut BTreeSet<ComponentKey>,
    ) {
        let name = name.split(['.', '[']).next().unwrap_or(name);
        let Some((outer, call)) = self.configuration.module(module).and_then(|module| module.caller) else { return };
        let Some((_, written)) = self.configuration.module(outer).and_then(|outer| outer.call(call)) else { return };
        let Some(expression) = written.get("expressions").and_then(|expressions| expressions.get(name)) else { return };
        let steps = module_steps(address.unwrap_or_default());
        let around = steps.len().checked_sub(2).and_then(|at| steps.get(at));
        let around = around.and_then(|step| address?.get(..step.end));
        let mut all: Vec<String> = Vec::new();
        references(expression, &mut String::new(), &mut |reference, _| all.push(reference.to_owned()));
        for reference in all {
            let through = if reference.starts_with("each.") { written.get("for_each_expression") } else { None };
            let outer_references: Vec<String> = match through {
                Some(around) => own_references(around).into_iter().map(str::to_owned).collect(),
                None => vec![reference],
            };
            for reference in outer_references {
                found.extend(self.follow(outer, around, &reference, depth + 1).0.iter().cloned());
            }
        }
    }

    fn output(
        &mut self,
        module: usize,
        address: Option<&str>,
        rest: &str,
        depth: usize,
        found: &mut BTreeSet<ComponentKey>,
    ) {
        let length = rest.find(['.', '[']).unwrap_or(rest.len());
        let name = rest.get(..length).unwrap_or_default();
        let mut behind = rest.get(length..).unwrap_or_default();
        let index = if behind.starts_with('[') { key_length(behind) } else { 0 };
        let own_key = behind.get(..index).unwrap_or_default();
        behind = behind.get(index..).unwrap_or_default();
        let output = behind.trim_start_matches('.').split(['.', '[']).next().unwrap_or_default();
        let dot = if address.is_some() { "." } else { "" };
        let call = format!("{}{dot}module.{name}", address.unwrap_or_default());
        let instances = self.modules.get(&call).cloned().unwrap_or_default();
        let exact = format!("{call}{own_key}");
        let Some((inner, _)) = self.configuration.module(module).and_then(|module| module.call(name)) else { return };
        let expression = self.configuration.module(inner).and_then(|module| module.output(output));
        let wanted = instances.into_iter().filter(|instance| own_key.is_empty() || *instance == exact).take(WIDEST + 1);
        for instance in wanted {
            let before = found.len();
            for reference in expression.map(own_references).unwrap_or_default() {
                let reference = reference.to_owned();
                found.extend(self.follow(inner, Some(&instance), &reference, depth + 1).0.iter().cloned());
            }
            // An output that leads nowhere stands for its module.
            if found.len() == before {
                found.extend(call_key(&instance));
            }
        }
    }

    fn component(&self, address: Option<&str>, reference: &str) -> Option<ComponentKey> {
        let key = of_reference(address, reference)?;
        self.components.contains_key(&key).then_some(key)
    }
}

/// The component that a reference names, when it names a resource.
fn of_reference(address: Option<&str>, reference: &str) -> Option<ComponentKey> {
    let (mode, reference) = match reference.strip_prefix("data.") {
        Some(rest) => (Mode::Data, rest),
        None => (Mode::Managed, reference),
    };
    let (type_name, rest) = reference.split_once('.')?;
    let name = rest.split(['.', '[']).next()?;
    Some(key_of(address, mode, type_name, name))
}

/// The component of an address in a state, which is the one from the root or the one inside of the module.
fn state_key(address: &str, module: Option<&str>, components: &FxHashMap<ComponentKey, u32>) -> Option<ComponentKey> {
    let steps = module_steps(address);
    let end = steps.last().map_or(0, |step| step.end + 1);
    let own = address.get(end..)?;
    let outer = if end > 0 { address.get(..end - 1) } else { None };
    let from_root = of_reference(outer, own)?;
    if components.contains_key(&from_root) {
        return Some(from_root);
    }
    of_reference(module, own).filter(|key| components.contains_key(key))
}

/// Components by what identifies them, where that identifies one alone.
fn by_id(resources: &[PlannedResource]) -> FxHashMap<String, ComponentKey> {
    let mut known: FxHashMap<String, Option<ComponentKey>> = FxHashMap::default();
    for resource in resources.iter().filter(|resource| resource.mode == Mode::Managed) {
        for name in ["id", "arn", "self_link"] {
            let Some(text) = resource.values.get(name).and_then(Value::as_str).filter(|text| is_id(text)) else {
                continue;
            };
            let slot = known.entry(text.to_owned()).or_insert_with(|| Some(resource.component.clone()));
            if slot.as_ref().is_some_and(|other| *other != resource.component) {
                *slot = None;
            }
        }
    }
    known.into_iter().filter_map(|(text, key)| Some((text, key?))).collect()
}

/// Whether a text identifies something in its cloud, and is no plain name: `vpc-0a1b2c3d`, `arn:aws:…`, `/subscriptions/…`.
fn is_id(text: &str) -> bool {
    let hexadecimal = |tail: &str| tail.len() >= 8 && tail.bytes().all(|byte| byte.is_ascii_hexdigit());
    text.len() >= 10
        && (text.starts_with("arn:")
            || text.starts_with("/subscriptions/")
            || text.starts_with("https://www.googleapis.com/")
            || text.starts_with("projects/")
            || text.rsplit_once('-').is_some_and(|(_, tail)| hexadecimal(tail)))
}

/// Visits each text of a value that could be an id, with the path of its attribute.
fn ids(value: &Value, path: &mut String, visit: &mut impl FnMut(&str, &str)) {
    match value {
        Value::String(text) if is_id(text) && !matches!(path.as_str(), "id" | "arn" | "self_link") => visit(text, path),
        Value::Object(entries) => each(entries, path, |value, path| ids(value, path, visit)),
        Value::Array(items) => {
            if items.iter().all(Value::is_string) {
                // A list of texts is one attribute.
                items.iter().for_each(|item| ids(item, path, visit));
            } else {
                each_item(items, path, |value, path| ids(value, path, visit));
            }
        }
        _ => {}
    }
}
