//! Values as each instance of a module has them.
//!
//! The sheet says what is the same everywhere. What differs between the calls of a module, or between the instances of a
//! call, is worked out here for each instance, in the order of the sheet, so that nothing is worked out twice and
//! nothing needs a stack.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::graph::ComponentKind;
use hcl::eval::{Limits, Value, evaluate_within};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::convert;
use super::place::{Iterator, Place};
use super::sheet::{self, Inputs, Sheet};
use crate::graph::instances::quoted;
use crate::graph::units::{Repeats, Unit, Units};
use crate::source::definition::Definition;

/// Neither a module nor a block is listed with more instances than this.
const MOST: usize = 1_000;
/// All modules together have no more instances than this.
const MOST_MODULES: usize = 20_000;
/// Calls nest no deeper than this.
const DEEPEST: u32 = 64;
/// Fewer than this are not worth handing out to several threads.
const SHARE: usize = 128;
/// The steps that the values of one rank may take together, and the least and most of any one of them.
const STEPS: u64 = 100_000_000;
const STEPS_OF_ONE: std::ops::RangeInclusive<u64> = 5_000..=200_000;
const SIZE_OF_ONE: u64 = 1 << 20;
/// When this much is kept, values longer than a few lines are not kept any more.
const KEPT: usize = 256 << 20;
const A_FEW_LINES: usize = 4 << 10;

/// Which instance of a block it is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Instance {
    /// The only one.
    Single,
    /// One of those that `count` makes.
    Counted(usize),
    /// One of those that `for_each` makes, with what it makes it of.
    Keyed(Arc<str>, Value),
    /// It stands for so many as nobody knows, for this reason.
    Unknown(Arc<str>),
}

impl Instance {
    /// What stands behind the address.
    pub(crate) fn suffix(&self) -> String {
        match self {
            Self::Single => String::new(),
            Self::Counted(index) => format!("[{index}]"),
            Self::Keyed(key, _) => format!("[{}]", quoted(key)),
            Self::Unknown(_) => "[*]".to_owned(),
        }
    }
}

/// An instance of a module.
pub(crate) struct ModuleInstance {
    /// The module.
    pub(crate) module: u32,
    /// The instance that calls it, and the call; none for the root.
    pub(crate) caller: Option<(u32, u32)>,
    /// Which of the call's instances it is.
    pub(crate) instance: Instance,
    /// Its address, empty for the root.
    pub(crate) address: String,
    /// Why it is not known how many of it there are.
    pub(crate) uncertain: Option<Arc<str>>,
    depth: u32,
}

/// The instances of the modules under a root, with what differs between them.
pub(crate) struct Estate<'p> {
    pub(super) sheet: Sheet<'p>,
    /// The root first; callers before what they call.
    pub(crate) modules: Vec<ModuleInstance>,
    /// The instances that a call makes, by the calling instance and the call.
    called: FxHashMap<(u32, u32), Vec<u32>>,
    of_module: Vec<Vec<u32>>,
    /// For each node, whether it differs between instances of its module.
    differs: Vec<bool>,
    values: FxHashMap<(u32, u32), Value>,
    /// The first component of each module, and one more.
    first_units: Vec<u32>,
}

impl<'p> Estate<'p> {
    /// Works it out.
    pub(crate) fn of(inputs: &Inputs<'p>) -> Self {
        let sheet = Sheet::filled(inputs);
        let units = inputs.units;
        let modules = inputs.layout.modules.len() as u32;
        let first_units =
            (0..=modules).map(|module| units.list.partition_point(|unit| unit.module < module) as u32).collect();
        let mut estate = Self {
            sheet,
            modules: Vec::new(),
            called: FxHashMap::default(),
            of_module: vec![Vec::new(); modules as usize],
            differs: Vec::new(),
            values: FxHashMap::default(),
            first_units,
        };
        estate.fill(inputs.layout.number(inputs.root));
        estate
    }

    pub(crate) fn units(&self) -> &'p Units<'p> {
        self.sheet.units
    }

