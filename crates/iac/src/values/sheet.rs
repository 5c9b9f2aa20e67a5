//! The values worked out so far, and the order in which they are.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use domain::FileSet;
use domain::graph::ComponentKind;
use hcl::eval::{Limits, Value, evaluate_within};
use hcl::{Expr, ExprKind};
use rustc_hash::FxHashMap;

use super::conform::conform;
use super::inputs;
use super::scope::ModuleScope;
use crate::graph::instances::Expansion;
use crate::graph::links::Links;
use crate::graph::units::{Unit, Units};
use crate::modules::{Layout, paths};
use crate::source::definition::Definition;

/// A project in which more expressions than this take too much work is given less of it.
const PATIENCE: u32 = 8;

/// Values by node: each attribute of a component is one, and the component as a whole another.
pub(super) struct Sheet<'p> {
    pub(super) layout: &'p Layout,
    pub(super) units: &'p Units<'p>,
    pub(super) root: &'p str,
    links: &'p Links,
    callers: &'p [Vec<u32>],
    files: [&'p FileSet; 2],
    given: Vec<FxHashMap<String, Value>>,
    /// The first node of each component.
    first: Vec<u32>,
    values: RefCell<Vec<Option<Value>>>,
    /// Whether a node takes from something sensitive.
    sensitive: RefCell<Vec<bool>>,
    too_much: Cell<u32>,
}

/// What the sheet is worked out from.
pub(crate) struct Inputs<'p> {
    pub(crate) layout: &'p Layout,
    pub(crate) units: &'p Units<'p>,
    pub(crate) links: &'p Links,
    /// The calls that lend each module its inputs.
    pub(crate) callers: &'p [Vec<u32>],
    /// The directory that the project is looked at from.
    pub(crate) root: &'p str,
    pub(crate) files: &'p FileSet,
    pub(crate) values_only: &'p FileSet,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

impl<'p> Sheet<'p> {
    /// Works every value out.
    pub(super) fn filled(inputs: &Inputs<'p>) -> Self {
        let mut first = Vec::with_capacity(inputs.units.list.len());
        let mut nodes = 0u32;
        for unit in &inputs.units.list {
            first.push(nodes);
            nodes += unit.entries.len() as u32 + 1;
        }
        let given = inputs.layout.modules.iter().zip(inputs.callers).map(|(module, callers)| {
            if callers.is_empty() { inputs::of(module) } else { FxHashMap::default() }
        });
        let sheet = Self {
            layout: inputs.layout,
            units: inputs.units,
            root: inputs.root,
            links: inputs.links,
            callers: inputs.callers,
            files: [inputs.files, inputs.values_only],
            given: given.collect(),
            first,
            values: RefCell::new(vec![None; nodes as usize]),
            sensitive: RefCell::new(vec![false; nodes as usize]),
            too_much: Cell::new(0),
        };
        sheet.fill(nodes as usize);
        sheet
    }

    /// Works out each node after what it takes from. What takes from itself stays unknown.
    fn fill(&self, nodes: usize) {
        let owners = self.owners(nodes);
        let mut states = vec![State::New; nodes];
        let mut stack: Vec<(u32, bool)> = Vec::new();
        let mut needs: Vec<u32> = Vec::new();
        for start in 0..nodes as u32 {
            stack.push((start, false));
            while let Some((node, finished)) = stack.pop() {
                let (Some(state), Some(unit)) = (states.get_mut(node as usize), owners.get(node as usize)) else {
                    continue;
                };
                let entry = node - self.first.get(*unit as usize).copied().unwrap_or_default();
                if finished {
                    *state = State::Done;
                    let (value, sensitive) = self.work_out(*unit, entry as usize);
                    self.put(node, value, sensitive);
                    continue;
                }
                if *state != State::New {
                    continue;
                }
                *state = State::Open;
                stack.push((node, true));
                needs.clear();
                self.needs(*unit, entry as usize, &mut needs);
                stack.extend(needs.iter().filter(|need| states.get(**need as usize) == Some(&State::New)).map(|need| (*need, false)));
            }
        }
    }

    /// The component of each node.
    fn owners(&self, nodes: usize) -> Vec<u32> {
        let mut owners = Vec::with_capacity(nodes);
        for (number, unit) in self.units.list.iter().enumerate() {
            owners.extend(std::iter::repeat_n(number as u32, unit.entries.len() + 1));
        }
        owners
    }

    fn node(&self, unit: u32, entry: usize) -> u32 {
        self.first.get(unit as usize).map_or(u32::MAX, |first| first + entry as u32)
    }

    fn whole_node(&self, unit: u32) -> u32 {
        let entries = self.units.get(unit).map_or(0, |component| component.entries.len());
        self.node(unit, entries)
    }

