//! The values worked out so far, and the order in which they are.

use std::sync::Arc;

use domain::FileSet;
use domain::graph::ComponentKind;
use hcl::eval::{Limits, Value, evaluate_within};
use hcl::{Expr, ExprKind};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::conform::conform;
use super::scope::ModuleScope;
use super::{convert, inputs};
use crate::graph::instances::Expansion;
use crate::graph::links::{Link, Links};
use crate::graph::units::{Repeats, Unit, Units};
use crate::modules::{Layout, paths};
use crate::source::definition::{Definition, Secrecy};

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
    /// The component of each node.
    owners: Vec<u32>,
    values: Vec<Option<Value>>,
    /// Whether a node takes from something sensitive.
    sensitive: Vec<bool>,
    /// The outputs of each module.
    outputs: Vec<Vec<u32>>,
    /// The order in which the nodes were worked out.
    ranks: Vec<Vec<u32>>,
}

/// So many nodes are worked out at a time; fewer than that are not worth handing out to several threads.
const SHARE: usize = 256;

/// The steps that the expressions of one rank may take together, and the least and most of any one of them.
const STEPS: u64 = 100_000_000;
const STEPS_OF_ONE: std::ops::RangeInclusive<u64> = 20_000..=200_000;

/// The bytes and items that one expression may make.
const SIZE_OF_ONE: u64 = 1 << 20;

/// When this much is kept, values longer than a few lines are not kept any more.
const KEPT: usize = 256 << 20;
const A_FEW_LINES: usize = 4 << 10;

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

impl<'p> Sheet<'p> {
    /// Works every value out.
    pub(super) fn filled(inputs: &Inputs<'p>) -> Self {
        let mut first = Vec::with_capacity(inputs.units.list.len());
        let mut owners = Vec::new();
        for (number, unit) in inputs.units.list.iter().enumerate() {
            first.push(owners.len() as u32);
            owners.extend(std::iter::repeat_n(number as u32, unit.entries.len() + 1));
        }
        let given = inputs
            .layout
            .modules
            .iter()
            .zip(inputs.callers)
            .map(|(module, callers)| if callers.is_empty() { inputs::of(module) } else { FxHashMap::default() });
        let mut sheet = Self {
            layout: inputs.layout,
            units: inputs.units,
            root: inputs.root,
            links: inputs.links,
            callers: inputs.callers,
            files: [inputs.files, inputs.values_only],
            given: given.collect(),
            first,
            values: vec![None; owners.len()],
            sensitive: vec![false; owners.len()],
            outputs: outputs(inputs),
            ranks: Vec::new(),
            owners,
        };
        sheet.hide();
        sheet.fill();
        sheet
    }

    /// Marks the defaults of variables that are sensitive.
    fn hide(&mut self) {
        for (number, unit) in self.units.list.iter().enumerate() {
            if let Some((at, ..)) = unit.entry("default").filter(|(_, _, entry)| is_hidden(unit, &entry.path)) {
                let node = self.node(number as u32, at);
                if let Some(slot) = self.sensitive.get_mut(node as usize) {
                    *slot = true;
                }
            }
        }
    }

    /// Works out each node after what it takes from. What takes from itself stays unknown.
    fn fill(&mut self) {
        let mut kept = 0usize;
        let ranks = self.order();
        for rank in &ranks {
            let steps = (STEPS / rank.len().max(1) as u64).clamp(*STEPS_OF_ONE.start(), *STEPS_OF_ONE.end());
            let limits = Limits { steps, size: SIZE_OF_ONE };
            for nodes in rank.chunks(SHARE) {
                let worked_out: Vec<(Value, bool)> = if nodes.len() < SHARE {
                    nodes.iter().map(|node| self.work_out(*node, limits)).collect()
                } else {
                    nodes.par_iter().map(|node| self.work_out(*node, limits)).collect()
                };
                for (node, (value, sensitive)) in nodes.iter().zip(worked_out) {
                    let length = convert::length(&value, KEPT);
                    let fits = length <= A_FEW_LINES || kept + length <= KEPT;
                    kept += if fits { length } else { 0 };
                    if let Some(slot) = self.values.get_mut(*node as usize) {
                        *slot = Some(if fits { value } else { Value::unknown("too long to work with") });
                    }
                    if let Some(slot) = self.sensitive.get_mut(*node as usize) {
                        *slot = sensitive;
                    }
                }
            }
        }
        self.ranks = ranks;
    }