    /// The numbers of the components of a module.
    pub(crate) fn units_of(&self, module: u32) -> std::ops::Range<u32> {
        let at = |index: usize| self.first_units.get(index).copied().unwrap_or_default();
        at(module as usize)..at(module as usize + 1)
    }

    /// The instances that a call makes in an instance of its module.
    pub(crate) fn called(&self, instance: u32, call: u32) -> &[u32] {
        self.called.get(&(instance, call)).map_or(&[], Vec::as_slice)
    }

    /// Whether an attribute takes from something sensitive.
    pub(crate) fn is_sensitive(&self, unit: u32, entry: usize) -> bool {
        self.sheet.is_sensitive(unit, entry)
    }

    /// Whether a variable or output is sensitive.
    pub(crate) fn is_whole_sensitive(&self, unit: u32) -> bool {
        self.sheet.node_is_sensitive(self.sheet.whole_node(unit))
    }

    /// The value of an attribute in one instance of its block; `iterators` are those of the dynamic blocks around it.
    pub(crate) fn value(
        &self,
        unit: u32,
        entry: usize,
        module_instance: u32,
        instance: &Instance,
        iterators: &[Iterator],
    ) -> Value {
        let known = self.entry(unit, entry, module_instance);
        let Some((source, written)) = self.units().get(unit).and_then(|unit| unit.entries.get(entry)) else {
            return known;
        };
        let by_instance = (written.takes_each || written.takes_count) && *instance != Instance::Single;
        if known.is_known() || !by_instance && iterators.is_empty() {
            return known;
        }
        let place = Place { estate: self, module_instance, instance, iterators };
        let limits = Limits { steps: *STEPS_OF_ONE.end() / 4, size: SIZE_OF_ONE };
        evaluate_within(source.tree.expr(written.expr), &place, limits)
            .unwrap_or_else(|error| Value::unknown(error.message.into_owned()))
    }

    /// The value of an attribute, as far as it is the same in every instance of its block.
    pub(super) fn entry(&self, unit: u32, entry: usize, module_instance: u32) -> Value {
        let node = self.sheet.node(unit, entry);
        let own = self.values.get(&(node, module_instance)).cloned();
        own.unwrap_or_else(|| self.sheet.value(unit, entry))
    }

    /// The value of a component as a whole, in an instance of its module.
    pub(crate) fn whole(&self, unit: u32, module_instance: u32) -> Value {
        let own = self.values.get(&(self.sheet.whole_node(unit), module_instance)).cloned();
        own.unwrap_or_else(|| self.sheet.whole(unit))
    }

    /// The instances of a block in an instance of its module.
    pub(crate) fn instances(&self, unit: u32, module_instance: u32) -> Vec<Instance> {
        let Some(component) = self.units().get(unit) else { return Vec::new() };
        let (Some(Repeats::Count(at) | Repeats::Each(at)), repeats) = (component.repeats, component.repeats) else {
            return vec![Instance::Single];
        };
        let unknown = |reason: &str| vec![Instance::Unknown(reason.into())];
        if self.is_sensitive(unit, at as usize) {
            return unknown("it depends on a sensitive value");
        }
        let value = self.entry(unit, at as usize, module_instance);
        let too_many = || unknown("more than a thousand instances are not listed");
        if let Some(Repeats::Count(_)) = repeats {
            let count = match &value {
                Value::Number(number) => number.as_usize(),
                Value::String(text) => text.parse().ok(),
                _ => None,
            };
            return match (count, &value) {
                (Some(count), _) if count > MOST => too_many(),
                (Some(count), _) => (0..count).map(Instance::Counted).collect(),
                (None, Value::Unknown(reason)) => unknown(reason.reason()),
                (None, _) => unknown("`count` is no whole number"),
            };
        }
        match &value {
            Value::Object(entries) if entries.len() > MOST => too_many(),
            Value::Object(entries) => {
                entries.iter().map(|(key, value)| Instance::Keyed(key.clone(), value.clone())).collect()
            }
            Value::List(items) | Value::Set(items) if items.len() > MOST => too_many(),
            Value::List(items) | Value::Set(items) => {
                let keyed = |item: &Value| match item {
                    Value::String(key) => Some(Instance::Keyed(key.clone(), item.clone())),
                    _ => None,
                };
                let keys: Option<Vec<Instance>> = items.iter().map(keyed).collect();
                let reason = value.first_unknown().map_or("`for_each` is no set of strings", |first| first.reason());
                keys.unwrap_or_else(|| unknown(reason))
            }
            Value::Unknown(reason) => unknown(reason.reason()),
            _ => unknown("`for_each` is neither a map nor a set of strings"),
        }
    }

