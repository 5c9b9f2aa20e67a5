//! What a value of a template comes to.

use std::cell::RefCell;

use domain::graph::Value as Shown;
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::{Map, Number, Value};

use super::{Section, Template, functions, intrinsic};
use crate::document::flat::push_name;
use crate::document::{Budget, DEEPEST, View};

/// A value with what is known of it.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub(crate) term: Term,
    /// Where it stands: the path of the attribute in the graph.
    pub(crate) path: String,
    /// Logical ids of the resources that it refers to.
    pub(crate) names: Vec<Box<str>>,
}

/// A value.
#[derive(Debug, Clone)]
pub(crate) enum Term {
    Null,
    Bool(bool),
    Number(Number),
    Text(String),
    List(Vec<Part>),
    Map(Vec<(String, Part)>),
    Unknown(Unknown),
    /// Known or not, never shown.
    Secret,
    /// `AWS::NoValue`
    Absent,
}

/// Why a value is not known.
#[derive(Debug, Clone)]
pub(crate) struct Unknown {
    pub(crate) reason: String,
    /// The text with `${Name}` for what only a deployment says. Such a name stands for an id of a deployed thing, so
    /// that policies can be read in spite of it. None where anything might stand there.
    pub(crate) sketch: Option<String>,
}

/// What values are worked out in.
pub(crate) struct Scope<'t> {
    pub(crate) template: &'t Template,
    pub(super) budget: RefCell<Budget>,
    pub(super) conditions: RefCell<FxHashMap<String, Option<bool>>>,
    pub(super) asked: RefCell<FxHashSet<String>>,
    parameters: RefCell<FxHashMap<String, Part>>,
}

const DEPLOYED: &str = "known after deployment";

impl Part {
    pub(crate) fn new(term: Term, path: &str) -> Self {
        Self { term, path: path.to_owned(), names: Vec::new() }
    }

    pub(crate) fn unknown(reason: impl Into<String>, path: &str) -> Self {
        Self::new(Term::Unknown(Unknown { reason: reason.into(), sketch: None }), path)
    }

    fn sketched(reason: impl Into<String>, sketch: &str, path: &str) -> Self {
        let sketch = Some(format!("${{{sketch}}}"));
        Self::new(Term::Unknown(Unknown { reason: reason.into(), sketch }), path)
    }

    /// The text that a scalar is in a longer text.
    pub(crate) fn text(&self) -> Option<String> {
        match &self.term {
            Term::Text(text) => Some(text.clone()),
            Term::Number(number) => Some(number.to_string()),
            Term::Bool(value) => Some(value.to_string()),
            Term::Null | Term::List(_) | Term::Map(_) | Term::Unknown(_) | Term::Secret | Term::Absent => None,
        }
    }

    /// The value of a key of a map.
    pub(crate) fn get(&self, key: &str) -> Option<&Part> {
        match &self.term {
            Term::Map(entries) => entries.iter().find(|(name, _)| name == key).map(|(_, part)| part),
            _ => None,
        }
    }

    /// What a person is shown.
    pub(crate) fn shown(&self) -> Shown {
        match self.json() {
            Ok(value) => Shown::Known { value },
            Err(None) => Shown::Sensitive,
            Err(Some(unknown)) => Shown::Unknown { reason: unknown.reason.clone() },
        }
    }

    /// The value as JSON; without a reason where it is a secret, with one where it is not known.
    pub(crate) fn json(&self) -> Result<Value, Option<&Unknown>> {
        match &self.term {
            Term::Null | Term::Absent => Ok(Value::Null),
            Term::Bool(value) => Ok(Value::Bool(*value)),
            Term::Number(number) => Ok(Value::Number(number.clone())),
            Term::Text(text) => Ok(Value::String(text.clone())),
            Term::List(items) => {
                let items = items.iter().filter(|item| !matches!(item.term, Term::Absent)).map(Self::json);
                items.collect::<Result<Vec<_>, _>>().map(Value::Array)
            }
            Term::Map(entries) => {
                let mut object = Map::new();
                for (key, part) in entries.iter().filter(|(_, part)| !matches!(part.term, Term::Absent)) {
                    object.insert(key.clone(), part.json()?);
                }
                Ok(Value::Object(object))
            }
            Term::Unknown(unknown) => Err(Some(unknown)),
            Term::Secret => Err(None),
        }
    }

    /// The value as JSON with sketches for what only a deployment says.
    pub(crate) fn sketch(&self) -> Option<Value> {
        match &self.term {
            Term::List(items) => {
                let items = items.iter().filter(|item| !matches!(item.term, Term::Absent)).map(Self::sketch);
                items.collect::<Option<Vec<_>>>().map(Value::Array)
            }
            Term::Map(entries) => {
                let mut object = Map::new();
                for (key, part) in entries.iter().filter(|(_, part)| !matches!(part.term, Term::Absent)) {
                    object.insert(key.clone(), part.sketch()?);
                }
                Some(Value::Object(object))
            }
            Term::Unknown(unknown) => unknown.sketch.clone().map(Value::String),
            Term::Secret => None,
            Term::Null | Term::Absent | Term::Bool(_) | Term::Number(_) | Term::Text(_) => self.json().ok(),
        }
    }

    /// Every resource that it refers to, at any depth.
    pub(crate) fn all_names(&self, found: &mut Vec<Box<str>>) {
        found.extend(self.names.iter().cloned());
        match &self.term {
            Term::List(items) => items.iter().for_each(|item| item.all_names(found)),
            Term::Map(entries) => entries.iter().for_each(|(_, part)| part.all_names(found)),
            _ => {}
        }
    }
}

