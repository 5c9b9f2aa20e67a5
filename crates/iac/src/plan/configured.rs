//! The configuration that a plan was made from, by module and address.

use std::ops::Range;

use domain::planned::{Mode, PlannedResource};
use rustc_hash::FxHashMap;
use serde_json::Value;

/// A plan's configuration, found by module.
pub(super) struct Configuration<'c> {
    /// The root first.
    modules: Vec<Module<'c>>,
}

/// A module of it, once for each call that leads to it.
#[derive(Default)]
pub(super) struct Module<'c> {
    resources: FxHashMap<&'c str, &'c Value>,
    calls: FxHashMap<&'c str, (usize, &'c Value)>,
    outputs: FxHashMap<&'c str, &'c Value>,
    /// The module that calls it, and the name of the call.
    pub(super) caller: Option<(usize, &'c str)>,
}

impl<'c> Configuration<'c> {
    /// Finds its way through `configuration`.
    pub(super) fn of(configuration: &'c Value) -> Self {
        let mut modules: Vec<Module<'c>> = Vec::new();
        let mut waiting: Vec<(Option<(usize, &'c str)>, &'c Value)> =
            configuration.get("root_module").map(|root| (None, root)).into_iter().collect();
        while let Some((caller, module)) = waiting.pop() {
            let number = modules.len();
            let mut made = Module { caller, ..Module::default() };
            for resource in module.get("resources").and_then(Value::as_array).into_iter().flatten() {
                if let Some(address) = resource.get("address").and_then(Value::as_str) {
                    made.resources.insert(address, resource);
                }
            }
            for (name, output) in module.get("outputs").and_then(Value::as_object).into_iter().flatten() {
                made.outputs.extend(output.get("expression").map(|expression| (name.as_str(), expression)));
            }
            for (name, call) in module.get("module_calls").and_then(Value::as_object).into_iter().flatten() {
                // Its number follows when it is reached.
                made.calls.insert(name, (usize::MAX, call));
                waiting.extend(call.get("module").map(|module| (Some((number, name.as_str())), module)));
            }
            modules.push(made);
            if let Some((outer, name)) = caller
                && let Some(call) = modules.get_mut(outer).and_then(|outer| outer.calls.get_mut(name))
            {
                call.0 = number;
            }
        }
        Self { modules }
    }

    /// The number of the module at an address of an instance.
    pub(super) fn at(&self, address: Option<&str>) -> Option<usize> {
        let mut number = 0;
        for step in module_steps(address.unwrap_or_default()) {
            number = self.modules.get(number)?.call(step.name)?.0;
        }
        (number < self.modules.len()).then_some(number)
    }

    /// The module of this number.
    pub(super) fn module(&self, number: usize) -> Option<&Module<'c>> {
        self.modules.get(number)
    }

    /// What is written of a resource, with the number of its module.
    pub(super) fn resource(&self, resource: &PlannedResource) -> Option<(usize, &'c Value)> {
        let number = self.at(resource.module_address.as_deref())?;
        let data = if resource.mode == Mode::Data { "data." } else { "" };
        let address = format!("{data}{}.{}", resource.type_name, resource.name);
        Some((number, self.modules.get(number)?.resources.get(address.as_str())?))
    }
}

impl<'c> Module<'c> {
    /// The number of the module that a call leads to, and the call.
    pub(super) fn call(&self, name: &str) -> Option<(usize, &'c Value)> {
        self.calls.get(name).copied()
    }

    /// The expression of an output.
    pub(super) fn output(&self, name: &str) -> Option<&'c Value> {
        self.outputs.get(name).copied()
    }
}

/// One `module.name["key"]` of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ModuleStep<'a> {
    pub(super) name: &'a str,
    /// Where it ends in the address, its key included.
    pub(super) end: usize,
    /// Where it stands, its key included, without `module.`.
    pub(super) named: Range<usize>,
}

/// The modules that an address leads through, the outermost first.
pub(super) fn module_steps(address: &str) -> Vec<ModuleStep<'_>> {
    let mut steps = Vec::new();
    let mut at = 0;
    while let Some(rest) = address.get(at..).and_then(|rest| rest.strip_prefix("module.")) {
        let start = at + "module.".len();
        let length = rest.find(['.', '[']).unwrap_or(rest.len());
        let Some(name) = rest.get(..length) else { break };
        let mut end = start + length;
        if address.as_bytes().get(end) == Some(&b'[') {
            end += key_length(address.get(end..).unwrap_or_default());
        }
        steps.push(ModuleStep { name, end, named: start..end });
        at = end + 1;
    }
    steps
}

/// How long the `[key]` at the beginning of a text is.
pub(super) fn key_length(text: &str) -> usize {
    let (mut quoted, mut escaped) = (false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b']' if !quoted => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_modules_of_an_address_are_told_apart() {
        let of = |address| -> Vec<(String, String)> {
            let steps = module_steps(address);
            steps.iter().map(|step| (step.name.to_owned(), address[..step.end].to_owned())).collect()
        };
        let pair = |name: &str, end: &str| (name.to_owned(), end.to_owned());
        assert_eq!(of("aws_vpc.main"), []);
        assert_eq!(
            of("module.a[\"x.y]\\\"z\"].module.b[0].aws_vpc.main"),
            [pair("a", "module.a[\"x.y]\\\"z\"]"), pair("b", "module.a[\"x.y]\\\"z\"].module.b[0]")]
        );
    }
}