    /// A module call as a whole: what its instances put out.
    pub(super) fn call(&self, unit: u32, module_instance: u32) -> Option<Value> {
        let component = self.units().get(unit)?;
        let target = component.target?;
        let instances = self.called(module_instance, unit);
        let of_one = |instance: &u32| {
            let outputs = self.sheet.outputs(target).iter().filter_map(|output| {
                let name = &*self.units().get(*output)?.definition.name;
                Some((name.to_owned(), self.whole(*output, *instance)))
            });
            Value::object(outputs)
        };
        let each = || instances.iter().filter_map(|number| Some((self.modules.get(*number as usize)?, number)));
        if each().any(|(module, _)| matches!(module.instance, Instance::Unknown(_))) {
            return None;
        }
        Some(match component.repeats {
            None => of_one(instances.first()?),
            Some(Repeats::Count(_)) => Value::list(instances.iter().map(of_one)),
            Some(Repeats::Each(_)) => Value::object(each().filter_map(|(module, number)| match &module.instance {
                Instance::Keyed(key, _) => Some((key.clone(), of_one(number))),
                _ => None,
            })),
        })
    }

    fn fill(&mut self, root: Option<u32>) {
        let Some(root) = root else { return };
        let ranks: Vec<Vec<u32>> = self.sheet.ranks().to_vec();
        let mut rank_of: FxHashMap<u32, u32> = FxHashMap::default();
        self.differs = vec![false; ranks.iter().flatten().max().map_or(0, |last| *last as usize + 1)];
        for (number, unit) in self.units().list.iter().enumerate() {
            if let (Some(_), Some(Repeats::Count(at) | Repeats::Each(at))) = (unit.target, unit.repeats) {
                rank_of.insert(self.sheet.node(number as u32, at as usize), 0);
            }
        }
        for (rank, nodes) in ranks.iter().enumerate() {
            for node in nodes {
                if let Some(slot) = rank_of.get_mut(node) {
                    *slot = rank as u32 + 1;
                }
            }
        }
        // Calls whose instances are known when so many ranks are worked out.
        let mut waiting: BTreeMap<u32, Vec<(u32, u32)>> = BTreeMap::new();
        let root = ModuleInstance {
            module: root,
            caller: None,
            instance: Instance::Single,
            address: String::new(),
            uncertain: None,
            depth: 0,
        };
        self.add(root, &rank_of, &mut waiting);
        let mut kept = 0;
        for (rank, nodes) in ranks.iter().enumerate() {
            self.expand(rank as u32, &rank_of, &mut waiting);
            let differing: Vec<u32> = nodes.iter().copied().filter(|node| self.node_differs(*node)).collect();
            for node in &differing {
                if let Some(slot) = self.differs.get_mut(*node as usize) {
                    *slot = true;
                }
            }
            let tasks: Vec<(u32, u32)> = differing
                .iter()
                .filter(|node| !self.takes_instance(**node))
                .flat_map(|node| {
                    let module = self.sheet.owner(*node).map_or(u32::MAX, |(_, unit, _)| unit.module);
                    let instances = self.of_module.get(module as usize).map_or(&[][..], Vec::as_slice);
                    instances.iter().map(|instance| (*node, *instance))
                })
                .collect();
            let steps = (STEPS / tasks.len().max(1) as u64).clamp(*STEPS_OF_ONE.start(), *STEPS_OF_ONE.end());
            let limits = Limits { steps, size: SIZE_OF_ONE };
            for share in tasks.chunks(64 * SHARE) {
                let work_out = |(node, instance): &(u32, u32)| self.work_out(*node, *instance, limits);
                let values: Vec<Value> = match share.len() < SHARE {
                    true => share.iter().map(work_out).collect(),
                    false => share.par_iter().map(work_out).collect(),
                };
                for (task, value) in share.iter().zip(values) {
                    let length = convert::length(&value, KEPT);
                    let fits = length <= A_FEW_LINES || kept + length <= KEPT;
                    kept += if fits { length } else { 0 };
                    self.values.insert(*task, if fits { value } else { Value::unknown("too long to work with") });
                }
            }
        }
        self.expand(u32::MAX, &rank_of, &mut waiting);
    }

