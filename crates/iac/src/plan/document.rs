//! A plan or a state, read.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use domain::planned::{Origin, Planned, PlannedResource};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::configured::{Configuration, module_steps};
use super::connect::{self, Connected};
use super::containers::{parsed, text};
use super::raw::{entry, items, offset, pairs};
use super::redact::place_of;
use super::resource::{self, Beside, Changed, Values};
use super::state;
use crate::planned::region;

/// What a plan or a state says.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) origin: Origin,
    pub(crate) planned: Planned,
    /// For each resource, in the same order: where it stands in the text, and what the plan says beside.
    pub(crate) beside: Vec<(std::ops::Range<usize>, Beside)>,
    /// Which refers to which, by number.
    pub(crate) connected: Vec<Connected>,
    /// Whether making the plan failed.
    pub(crate) errored: bool,
}

/// A document that is not what it should be: where, and how.
pub(super) struct Wrong {
    pub(super) at: usize,
    pub(super) message: String,
}

type Pair<'a> = (Cow<'a, str>, &'a RawValue);

/// Whether a document with these entries is a plan or a state.
pub(super) fn is_one(top: &[Pair<'_>]) -> bool {
    let has = |name: &str| entry(top, name).is_some();
    let only = |names: &[&str]| top.iter().all(|(name, _)| names.contains(&&**name));
    if has("format_version") {
        let said = ["planned_values", "resource_changes", "values", "prior_state", "output_changes"];
        said.into_iter().any(has) || only(&["format_version", "terraform_version", "checks"])
    } else {
        has("version") && has("resources") && has("lineage")
    }
}

/// Reads a document; `text` is the whole text and `top` its entries.
pub(super) fn read(text_of_all: &str, top: &[Pair<'_>]) -> Result<Document, Wrong> {
    let version = text(entry(top, "format_version"));
    let known = ["0.", "1."].iter().any(|major| version.starts_with(major)) || entry(top, "format_version").is_none();
    if !known {
        let at = entry(top, "format_version").map_or(0, |raw| offset(text_of_all, raw.get()));
        return Err(Wrong { at, message: format!("`{version}` is a format version that is not known here") });
    }
    let is_plan =
        ["planned_values", "resource_changes", "output_changes"].iter().any(|name| entry(top, name).is_some());
    let origin = if is_plan { Origin::Plan } else { Origin::State };

    let mut found: BTreeMap<String, Found<'_>> = BTreeMap::new();
    for section in ["values", "planned_values"] {
        let Some(section) = entry(top, section) else { continue };
        for (raw, module, values) in resources_of(text_of_all, section)? {
            let address = values.address.clone();
            found.insert(address, Found { raw, module, values: Some(values), changed: None });
        }
    }
    if entry(top, "format_version").is_none() {
        for (raw, values) in state::resources(top) {
            let module = module_of(&values.address);
            found.insert(values.address.clone(), Found { raw, module, values: Some(values), changed: None });
        }
    }
    for (raw, changed) in list_of::<Changed>(text_of_all, top, "resource_changes")? {
        let module = changed.module_address.clone();
        let address = match &changed.deposed {
            Some(deposed) => format!("{} (deposed {deposed})", changed.address),
            None => changed.address.clone(),
        };
        let found = found.entry(address).or_insert(Found { raw, module, values: None, changed: None });
        found.changed = Some(changed);
    }
    // What was looked up while the plan was made stands in the state before alone.
    if let Some(prior) = entry(top, "prior_state").and_then(|raw| entry(&pairs(raw), "values")) {
        for (raw, module, values) in resources_of(text_of_all, prior)? {
            match found.get_mut(&values.address) {
                Some(found) => {
                    if let Some(own) = found.values.as_mut().filter(|own| own.depends_on.is_empty()) {
                        own.depends_on = values.depends_on;
                    }
                }
                None if values.mode == "data" => {
                    found.insert(values.address.clone(), Found { raw, module, values: Some(values), changed: None });
                }
                None => {}
            }
        }
    }
    let drifted: FxHashMap<String, Changed> = list_of::<Changed>(text_of_all, top, "resource_drift")?
        .into_iter()
        .map(|(_, changed)| (changed.address.clone(), changed))
        .collect();

    let configuration = entry(top, "configuration").map(parsed).unwrap_or_default();
    let variables = object(entry(top, "variables"));
    let written = Configuration::of(&configuration);
    let providers = configuration.get("provider_config");
    let regions = Regions { providers, configuration: &written, variables: &variables };
    let found: Vec<(String, Found<'_>)> = found.into_iter().collect();
    let made: Vec<(PlannedResource, Beside, std::ops::Range<usize>)> = found
        .into_par_iter()
        .map(|(address, found)| {
            let start = offset(text_of_all, found.raw.get());
            let (mut resource, beside) = resource::resource(origin, found.module, found.values, found.changed);
            resource.component = connect::key(&resource);
            if let Some(drifted) = drifted.get(&address) {
                resource.drift = resource::drift(drifted);
            }
            resource.region = regions.of(&resource);
            (resource, beside, start..start + found.raw.get().len())
        })
        .collect();
    let (mut resources, mut beside) = (Vec::with_capacity(made.len()), Vec::with_capacity(made.len()));
    for (resource, own, range) in made {
        resources.push(resource);
        beside.push((range, own));
    }
    let connected = connect::connect(&mut resources, &beside, &written);
    let outputs = match entry(top, "format_version") {
        None => state::outputs(top),
        Some(_) => ["planned_values", "values"]
            .iter()
            .find_map(|section| entry(&pairs(entry(top, section)?), "outputs"))
            .map(|raw| object(Some(raw)))
            .unwrap_or_default(),
    };
    let version = text(entry(top, "terraform_version")).into_owned();
    let planned = Planned {
        resources: resources.into_iter().map(Arc::new).collect(),
        terraform_version: (!version.is_empty()).then_some(version),
        variables,
        outputs,
        configuration,
        prior_state: entry(top, "prior_state").map(parsed).unwrap_or_default(),
        output_changes: object(entry(top, "output_changes")),
    };
    let errored = entry(top, "errored").is_some_and(|raw| raw.get() == "true");
    Ok(Document { origin, planned, beside, connected, errored })
}

/// A resource as the sections of a document say it.
struct Found<'a> {
    raw: &'a RawValue,
    module: Option<String>,
    values: Option<Values>,
    changed: Option<Changed>,
}

fn object(raw: Option<&RawValue>) -> Map<String, Value> {
    raw.and_then(|raw| serde_json::from_str(raw.get()).ok()).unwrap_or_default()
}

/// A resource of a section, with the address of its module.
type Listed<'a> = (&'a RawValue, Option<String>, Values);

/// The resources below a section's root module.
fn resources_of<'a>(whole: &str, section: &'a RawValue) -> Result<Vec<Listed<'a>>, Wrong> {
    let mut listed: Vec<(&RawValue, Option<String>)> = Vec::new();
    let mut waiting: Vec<&RawValue> = entry(&pairs(section), "root_module").into_iter().collect();
    while let Some(module) = waiting.pop() {
        let module = pairs(module);
        let address = text(entry(&module, "address"));
        let address = (!address.is_empty()).then(|| address.into_owned());
        let resources = entry(&module, "resources").map(items).unwrap_or_default();
        listed.extend(resources.into_iter().map(|raw| (raw, address.clone())));
        waiting.extend(entry(&module, "child_modules").map(items).unwrap_or_default());
    }
    let read = listed.into_par_iter().map(|(raw, module)| Ok((raw, module, typed(whole, raw)?)));
    read.collect()
}

