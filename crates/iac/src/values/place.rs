//! What names stand for in one instance of a block.

use std::sync::Arc;

use hcl::eval::{Resolved, Scope, Value};

use super::estate::{Estate, Instance};
use super::scope::ModuleScope;

/// The item that a dynamic block is made for.
#[derive(Debug, Clone)]
pub(crate) struct Iterator {
    /// What the block calls it.
    pub(crate) name: Arc<str>,
    /// Its key.
    pub(crate) key: Value,
    /// Its value.
    pub(crate) value: Value,
}

/// The names that an expression of one instance sees.
pub(super) struct Place<'e, 'p> {
    pub(super) estate: &'e Estate<'p>,
    pub(super) module_instance: u32,
    pub(super) instance: &'e Instance,
    /// Those of the dynamic blocks around it, the innermost last.
    pub(super) iterators: &'e [Iterator],
}

impl Scope for Place<'_, '_> {
    fn resolve(&self, root: &str, names: &[&str]) -> Option<Resolved> {
        let found = |value: Value, used: usize| Some(Resolved { value, used });
        if let (Some(iterator), Some(name)) =
            (self.iterators.iter().rev().find(|iterator| &*iterator.name == root), names.first())
        {
            return match *name {
                "key" => found(iterator.key.clone(), 1),
                "value" => found(iterator.value.clone(), 1),
                _ => None,
            };
        }
        match (root, names, self.instance) {
            ("each", ["key", ..], Instance::Keyed(key, _)) => found(Value::String(key.clone()), 1),
            ("each", ["value", ..], Instance::Keyed(_, value)) => found(value.clone(), 1),
            ("count", ["index", ..], Instance::Counted(index)) => found(Value::integer(*index as i64), 1),
            ("each" | "count", _, Instance::Unknown(reason)) => found(Value::unknown(reason.clone()), 0),
            ("var" | "local", [name, ..], _) => {
                let unit = self.find(&[root, name])?;
                found(self.estate.whole(unit, self.module_instance), 1)
            }
            ("module", [name, rest @ ..], _) => self.output(self.find(&["module", name])?, rest.first().copied()),
            ("each" | "count" | "self" | "path" | "terraform", ..) => self.around()?.resolve(root, names),
            ("data" | "ephemeral" | "action", [type_name, name, rest @ ..], _) => {
                self.attribute(self.find(&[root, type_name, name])?, rest.first().copied(), 2, root, names)
            }
            ("resource", [type_name, name, rest @ ..], _) => {
                self.attribute(self.find(&[type_name, name])?, rest.first().copied(), 2, root, names)
            }
            (type_name, [name, rest @ ..], _) => {
                self.attribute(self.find(&[type_name, name])?, rest.first().copied(), 1, root, names)
            }
            (_, [], _) => None,
        }
    }

    fn file(&self, path: &str) -> Option<Arc<[u8]>> {
        self.estate.sheet.file(path)
    }
}

impl<'p> Place<'_, 'p> {
    fn module(&self) -> Option<u32> {
        self.estate.modules.get(self.module_instance as usize).map(|made| made.module)
    }

    fn around(&self) -> Option<ModuleScope<'_, 'p>> {
        Some(ModuleScope { sheet: &self.estate.sheet, module: self.module()? })
    }

    fn find(&self, names: &[&str]) -> Option<u32> {
        self.estate.units().named(self.module()?, names)
    }

    /// An attribute of a resource; only one instance has attributes without an index before them.
    fn attribute(&self, unit: u32, field: Option<&str>, used: usize, root: &str, names: &[&str]) -> Option<Resolved> {
        let component = self.estate.units().get(unit)?;
        if component.repeats.is_some() {
            return Some(Resolved { value: self.estate.whole(unit, self.module_instance), used });
        }
        match field.and_then(|field| component.entry(field)) {
            Some((at, ..)) => {
                Some(Resolved { value: self.estate.entry(unit, at, self.module_instance), used: used + 1 })
            }
            None => self.around()?.resolve(root, names),
        }
    }

    /// An output of a called module.
    fn output(&self, unit: u32, name: Option<&str>) -> Option<Resolved> {
        let component = self.estate.units().get(unit)?;
        let single = component.target.filter(|_| component.repeats.is_none());
        let (Some(target), Some(name)) = (single, name) else {
            let value = self.estate.call(unit, self.module_instance);
            return Some(Resolved {
                value: value.unwrap_or_else(|| self.estate.whole(unit, self.module_instance)),
                used: 1,
            });
        };
        let value = match self.estate.units().named(target, &["output", name]) {
            Some(output) => match self.estate.called(self.module_instance, unit).first() {
                Some(instance) => self.estate.whole(output, *instance),
                None => self.estate.sheet.whole(output),
            },
            None => Value::unknown(format!("`{}` has no output `{name}`", component.address)),
        };
        Some(Resolved { value, used: 2 })
    }
}