    /// Makes the instances of the calls that can be told before this rank.
    fn expand(&mut self, rank: u32, ranks: &FxHashMap<u32, u32>, waiting: &mut BTreeMap<u32, Vec<(u32, u32)>>) {
        while let Some(entry) = waiting.first_entry().filter(|entry| *entry.key() <= rank) {
            for (caller, call) in entry.remove() {
                self.instantiate(caller, call, ranks, waiting);
            }
        }
    }

    fn instantiate(
        &mut self,
        caller: u32,
        call: u32,
        ranks: &FxHashMap<u32, u32>,
        waiting: &mut BTreeMap<u32, Vec<(u32, u32)>>,
    ) {
        let Some((component, target)) = self.units().get(call).and_then(|unit| Some((unit, unit.target?))) else {
            return;
        };
        for instance in self.instances(call, caller) {
            let Some(around) = self.modules.get(caller as usize) else { return };
            let crowded = self.of_module.get(target as usize).is_none_or(|all| all.len() >= MOST);
            if crowded || self.modules.len() >= MOST_MODULES || around.depth >= DEEPEST {
                return;
            }
            let mut outer = std::iter::successors(Some(around), |one| self.modules.get(one.caller?.0 as usize));
            if outer.any(|one| one.module == target) {
                return;
            }
            let dot = if around.address.is_empty() { "" } else { "." };
            let uncertain = match &instance {
                Instance::Unknown(reason) => Some(reason.clone()),
                _ => around.uncertain.clone(),
            };
            let made = ModuleInstance {
                module: target,
                caller: Some((caller, call)),
                address: format!("{}{dot}module.{}{}", around.address, component.definition.name, instance.suffix()),
                instance,
                uncertain,
                depth: around.depth + 1,
            };
            self.add(made, ranks, waiting);
        }
    }

    fn add(&mut self, made: ModuleInstance, ranks: &FxHashMap<u32, u32>, waiting: &mut BTreeMap<u32, Vec<(u32, u32)>>) {
        let number = self.modules.len() as u32;
        for call in self.units_of(made.module) {
            let Some(unit) = self.units().get(call).filter(|unit| unit.target.is_some()) else { continue };
            let rank = match unit.repeats {
                None => 0,
                Some(Repeats::Count(at) | Repeats::Each(at)) => {
                    ranks.get(&self.sheet.node(call, at as usize)).copied().unwrap_or_default()
                }
            };
            waiting.entry(rank).or_default().push((number, call));
        }
        if let Some(list) = self.of_module.get_mut(made.module as usize) {
            list.push(number);
        }
        if let Some(caller) = made.caller {
            self.called.entry(caller).or_default().push(number);
        }
        self.modules.push(made);
    }

    fn differs(&self, node: u32) -> bool {
        self.differs.get(node as usize).copied().unwrap_or_default()
    }

    /// Whether a node's value takes something of the instance of its own block.
    fn takes_instance(&self, node: u32) -> bool {
        let Some((_, unit, entry)) = self.sheet.owner(node) else { return false };
        unit.entries.get(entry).is_some_and(|(_, written)| written.takes_each || written.takes_count)
    }