fn list_of<'a, T: DeserializeOwned + Send>(
    whole: &str,
    top: &[Pair<'a>],
    name: &str,
) -> Result<Vec<(&'a RawValue, T)>, Wrong> {
    let listed = entry(top, name).map(items).unwrap_or_default();
    listed.into_par_iter().map(|raw| Ok((raw, typed(whole, raw)?))).collect()
}

fn typed<T: DeserializeOwned>(whole: &str, raw: &RawValue) -> Result<T, Wrong> {
    serde_json::from_str(raw.get()).map_err(|error| {
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or(&message).to_owned();
        Wrong { at: offset(whole, raw.get()) + place_of(&error, raw.get()), message }
    })
}

/// The module that an address leads through.
fn module_of(address: &str) -> Option<String> {
    let steps = module_steps(address);
    let end = steps.last().map(|step| step.end)?;
    address.get(..end).map(str::to_owned)
}

/// Where the providers of a plan are configured for.
struct Regions<'d, 'c> {
    providers: Option<&'c Value>,
    configuration: &'d Configuration<'c>,
    variables: &'d Map<String, Value>,
}

impl Regions<'_, '_> {
    fn of(&self, resource: &PlannedResource) -> Option<String> {
        let unknown = |name: &str| resource.unknown.contains_key(name);
        region::of(&resource.type_name, &resource.values, unknown, || self.of_provider(resource))
    }

    fn of_provider(&self, resource: &PlannedResource) -> Option<String> {
        let written = self.configuration.resource(resource);
        let key = written.and_then(|(_, written)| written.get("provider_config_key")?.as_str());
        let own_type = resource.type_name.split('_').next().unwrap_or_default();
        let key = key.unwrap_or(own_type);
        let of = |key: &str| {
            let expressions = self.providers?.get(key)?.get("expressions")?;
            let region = expressions.get("region").and_then(|region| self.text(region));
            let zone = || expressions.get("zone").and_then(|zone| self.text(zone));
            region.or_else(|| zone()?.rsplit_once('-').map(|(region, _)| region.to_owned()))
        };
        // In a module the key is led by the module's address, and may still mean the provider of the root.
        of(key).or_else(|| of(key.rsplit_once(':')?.1))
    }

    fn text(&self, expression: &Value) -> Option<String> {
        if let Some(constant) = expression.get("constant_value") {
            return constant.as_str().map(str::to_owned);
        }
        let references = expression.get("references")?.as_array()?;
        let name = references.first()?.as_str()?.strip_prefix("var.")?;
        let alone = references.len() == 1;
        self.variables.get(name).filter(|_| alone)?.get("value")?.as_str().map(str::to_owned)
    }
}
