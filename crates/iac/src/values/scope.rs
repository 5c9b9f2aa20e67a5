//! What names stand for in the expressions of a module.

use std::sync::Arc;

use domain::graph::ComponentKind;
use hcl::eval::{Resolved, Scope, Value};

use super::sheet::Sheet;
use crate::graph::units::Unit;
use crate::modules::paths;

/// The names that an expression of one module sees.
pub(super) struct ModuleScope<'s, 'p> {
    pub(super) sheet: &'s Sheet<'p>,
    pub(super) module: u32,
}

impl Scope for ModuleScope<'_, '_> {
    fn resolve(&self, root: &str, names: &[&str]) -> Option<Resolved> {
        let found = |value: Value, used: usize| Some(Resolved { value, used });
        match (root, names) {
            ("each", _) => found(Value::unknown("differs between instances"), 0),
            ("count", _) => found(Value::unknown("differs between instances"), 0),
            ("self", _) => found(Value::unknown("known after apply"), 0),
            ("path", ["module", ..]) => found(Value::string(self.module_path()), 1),
            ("path", ["root", ..]) => found(Value::string("."), 1),
            ("path", _) => found(Value::unknown("depends on where Terraform runs"), 0),
            ("terraform", _) => found(Value::unknown("depends on how Terraform runs"), 0),
            ("var" | "local", [name, ..]) => {
                let unit = self.find(&[root, name])?;
                found(self.sheet.whole(unit), 1)
            }
            ("module", [name, rest @ ..]) => {
                let unit = self.find(&["module", name])?;
                self.output(unit, rest.first().copied())
            }
            ("data" | "ephemeral" | "action", [type_name, name, rest @ ..]) => {
                let unit = self.find(&[root, type_name, name])?;
                self.attribute(unit, rest.first().copied(), 2)
            }
            ("resource", [type_name, name, rest @ ..]) => {
                let unit = self.find(&[type_name, name])?;
                self.attribute(unit, rest.first().copied(), 2)
            }
            (type_name, [name, rest @ ..]) => {
                let unit = self.find(&[type_name, name])?;
                self.attribute(unit, rest.first().copied(), 1)
            }
            (_, []) => None,
        }
    }

    fn file(&self, path: &str) -> Option<Arc<[u8]>> {
        self.sheet.file(path)
    }
}

impl ModuleScope<'_, '_> {
    fn find(&self, names: &[&str]) -> Option<u32> {
        self.sheet.units.named(self.module, names)
    }

    fn unit(&self, unit: u32) -> Option<&Unit<'_>> {
        self.sheet.units.get(unit)
    }

    fn module_path(&self) -> String {
        let directory = self.sheet.layout.modules.get(self.module as usize).map_or(".", |module| &*module.directory);
        paths::relative(self.sheet.root, directory)
    }

    /// An attribute of a resource; only one instance has attributes without an index before them.
    fn attribute(&self, unit: u32, field: Option<&str>, used: usize) -> Option<Resolved> {
        let component = self.unit(unit)?;
        let single = component.repeats.is_none();
        let Some(field) = field.filter(|_| single) else {
            return Some(Resolved { value: self.sheet.whole(unit), used });
        };
        let value = match component.entry(field) {
            Some((at, ..)) => self.sheet.value(unit, at),
            None => {
                let kind = component.definition.kind;
                let when = if kind == ComponentKind::Data { "read from the provider" } else { "known after apply" };
                Value::unknown(format!("`{}.{field}` is {when}", component.address))
            }
        };
        Some(Resolved { value, used: used + 1 })
    }

    /// An output of a called module.
    fn output(&self, unit: u32, name: Option<&str>) -> Option<Resolved> {
        let component = self.unit(unit)?;
        let single = component.repeats.is_none();
        let (Some(name), true, Some(target)) = (name, single, component.target) else {
            return Some(Resolved { value: self.sheet.whole(unit), used: 1 });
        };
        let output = self.sheet.units.named(target, &["output", name]);
        let value = match output {
            Some(output) => self.sheet.whole(output),
            None => Value::unknown(format!("`{}` has no output `{name}`", component.address)),
        };
        Some(Resolved { value, used: 2 })
    }
}
