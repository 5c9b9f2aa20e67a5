//! What a policy's text says, from its syntax tree: rules, functions, references, what it reads of the input.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// A policy that was understood.
#[derive(Debug, Clone)]
pub(crate) struct Syntax {
    pub package: Vec<String>,
    pub rules: Vec<Head>,
    /// Every reference with its imports followed: `input.spec.containers`, `data.lib.is_on`, `count`.
    pub references: BTreeSet<Vec<String>>,
}

/// A rule or function, and what it refers to.
#[derive(Debug, Clone)]
pub(crate) struct Head {
    pub name: String,
    pub function: bool,
    pub references: BTreeSet<Vec<String>>,
    /// `with a as b`
    pub replaced: Vec<(Vec<String>, Vec<String>)>,
}

impl Syntax {
    /// Reads one module of what `get_ast_as_json` gives.
    pub fn read(module: &Value) -> Option<Self> {
        let ast = module.get("ast")?;
        let package = path_of(ast.get("package")?.get("refr")?)?;
        let imports: BTreeMap<String, Vec<String>> = array(ast, "imports")
            .filter_map(|import| {
                let path = path_of(import.get("refr")?)?;
                let alias = import.get("as").filter(|alias| !alias.is_null()).and_then(|span| text(module, span));
                Some((alias.or_else(|| path.last().cloned())?, path))
            })
            .collect();
        let rules: Vec<Head> = array(ast, "rules").filter_map(|rule| Head::read(rule, &imports)).collect();
        let references = rules.iter().flat_map(|head| head.references.iter().cloned()).collect();
        Some(Self { package, rules, references })
    }
}

impl Head {
    fn read<'h>(rule: &'h Value, imports: &BTreeMap<String, Vec<String>>) -> Option<Self> {
        let inner = rule.as_object()?.values().next()?;
        let (head, function) = match inner.get("head").and_then(Value::as_object).and_then(|head| head.iter().next()) {
            Some((kind, head)) => (head, kind == "Func"),
            None => (inner, inner.get("args").and_then(Value::as_array).is_some_and(|arguments| !arguments.is_empty())),
        };
        let name = path_of(head.get("refr")?)?.into_iter().next()?;
        let mut references = BTreeSet::new();
        let mut replaced = Vec::new();
        // Its own name is no reference to itself.
        let parts = |node: &'h Value| node.as_object().into_iter().flatten();
        let mut open: Vec<&Value> = parts(inner)
            .chain(parts(head))
            .filter(|(name, _)| !matches!(name.as_str(), "head" | "refr"))
            .map(|(_, value)| value)
            .collect();
        while let Some(node) = open.pop() {
            if let Some(path) = path_of(node) {
                references.insert(follow(path, imports));
            }
            for modifier in array(node, "with_mods") {
                if let (Some(from), Some(to)) =
                    (modifier.get("refr").and_then(path_of), modifier.get("as").and_then(path_of))
                {
                    replaced.push((follow(from, imports), follow(to, imports)));
                }
            }
            match node {
                Value::Object(object) => open.extend(object.values()),
                Value::Array(items) => open.extend(items),
                _ => {}
            }
        }
        Some(Self { name, function, references, replaced })
    }
}

/// The text with `deny[a[_]]` written as `deny[dharma_member] { dharma_member := a[_] }`, where a set's head makes its members
/// by a loop and has no body: the engine stops where there is nothing to loop over. None where there is no such head.
pub(crate) fn with_bodies(module: &Value, v0: bool) -> Option<String> {
    let mut source = module.get("source")?.get("contents")?.as_str()?.to_owned();
    let rules: Vec<&Value> = array(module.get("ast")?, "rules").collect();
    let mut changed = false;
    for rule in rules.into_iter().rev() {
        let Some(spec) = rule.get("Spec") else { continue };
        if array(spec, "bodies").next().is_some() {
            continue;
        }
        let Some(set) = spec.get("head").and_then(|head| head.get("Set")) else { continue };
        let Some(span) = set.get("key").and_then(Value::as_object).and_then(|key| key.values().next()?.get("span"))
        else {
            continue;
        };
        let at = |span: &Value, name: &str| span.get(name)?.as_u64().and_then(|at| usize::try_from(at).ok());
        let (Some(key), Some(from), Some(end)) =
            (text(module, span), at(span, "start"), set.get("span").and_then(|span| at(span, "end")))
        else {
            continue;
        };
        let behind = if v0 { "]" } else { "" };
        let tail = source.get(from..end).and_then(|tail| tail.strip_prefix(key.as_str())).map(str::trim);
        if !key.contains("[_]") || tail != Some(behind) {
            continue;
        }
        let word = if v0 { "" } else { "if " };
        source.replace_range(from..end, &format!("dharma_member{behind} {word}{{ dharma_member := {key} }}"));
        changed = true;
    }
    changed.then_some(source)
}