    /// The nodes that a node takes from.
    fn needs(&self, unit: u32, entry: usize, needs: &mut Vec<u32>) {
        let Some(component) = self.units.get(unit) else { return };
        if entry < component.entries.len() {
            for link in self.links.of_entry(unit, entry as u32) {
                match (link.output, link.field) {
                    (Some(output), _) => needs.push(self.whole_node(output)),
                    (None, Some(field)) => needs.push(self.node(link.to, field as usize)),
                    (None, None) => {}
                }
                needs.push(self.whole_node(link.to));
            }
            return;
        }
        let mut own = |path: &str| needs.extend(component.entry(path).map(|(at, ..)| self.node(unit, at)));
        match component.definition.kind {
            ComponentKind::Local => own(Definition::LOCAL_PATH),
            ComponentKind::Output => own("value"),
            ComponentKind::Variable => {
                own("default");
                for (call, at) in self.arguments(component) {
                    needs.push(self.node(call, at));
                }
            }
            _ => {
                own("count");
                own("for_each");
            }
        }
    }

    /// The attributes in which callers hand a value to a variable.
    fn arguments(&self, variable: &Unit<'_>) -> Vec<(u32, usize)> {
        let callers = self.callers.get(variable.module as usize).into_iter().flatten();
        let given = callers.filter_map(|call| {
            let (at, ..) = self.units.get(*call)?.entry(&variable.definition.name)?;
            Some((*call, at))
        });
        given.collect()
    }

    fn put(&self, node: u32, value: Value, sensitive: bool) {
        if let Some(slot) = self.values.borrow_mut().get_mut(node as usize) {
            *slot = Some(value);
        }
        if let Some(slot) = self.sensitive.borrow_mut().get_mut(node as usize) {
            *slot = sensitive;
        }
    }

    fn get(&self, node: u32) -> Value {
        let value = self.values.borrow().get(node as usize).cloned().flatten();
        value.unwrap_or_else(|| Value::unknown("takes from itself"))
    }

    /// The value of an attribute.
    pub(super) fn value(&self, unit: u32, entry: usize) -> Value {
        self.get(self.node(unit, entry))
    }

    /// The value of a component as a whole.
    pub(super) fn whole(&self, unit: u32) -> Value {
        self.get(self.whole_node(unit))
    }

    /// Whether an attribute takes from something sensitive.
    pub(super) fn is_sensitive(&self, unit: u32, entry: usize) -> bool {
        self.node_is_sensitive(self.node(unit, entry))
    }

    fn node_is_sensitive(&self, node: u32) -> bool {
        self.sensitive.borrow().get(node as usize).copied().unwrap_or_default()
    }

    /// The bytes of a file, by its path from the root module.
    pub(super) fn file(&self, path: &str) -> Option<Arc<[u8]>> {
        let path = paths::resolve(self.root, path)?;
        self.files.iter().find_map(|files| files.get(&path).cloned())
    }

    fn work_out(&self, unit: u32, entry: usize) -> (Value, bool) {
        let Some(component) = self.units.get(unit) else { return (Value::Null, false) };
        if let Some((source, written)) = component.entries.get(entry) {
            let expr = source.tree.expr(written.expr);
            let sensitive = self.takes_sensitive(unit, entry, expr);
            let hidden = component.definition.kind == ComponentKind::Variable
                && &*written.path == "default"
                && is_marked(component, "sensitive");
            return (self.evaluate(expr, component.module), sensitive || hidden);
        }
        match component.definition.kind {
            ComponentKind::Local => self.part(component, unit, Definition::LOCAL_PATH),
            ComponentKind::Output => {
                let (value, sensitive) = self.part(component, unit, "value");
                (value, sensitive || is_marked(component, "sensitive"))
            }
            ComponentKind::Variable => self.variable(component, unit),
            _ => (self.instances(component, unit), false),
        }
    }

    fn part(&self, component: &Unit<'_>, unit: u32, path: &str) -> (Value, bool) {
        match component.entry(path) {
            Some((at, ..)) => (self.value(unit, at), self.is_sensitive(unit, at)),
            None => (Value::Null, false),
        }
    }

    fn evaluate(&self, expr: Expr<'_>, module: u32) -> Value {
        let limits = if self.too_much.get() > PATIENCE {
            Limits { steps: 10_000, size: 1 << 18 }
        } else {
            Limits { steps: 500_000, size: 16 << 20 }
        };
        match evaluate_within(expr, &ModuleScope { sheet: self, module }, limits) {
            Ok(value) => value,
            Err(error) => {
                if error.message.contains("too much work") {
                    self.too_much.set(self.too_much.get() + 1);
                }
                Value::unknown(error.message.into_owned())
            }
        }
    }