    /// Nodes in ranks: each takes only from nodes of ranks before its own, unless it takes from itself.
    pub(super) fn ranks(&self) -> &[Vec<u32>] {
        &self.ranks
    }

    fn order(&self) -> Vec<Vec<u32>> {
        const NEW: u32 = u32::MAX;
        const OPEN: u32 = u32::MAX - 1;
        let mut rank_of = vec![NEW; self.owners.len()];
        let mut ranks: Vec<Vec<u32>> = Vec::new();
        let mut stack: Vec<(u32, bool)> = Vec::new();
        let mut needs: Vec<u32> = Vec::new();
        for start in 0..self.owners.len() as u32 {
            stack.push((start, false));
            while let Some((node, finished)) = stack.pop() {
                let Some(state) = rank_of.get(node as usize).copied() else { continue };
                if !finished && (state != NEW || self.is_settled(node)) {
                    continue;
                }
                needs.clear();
                self.needs(node, &mut needs);
                let ranked = |need: &u32| rank_of.get(*need as usize).copied().unwrap_or(NEW);
                let state = if finished {
                    let rank =
                        needs.iter().map(ranked).filter(|rank| *rank < OPEN).map(|rank| rank + 1).max().unwrap_or(0);
                    if ranks.len() <= rank as usize {
                        ranks.resize_with(rank as usize + 1, Vec::new);
                    }
                    if let Some(list) = ranks.get_mut(rank as usize) {
                        list.push(node);
                    }
                    rank
                } else {
                    stack.push((node, true));
                    stack.extend(needs.iter().filter(|need| ranked(need) == NEW).map(|need| (*need, false)));
                    OPEN
                };
                if let Some(slot) = rank_of.get_mut(node as usize) {
                    *slot = state;
                }
            }
        }
        ranks
    }

    /// Whether a node's value needs no working out: literals, and resources as a whole that have one instance.
    fn is_settled(&self, node: u32) -> bool {
        let Some((_, component, entry)) = self.owner(node) else { return true };
        match component.entries.get(entry) {
            Some((_, written)) => written.constant.is_some(),
            None => component.repeats.is_none() && !component.is_carrier(),
        }
    }

    /// The component of a node, and the number of its attribute; one past the last for the component as a whole.
    pub(super) fn owner(&self, node: u32) -> Option<(u32, &'p Unit<'p>, usize)> {
        let unit = *self.owners.get(node as usize)?;
        let entry = node - self.first.get(unit as usize)?;
        Some((unit, self.units.get(unit)?, entry as usize))
    }

    pub(super) fn node(&self, unit: u32, entry: usize) -> u32 {
        self.first.get(unit as usize).map_or(u32::MAX, |first| first + entry as u32)
    }

    pub(super) fn whole_node(&self, unit: u32) -> u32 {
        let entries = self.units.get(unit).map_or(0, |component| component.entries.len());
        self.node(unit, entries)
    }