    /// Whether a node may have another value in each instance of its module. What the sheet knows is the same in all.
    fn node_differs(&self, node: u32) -> bool {
        if self.sheet.get(node).is_known() {
            return false;
        }
        let Some((number, unit, entry)) = self.sheet.owner(node) else { return false };
        let mut needs = Vec::new();
        self.sheet.needs(node, &mut needs);
        if needs.iter().any(|need| self.differs(*need)) {
            return true;
        }
        if entry < unit.entries.len() {
            let links = self.sheet.links().of_entry(number, entry as u32);
            return links.iter().any(|link| self.sheet.taken_whole(link).is_some());
        }
        let is_variable = unit.definition.kind == ComponentKind::Variable;
        let takes_instance = |(call, at): (u32, usize)| self.takes_instance(self.sheet.node(call, at));
        is_variable
            && (self.sheet.callers(unit.module).len() > 1 || self.sheet.arguments(unit).into_iter().any(takes_instance))
    }

    fn work_out(&self, node: u32, module_instance: u32, limits: Limits) -> Value {
        let Some((number, unit, entry)) = self.sheet.owner(node) else { return Value::Null };
        if let Some((source, written)) = unit.entries.get(entry) {
            let place = Place { estate: self, module_instance, instance: &Instance::Single, iterators: &[] };
            return evaluate_within(source.tree.expr(written.expr), &place, limits)
                .unwrap_or_else(|error| Value::unknown(error.message.into_owned()));
        }
        let part = |path: &str| match unit.entry(path) {
            Some((at, ..)) => self.entry(number, at, module_instance),
            None => Value::Null,
        };
        match unit.definition.kind {
            ComponentKind::Local => part(Definition::LOCAL_PATH),
            ComponentKind::Output => part("value"),
            ComponentKind::Variable => self.variable(unit, number, module_instance, limits),
            ComponentKind::Module => self.call(number, module_instance).unwrap_or_else(|| sheet::after_apply(unit)),
            _ => self.instances_of(unit, number, module_instance),
        }
    }

    /// What a variable has from the call that makes this instance.
    fn variable(&self, unit: &Unit<'_>, number: u32, module_instance: u32, limits: Limits) -> Value {
        let called = self.modules.get(module_instance as usize).and_then(|made| Some((made, made.caller?)));
        let Some((made, (caller, call))) = called else { return self.sheet.whole(number) };
        let argument = self.units().get(call).and_then(|component| component.entry(&unit.definition.name));
        let default = || unit.entry("default").map(|(at, ..)| self.sheet.value(number, at));
        let Some((at, source, written)) = argument else {
            let missing = || Value::unknown(format!("variable `{}` has no default", unit.definition.name));
            return sheet::typed(unit, default().unwrap_or_else(missing));
        };
        let value = if written.takes_each || written.takes_count {
            let place = Place { estate: self, module_instance: caller, instance: &made.instance, iterators: &[] };
            evaluate_within(source.tree.expr(written.expr), &place, limits)
                .unwrap_or_else(|error| Value::unknown(error.message.into_owned()))
        } else {
            self.entry(call, at, caller)
        };
        sheet::typed(unit, value)
    }

    /// A resource as a whole: its instances, none of which is known in full.
    fn instances_of(&self, unit: &Unit<'_>, number: u32, module_instance: u32) -> Value {
        let one = || sheet::after_apply(unit);
        let instances = self.instances(number, module_instance);
        match instances.first() {
            Some(Instance::Single | Instance::Unknown(_)) => one(),
            Some(Instance::Counted(_)) => Value::list(instances.iter().map(|_| one())),
            Some(Instance::Keyed(..)) => Value::object(instances.iter().filter_map(|instance| match instance {
                Instance::Keyed(key, _) => Some((key.clone(), one())),
                _ => None,
            })),
            None if matches!(unit.repeats, Some(Repeats::Each(_))) => Value::object::<String>([]),
            None => Value::list([]),
        }
    }
}