    fn takes_sensitive(&self, unit: u32, entry: usize, expr: Expr<'_>) -> bool {
        let mut links = self.links.of_entry(unit, entry as u32).iter();
        let tainted = links.any(|link| match (link.output, link.field) {
            (Some(output), _) => self.node_is_sensitive(self.whole_node(output)),
            (None, Some(field)) => self.node_is_sensitive(self.node(link.to, field as usize)),
            (None, None) => self.node_is_sensitive(self.whole_node(link.to)),
        });
        let calls = |name: &str| {
            expr.walk().any(|part| matches!(part.kind(), ExprKind::Call(call) if call.name() == name))
        };
        if tainted { !calls("nonsensitive") } else { self.may_call(expr) && calls("sensitive") }
    }

    /// Whether an expression can hold a call at all, which spares a walk through most of them.
    fn may_call(&self, expr: Expr<'_>) -> bool {
        !matches!(
            expr.kind(),
            ExprKind::Null | ExprKind::Bool(_) | ExprKind::Number(_) | ExprKind::Variable(_) | ExprKind::Traversal(_)
        )
    }

    /// What a variable has: from its callers where they agree, from files that give values, or its default.
    fn variable(&self, component: &Unit<'_>, unit: u32) -> (Value, bool) {
        let name = &*component.definition.name;
        let marked = is_marked(component, "sensitive");
        let default = || component.entry("default").map(|(at, ..)| self.value(unit, at));
        let missing = || Value::unknown(format!("variable `{name}` has no default"));
        let typed = |value: Value| match component.entry("type") {
            Some((_, source, entry)) => conform(value, source.tree.expr(entry.expr)),
            None => value,
        };
        let callers = self.callers.get(component.module as usize).map_or(&[][..], Vec::as_slice);
        if callers.is_empty() {
            let given = self.given.get(component.module as usize).and_then(|given| given.get(name)).cloned();
            return (typed(given.or_else(default).unwrap_or_else(missing)), marked);
        }
        let arguments = self.arguments(component);
        let sensitive = arguments.iter().any(|(call, at)| self.is_sensitive(*call, *at));
        let mut values: Vec<Value> = arguments.iter().map(|(call, at)| self.value(*call, *at)).collect();
        if values.len() < callers.len() {
            values.push(default().unwrap_or_else(missing));
        }
        let Some((one, others)) = values.split_first() else { return (missing(), marked) };
        let agreed = if others.iter().all(|other| other == one) {
            one.clone()
        } else {
            Value::unknown("differs between calls")
        };
        (typed(agreed), marked || sensitive)
    }

    /// A resource or module as a whole: its instances, none of which is known in full.
    fn instances(&self, component: &Unit<'_>, unit: u32) -> Value {
        let one = || Value::unknown(format!("`{}` is known after apply", component.address));
        match self.expansion(unit) {
            Expansion::Single | Expansion::Unknown => one(),
            Expansion::Counted(count) if count > 10_000 => one(),
            Expansion::Counted(count) => Value::list(std::iter::repeat_with(one).take(count)),
            Expansion::Keyed(keys) => Value::object(keys.into_iter().map(|key| (key, one()))),
        }
    }

    /// How many instances there are of a component.
    pub(super) fn expansion(&self, unit: u32) -> Expansion {
        let Some(component) = self.units.get(unit) else { return Expansion::Single };
        if let Some((at, ..)) = component.entry("count") {
            return match self.value(unit, at) {
                Value::Number(number) => number.as_usize().map_or(Expansion::Unknown, Expansion::Counted),
                Value::String(text) => text.parse().map_or(Expansion::Unknown, Expansion::Counted),
                _ => Expansion::Unknown,
            };
        }
        let Some((at, ..)) = component.entry("for_each") else { return Expansion::Single };
        if self.is_sensitive(unit, at) {
            return Expansion::Unknown;
        }
        match self.value(unit, at) {
            Value::Object(entries) => Expansion::Keyed(entries.keys().map(|key| key.to_string()).collect()),
            Value::List(items) | Value::Set(items) => {
                let keys: Option<Vec<String>> = items.iter().map(|item| item.as_str().map(str::to_owned)).collect();
                keys.map_or(Expansion::Unknown, Expansion::Keyed)
            }
            _ => Expansion::Unknown,
        }
    }
}

/// Whether an attribute says `true`.
fn is_marked(component: &Unit<'_>, path: &str) -> bool {
    component.entry(path).is_some_and(|(_, source, entry)| {
        matches!(source.tree.expr(entry.expr).unwrap_parens().kind(), ExprKind::Bool(true))
    })
}