impl<'t> Scope<'t> {
    pub(crate) fn new(template: &'t Template) -> Self {
        Self {
            template,
            budget: RefCell::new(template.document.budget()),
            conditions: RefCell::default(),
            asked: RefCell::default(),
            parameters: RefCell::default(),
        }
    }

    /// What a node comes to. `path` is where it stands in its component.
    pub(crate) fn value(&self, view: View<'_>, path: &str) -> Part {
        self.within(view, path, 0, false)
    }

    /// The same deeper inside; `whole` where it is a part of a function, which is one attribute.
    pub(super) fn within(&self, view: View<'_>, path: &str, depth: usize, whole: bool) -> Part {
        if depth > DEEPEST || !self.budget.borrow_mut().spend() {
            return Part::unknown("there is more of it than is worked out", path);
        }
        match intrinsic::call(view) {
            Some(call) => functions::made(self, call, path, depth + 1),
            None => self.plain(view, path, depth, whole),
        }
    }

    /// What a node comes to without the function that its tag names.
    pub(super) fn plain(&self, view: View<'_>, path: &str, depth: usize, whole: bool) -> Part {
        if let Some(items) = view.items() {
            // A list of scalars and functions is one attribute.
            let one = whole || items.clone().all(|item| item.style().is_some() || intrinsic::call(item).is_some());
            let items = items.enumerate().map(|(index, item)| {
                if one {
                    self.within(item, path, depth + 1, whole)
                } else {
                    self.within(item, &format!("{path}[{index}]"), depth + 1, whole)
                }
            });
            return Part::new(Term::List(items.collect()), path);
        }
        if view.is_mapping() {
            let mut below = path.to_owned();
            let mut entries = Vec::new();
            for entry in view.entries() {
                if !whole {
                    push_name(&mut below, entry.key);
                }
                entries.push((entry.key.to_owned(), self.within(entry.value, &below, depth + 1, whole)));
                below.truncate(path.len());
            }
            return Part::new(Term::Map(entries), path);
        }
        match view.scalar().unwrap_or(Value::Null) {
            Value::Null => Part::new(Term::Null, path),
            Value::Bool(value) => Part::new(Term::Bool(value), path),
            Value::Number(number) => Part::new(Term::Number(number), path),
            Value::String(text) => resolved(text, path),
            Value::Array(_) | Value::Object(_) => Part::new(Term::Null, path),
        }
    }

    /// What a parameter, a resource or a pseudo parameter stands for.
    pub(super) fn named(&self, name: &str, path: &str) -> Part {
        if self.template.member(Section::Parameters, name).is_some() {
            let mut part = self.parameter(name);
            path.clone_into(&mut part.path);
            return part;
        }
        if self.template.member(Section::Resources, name).is_some() {
            let mut part = Part::sketched(DEPLOYED, name, path);
            part.names.push(name.into());
            return part;
        }
        match name {
            "AWS::NoValue" => Part::new(Term::Absent, path),
            _ if name.starts_with("AWS::") => {
                Part::sketched(format!("`{name}` is known where it is deployed"), name, path)
            }
            _ => Part::unknown(format!("there is no `{name}`"), path),
        }
    }

    /// An attribute of a resource.
    pub(super) fn attribute(&self, name: &str, attribute: &str, path: &str) -> Part {
        if self.template.member(Section::Resources, name).is_none() {
            return Part::unknown(format!("there is no `{name}`"), path);
        }
        let mut part = Part::sketched(DEPLOYED, &format!("{name}.{attribute}"), path);
        part.names.push(name.into());
        part
    }

    /// The value of a parameter: its default.
    fn parameter(&self, name: &str) -> Part {
        if let Some(known) = self.parameters.borrow().get(name) {
            return known.clone();
        }
        let part = match self.template.member(Section::Parameters, name) {
            Some(member) => default(self.template.view(member), name),
            None => Part::unknown(format!("there is no `{name}`"), ""),
        };
        self.parameters.borrow_mut().insert(name.to_owned(), part.clone());
        part
    }
}

fn default(parameter: View<'_>, name: &str) -> Part {
    let is_true = |view: View<'_>| view.text().is_some_and(|text| text.eq_ignore_ascii_case("true"));
    if parameter.get("NoEcho").is_some_and(is_true) {
        return Part::new(Term::Secret, "");
    }
    let kind = parameter.text_at("Type").unwrap_or("String");
    let Some(text) = parameter.get("Default").and_then(View::text) else {
        return Part::unknown(format!("parameter `{name}` has no default"), "");
    };
    if kind.starts_with("AWS::SSM::Parameter::Value") {
        return Part::unknown(format!("parameter `{name}` is read from the parameter store"), "");
    }
    let number = |text: &str| serde_json::from_str::<Number>(text).ok();
    let term = match kind {
        "Number" => number(text).map_or_else(|| Term::Text(text.to_owned()), Term::Number),
        _ if kind.starts_with("List<") || kind == "CommaDelimitedList" => {
            let items = text.split(',').map(str::trim).filter(|item| !item.is_empty());
            let item = |item: &str| match number(item).filter(|_| kind == "List<Number>") {
                Some(number) => Part::new(Term::Number(number), ""),
                None => Part::new(Term::Text(item.to_owned()), ""),
            };
            Term::List(items.map(item).collect())
        }
        _ => return resolved(text.to_owned(), ""),
    };
    Part::new(term, "")
}

/// A text, unless something else is put in its place when it is deployed.
pub(super) fn resolved(text: String, path: &str) -> Part {
    let term = if text.contains("{{resolve:secretsmanager:") || text.contains("{{resolve:ssm-secure:") {
        Term::Secret
    } else if text.contains("{{resolve:") {
        let reason = "it is read from the parameter store when it is deployed".to_owned();
        Term::Unknown(Unknown { reason, sketch: None })
    } else {
        Term::Text(text)
    };
    Part::new(term, path)
}