    /// The nodes that a node takes from.
    pub(super) fn needs(&self, node: u32, needs: &mut Vec<u32>) {
        let Some((unit, component, entry)) = self.owner(node) else { return };
        if entry < component.entries.len() {
            for link in self.links.of_entry(unit, entry as u32) {
                match (link.output, link.field) {
                    (Some(output), _) => needs.push(self.whole_node(output)),
                    (None, Some(field)) => needs.push(self.node(link.to, field as usize)),
                    (None, None) => {}
                }
                needs.push(self.whole_node(link.to));
                if let Some(target) = self.taken_whole(link) {
                    let outputs = self.outputs(target).iter();
                    needs.extend(outputs.map(|output| self.whole_node(*output)));
                }
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
                for call in self.callers.get(component.module as usize).into_iter().flatten() {
                    if let Some(Repeats::Count(at) | Repeats::Each(at)) = self.units.get(*call).and_then(|c| c.repeats)
                    {
                        needs.push(self.node(*call, at as usize));
                    }
                }
            }
            _ => {
                if let Some(Repeats::Count(at) | Repeats::Each(at)) = component.repeats {
                    needs.push(self.node(unit, at as usize));
                }
            }
        }
    }

    /// The module that a reference takes more of than one output: all of them, or the same of each instance.
    pub(super) fn taken_whole(&self, link: &Link) -> Option<u32> {
        let call = self.units.get(link.to)?;
        (link.output.is_none() || call.repeats.is_some()).then_some(call.target).flatten()
    }

    /// The outputs of a module.
    pub(super) fn outputs(&self, module: u32) -> &[u32] {
        self.outputs.get(module as usize).map_or(&[], Vec::as_slice)
    }

