//! Providers: whose a resource is, how that provider is configured, and in which region.

use domain::graph::ComponentKind;
use hcl::eval::Value;
use hcl::{Expr, ExprKind};
use rustc_hash::FxHashMap;

use crate::graph::units::Unit;
use crate::source::address;
use crate::values::{Estate, Instance};

/// Where a provider is configured: the component and the instance of its module.
pub(super) type Configured = Option<(u32, u32)>;

/// The sources that modules require their providers from.
pub(super) struct Providers<'e, 'p> {
    estate: &'e Estate<'p>,
    /// By module: local name to source.
    sources: Vec<FxHashMap<String, String>>,
}

impl<'e, 'p> Providers<'e, 'p> {
    /// Reads what modules require.
    pub(super) fn of(estate: &'e Estate<'p>, modules: usize) -> Self {
        let mut sources = vec![FxHashMap::default(); modules];
        for unit in estate.units().list.iter().filter(|unit| unit.definition.kind == ComponentKind::Settings) {
            let Some(sources) = sources.get_mut(unit.module as usize) else { continue };
            for (_, entry) in &unit.entries {
                let Some(name) = entry.path.strip_prefix("required_providers[0].") else { continue };
                if let Some(source) = entry.constant.as_ref().and_then(|value| value.get("source")?.as_str()) {
                    sources.insert(name.to_owned(), source.to_owned());
                }
            }
        }
        Self { estate, sources }
    }

    /// The full name of the provider that a module calls so.
    pub(super) fn full_name(&self, module: u32, name: &str) -> String {
        if name == "terraform" {
            return "terraform.io/builtin/terraform".to_owned();
        }
        let source = self.sources.get(module as usize).and_then(|sources| sources.get(name));
        match source.map(|source| (source, source.matches('/').count())) {
            Some((source, 2)) => source.to_ascii_lowercase(),
            Some((source, 1)) => format!("registry.terraform.io/{}", source.to_ascii_lowercase()),
            Some((source, _)) => format!("registry.terraform.io/hashicorp/{}", source.to_ascii_lowercase()),
            None => format!("registry.terraform.io/hashicorp/{name}"),
        }
    }

    /// Where the provider of this key (`aws`, `aws.west`) is configured, seen from an instance of a module.
    pub(super) fn configured(&self, module_instance: u32, key: &str) -> Configured {
        let mut key = key.to_owned();
        let mut number = module_instance;
        // Modules nest no deeper than the estate follows them.
        loop {
            let made = self.estate.modules.get(number as usize)?;
            let own = self.estate.units().find(made.module, &format!("provider.{key}"));
            let says_something = |unit: &u32| {
                let entries = self.estate.units().get(*unit).map_or(&[][..], |unit| &unit.entries);
                entries.iter().any(|(_, entry)| !matches!(&*entry.path, "alias" | "version"))
            };
            if let Some(own) = own.filter(says_something) {
                return Some((own, number));
            }
            let (caller, call) = made.caller?;
            let handed = self.estate.units().get(call).and_then(|call| handed_down(call, &key));
            match handed {
                Some(outer) => key = outer,
                None if key.contains('.') => return None,
                None => {}
            }
            number = caller;
        }
    }

    /// An attribute of a provider's configuration, where it is a text that is known.
    fn setting(&self, configured: Configured, name: &str) -> Option<String> {
        let (unit, module_instance) = configured?;
        let (at, ..) = self.estate.units().get(unit)?.entry(name)?;
        match self.estate.value(unit, at, module_instance, &Instance::Single, &[]) {
            Value::String(text) if !self.estate.is_sensitive(unit, at) => Some(text.to_string()),
            _ => None,
        }
    }

    /// The region that a resource of this type with these values is in.
    pub(super) fn region(
        &self,
        type_name: &str,
        values: &serde_json::Value,
        is_unknown: impl Fn(&str) -> bool,
        configured: Configured,
    ) -> Option<String> {
        let provider = || {
            let region = self.setting(configured, "region");
            region.or_else(|| zone_region(&self.setting(configured, "zone")?))
        };
        super::region::of(type_name, values, is_unknown, provider)
    }
}

fn zone_region(zone: &str) -> Option<String> {
    zone.rsplit_once('-').map(|(region, _)| region.to_owned())
}

/// The key of the provider that a component names, or has by its type.
pub(super) fn key(unit: &Unit<'_>) -> String {
    let named = unit.entry("provider").and_then(|(_, source, entry)| {
        let reference = address::provider_reference(source.tree.expr(entry.expr))?;
        reference.address.strip_prefix("provider.").map(str::to_owned)
    });
    named.unwrap_or_else(|| {
        let type_name = &*unit.definition.type_name;
        type_name.split('_').next().unwrap_or(type_name).to_owned()
    })
}

/// The key outside of a module for a key inside of it, where the call says so.
fn handed_down(call: &Unit<'_>, key: &str) -> Option<String> {
    let (_, source, entry) = call.entry("providers")?;
    let expr: Expr<'_> = source.tree.expr(entry.expr).unwrap_parens();
    let item = expr.object_items().find(|item| item_key(item.key()).as_deref() == Some(key))?;
    let reference = address::provider_reference(item.value())?;
    reference.address.strip_prefix("provider.").map(str::to_owned)
}

fn item_key(expr: Expr<'_>) -> Option<String> {
    match expr.unwrap_parens().kind() {
        ExprKind::Variable(name) => Some(name.to_owned()),
        _ => match address::provider_reference(expr) {
            Some(reference) => reference.address.strip_prefix("provider.").map(str::to_owned),
            None => expr.string().map(std::borrow::Cow::into_owned),
        },
    }
}