/// The constant beginning of a reference: `a.b["c"][i]` is `a`, `b`, `c`.
fn path_of(node: &Value) -> Option<Vec<String>> {
    let mut path = Vec::new();
    let mut node = node;
    loop {
        if let Some(variable) = node.get("Var") {
            path.push(variable.get("value")?.as_str()?.to_owned());
            path.reverse();
            return Some(path);
        }
        if let Some(dotted) = node.get("RefDot") {
            path.push(dotted.get("field")?.get(1)?.as_str()?.to_owned());
            node = dotted.get("refr")?;
        } else if let Some(bracketed) = node.get("RefBrack") {
            match bracketed.get("index").and_then(|index| index.get("String").or_else(|| index.get("RawString"))) {
                Some(name) => path.push(name.get("value")?.as_str()?.to_owned()),
                None => path.clear(),
            }
            node = bracketed.get("refr")?;
        } else {
            return None;
        }
    }
}

fn follow(path: Vec<String>, imports: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    match path.split_first().and_then(|(first, rest)| Some((imports.get(first)?, rest))) {
        Some((import, rest)) => import.iter().chain(rest).cloned().collect(),
        None => path,
    }
}

fn text(module: &Value, span: &Value) -> Option<String> {
    let contents = module.get("source")?.get("contents")?.as_str()?;
    let at = |name: &str| usize::try_from(span.get(name)?.as_u64()?).ok();
    contents.get(at("start")?..at("end")?).map(str::to_owned)
}

fn array<'v>(value: &'v Value, name: &str) -> impl Iterator<Item = &'v Value> {
    value.get(name).and_then(Value::as_array).into_iter().flatten()
}

/// A function that can come to call itself. The engine's stack would not end; Rego forbids it.
pub(crate) fn recursion<'s>(policies: impl Iterator<Item = &'s Syntax> + Clone) -> Option<String> {
    let functions: BTreeSet<String> = policies
        .clone()
        .flat_map(|syntax| {
            syntax.rules.iter().filter(|head| head.function).map(|head| full(&syntax.package, &head.name))
        })
        .collect();
    let resolve = |package: &[String], path: &[String]| -> String {
        let local = path.first().map(|first| full(package, first)).unwrap_or_default();
        if path.len() == 1 && functions.contains(&local) { local } else { path.join(".") }
    };
    let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for syntax in policies {
        for head in &syntax.rules {
            if head.function {
                let to = head.references.iter().map(|path| resolve(&syntax.package, path));
                edges.entry(full(&syntax.package, &head.name)).or_default().extend(to);
            }
            for (from, to) in &head.replaced {
                edges.entry(resolve(&syntax.package, from)).or_default().insert(resolve(&syntax.package, to));
            }
        }
    }
    // Taking away what calls nothing that is left leaves what calls itself.
    let mut callers: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut calls: BTreeMap<&str, usize> = BTreeMap::new();
    for (from, to) in &edges {
        let known: Vec<&String> = to.iter().filter(|to| edges.contains_key(*to)).collect();
        calls.insert(from, known.len());
        known.into_iter().for_each(|to| callers.entry(to).or_default().push(from));
    }
    let mut ready: Vec<&str> = calls.iter().filter(|(_, count)| **count == 0).map(|(name, _)| *name).collect();
    while let Some(name) = ready.pop() {
        calls.remove(name);
        for caller in callers.get(name).into_iter().flatten() {
            if let Some(count) = calls.get_mut(caller) {
                *count -= 1;
                if *count == 0 {
                    ready.push(caller);
                }
            }
        }
    }
    calls.keys().find(|name| functions.contains(**name)).map(|name| (*name).to_owned())
}

fn full(package: &[String], name: &str) -> String {
    format!("data.{}.{name}", package.join("."))
}