    /// The references in one attribute.
    pub(super) fn links(&self) -> &'p Links {
        self.links
    }

    /// The calls that lend a module its inputs.
    pub(super) fn callers(&self, module: u32) -> &'p [u32] {
        self.callers.get(module as usize).map_or(&[], Vec::as_slice)
    }

    /// The attributes in which callers hand a value to a variable.
    pub(super) fn arguments(&self, variable: &Unit<'_>) -> Vec<(u32, usize)> {
        let callers = self.callers.get(variable.module as usize).into_iter().flatten();
        let given = callers.filter_map(|call| {
            let (at, ..) = self.units.get(*call)?.entry(&variable.definition.name)?;
            Some((*call, at))
        });
        given.collect()
    }

    pub(super) fn get(&self, node: u32) -> Value {
        let value = self.values.get(node as usize).and_then(Option::as_ref);
        value.cloned().unwrap_or_else(|| Value::unknown("takes from itself"))
    }

    /// The value of an attribute.
    pub(super) fn value(&self, unit: u32, entry: usize) -> Value {
        self.constant(unit, entry).cloned().unwrap_or_else(|| self.get(self.node(unit, entry)))
    }

    /// The value of an attribute, where nothing around it can change that.
    fn constant(&self, unit: u32, entry: usize) -> Option<&'p Value> {
        self.units.get(unit)?.entries.get(entry)?.1.constant.as_ref()
    }

    /// The value of a component as a whole.
    pub(super) fn whole(&self, unit: u32) -> Value {
        match self.units.get(unit) {
            Some(component) if component.repeats.is_none() && !component.is_carrier() => after_apply(component),
            Some(_) | None => self.get(self.whole_node(unit)),
        }
    }

    /// The value of an attribute, as the graph shows it.
    pub(super) fn shown(&self, unit: u32, entry: usize) -> domain::graph::Value {
        if self.is_sensitive(unit, entry) {
            return domain::graph::Value::Sensitive;
        }
        let known = self.constant(unit, entry);
        match known.or_else(|| self.values.get(self.node(unit, entry) as usize)?.as_ref()) {
            Some(value) => convert::shown(value),
            None => convert::shown(&self.value(unit, entry)),
        }
    }

    /// Whether an attribute takes from something sensitive.
    pub(super) fn is_sensitive(&self, unit: u32, entry: usize) -> bool {
        self.node_is_sensitive(self.node(unit, entry))
    }

    pub(super) fn node_is_sensitive(&self, node: u32) -> bool {
        self.sensitive.get(node as usize).copied().unwrap_or_default()
    }

    /// The bytes of a file, by its path from the root module.
    pub(super) fn file(&self, path: &str) -> Option<Arc<[u8]>> {
        let path = paths::resolve(self.root, path)?;
        self.files.iter().find_map(|files| files.get(&path).cloned())
    }

    fn work_out(&self, node: u32, limits: Limits) -> (Value, bool) {
        let Some((unit, component, entry)) = self.owner(node) else { return (Value::Null, false) };
        if let Some((source, written)) = component.entries.get(entry) {
            let expr = source.tree.expr(written.expr);
            let sensitive = match written.secrecy {
                Secrecy::AsItsParts => self.takes_sensitive(unit, entry),
                Secrecy::Made => true,
                Secrecy::Taken => false,
            };
            let hidden = is_hidden(component, &written.path);
            return (self.evaluate(expr, component.module, limits), sensitive || hidden);
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

    fn evaluate(&self, expr: Expr<'_>, module: u32, limits: Limits) -> Value {
        evaluate_within(expr, &ModuleScope { sheet: self, module }, limits)
            .unwrap_or_else(|error| Value::unknown(error.message.into_owned()))
    }

    fn takes_sensitive(&self, unit: u32, entry: usize) -> bool {
        self.links.of_entry(unit, entry as u32).iter().any(|link| match (link.output, link.field) {
            (Some(output), _) => self.node_is_sensitive(self.whole_node(output)),
            (None, Some(field)) => self.node_is_sensitive(self.node(link.to, field as usize)),
            (None, None) => self.node_is_sensitive(self.whole_node(link.to)),
        })
    }

    /// What a variable has: from its callers where they agree, from files that give values, or its default.
    fn variable(&self, component: &Unit<'_>, unit: u32) -> (Value, bool) {
        let name = &*component.definition.name;
        let marked = is_marked(component, "sensitive");
        let default = || component.entry("default").map(|(at, ..)| self.value(unit, at));
        let missing = || Value::unknown(format!("variable `{name}` has no default"));
        let typed = |value: Value| typed(component, value);
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
        let agreed =
            if others.iter().all(|other| other == one) { one.clone() } else { Value::unknown("differs between calls") };
        (typed(agreed), marked || sensitive)
    }

    /// A resource or module as a whole: its instances, none of which is known in full.
    fn instances(&self, component: &Unit<'_>, unit: u32) -> Value {
        let one = || after_apply(component);
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
        let at = match component.repeats {
            None => return Expansion::Single,
            Some(Repeats::Count(at)) => {
                return match self.value(unit, at as usize) {
                    Value::Number(number) => number.as_usize().map_or(Expansion::Unknown, Expansion::Counted),
                    Value::String(text) => text.parse().map_or(Expansion::Unknown, Expansion::Counted),
                    _ => Expansion::Unknown,
                };
            }
            Some(Repeats::Each(at)) => at as usize,
        };
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

/// The value as the type of the variable has it.
pub(super) fn typed(variable: &Unit<'_>, value: Value) -> Value {
    match variable.entry("type") {
        Some((_, source, entry)) => conform(value, source.tree.expr(entry.expr)),
        None => value,
    }
}

/// The outputs of each module.
fn outputs(inputs: &Inputs<'_>) -> Vec<Vec<u32>> {
    let mut outputs = vec![Vec::new(); inputs.layout.modules.len()];
    for (number, unit) in inputs.units.list.iter().enumerate() {
        if unit.definition.kind == ComponentKind::Output
            && let Some(list) = outputs.get_mut(unit.module as usize)
        {
            list.push(number as u32);
        }
    }
    outputs
}

pub(super) fn after_apply(component: &Unit<'_>) -> Value {
    Value::unknown(format!("`{}` is known after apply", component.address))
}

/// Whether it is the default of a variable that is marked sensitive.
fn is_hidden(component: &Unit<'_>, path: &str) -> bool {
    component.definition.kind == ComponentKind::Variable && path == "default" && is_marked(component, "sensitive")
}

/// Whether an attribute says `true`.
fn is_marked(component: &Unit<'_>, path: &str) -> bool {
    component.entry(path).is_some_and(|(_, source, entry)| {
        matches!(source.tree.expr(entry.expr).unwrap_parens().kind(), ExprKind::Bool(true))
    })
}
