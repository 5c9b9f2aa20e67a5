//! What configuration comes to, in the shape of a plan.
//!
//! - [`body`]: a block's content as a tree; [`resource`]: the values of one instance; [`value`]: values as plans have them
//! - [`provider`] and [`region`]: whose a resource is, and where
//! - [`configuration`]: what a plan says of the configuration that it was made from
//! - [`secrets`]: attributes that hold secrets, whether or not anybody marks them

mod body;
mod configuration;
mod provider;
pub(crate) mod region;
mod resource;
pub(crate) mod secrets;
mod value;

use std::collections::BTreeMap;
use std::sync::Arc;

use catalogue::SchemaKind;
use catalogue::schemas::Schema;
use domain::graph::{ComponentKey, ComponentKind};
use domain::planned::{Action, Link, Mode, Origin, Planned, PlannedResource, SENSITIVE};
use hcl::eval::Value;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde_json::{Map, Value as Json, json};

use self::body::Body;
use self::configuration::Writer;
use self::provider::Providers;
use self::resource::Instantiated;
use crate::graph::links::Links;
use crate::graph::units::Unit;
use crate::values::{Estate, Inputs, Instance};

/// No more instances than this are handed out one by one.
const MOST: usize = 100_000;
/// So many blocks may be made by dynamic ones, and so many bytes of values be handed out, in all.
const BLOCKS: usize = 2_000_000;
const BYTES: usize = 1 << 29;

/// What the root that `inputs` name comes to. `keys` are the components' keys; `earlier` are resources of the same
/// blueprint before, ordered, which are used again where they are equal.
pub(crate) fn planned(
    inputs: &Inputs<'_>,
    links: &Links,
    keys: &[ComponentKey],
    earlier: &[Arc<PlannedResource>],
) -> Planned {
    let estate = Estate::of(inputs);
    let Some(root) = inputs.layout.number(inputs.root) else { return Planned::default() };
    let providers = Providers::of(&estate, inputs.layout.modules.len());
    let bodies: Vec<Option<Body<'_>>> = inputs.units.list.par_iter().map(body).collect();
    let jobs = jobs(&estate);
    let resources = Resources {
        estate: &estate,
        links,
        keys,
        providers: &providers,
        bodies: &bodies,
        schemas: schemas(&estate, &jobs),
        blocks: (BLOCKS / jobs.len().max(1)).clamp(8, 1_000),
        bytes: (BYTES / jobs.len().max(1)).max(4_096),
    };
    let made = jobs.par_iter().filter_map(|job| resources.resource(job));
    let resources: Vec<Arc<PlannedResource>> = made.map(|made| shared(made, earlier)).collect();
    let writer = Writer { estate: &estate, providers: &providers, bodies: &bodies };
    let (variables, outputs) = values_of_root(&estate, root);
    Planned { resources, variables, outputs, configuration: writer.configuration(root), ..Planned::default() }
}

/// Adds resources of other languages. Where two have an address, the one of the configuration comes first.
pub(crate) fn join(planned: &mut Planned, others: Vec<PlannedResource>, earlier: &[Arc<PlannedResource>]) {
    if others.is_empty() {
        return;
    }
    planned.resources.extend(others.into_iter().map(|other| shared(other, earlier)));
    planned.resources.sort_by(|one, other| one.address.cmp(&other.address));
}

/// The one of before where nothing of it is different.
fn shared(made: PlannedResource, earlier: &[Arc<PlannedResource>]) -> Arc<PlannedResource> {
    let before = earlier.binary_search_by(|one| one.address.cmp(&made.address)).ok();
    match before.and_then(|at| earlier.get(at)).filter(|before| ***before == made) {
        Some(before) => before.clone(),
        None => Arc::new(made),
    }
}

/// The content of what has an own one.
fn body<'p>(unit: &Unit<'p>) -> Option<Body<'p>> {
    let kind = unit.definition.kind;
    let has =
        matches!(kind, ComponentKind::Resource | ComponentKind::Data | ComponentKind::Module | ComponentKind::Provider);
    has.then(|| Body::of(unit))
}

/// An instance that is to be worked out.
struct Job {
    address: String,
    unit: u32,
    module_instance: u32,
    instance: Instance,
}

/// Every instance, by address.
fn jobs(estate: &Estate<'_>) -> Vec<Job> {
    let mut jobs: Vec<Job> = Vec::new();
    for (module_instance, made) in estate.modules.iter().enumerate() {
        let module_instance = module_instance as u32;
        for number in estate.units_of(made.module) {
            let Some(unit) = estate.units().get(number) else { continue };
            // What stands there twice is refused by Terraform, and the first counts.
            let repeated = unit.address.contains('#');
            if repeated || !matches!(unit.definition.kind, ComponentKind::Resource | ComponentKind::Data) {
                continue;
            }
            let mut instances = estate.instances(number, module_instance);
            if jobs.len() + instances.len() > MOST && instances.len() > 1 {
                instances = vec![Instance::Unknown("there are too many instances to list them".into())];
            }
            let dot = if made.address.is_empty() { "" } else { "." };
            for instance in instances {
                let address = format!("{}{dot}{}{}", made.address, unit.address, instance.suffix());
                jobs.push(Job { address, unit: number, module_instance, instance });
            }
        }
    }
    jobs.par_sort_unstable_by(|one, other| one.address.cmp(&other.address));
    jobs
}

type Schemas<'e> = FxHashMap<(&'e str, bool), Schema>;

/// The schemas of the types that there are.
fn schemas<'e>(estate: &'e Estate<'_>, jobs: &[Job]) -> Schemas<'e> {
    let units = jobs.iter().filter_map(|job| estate.units().get(job.unit));
    let mut types: Vec<(&str, bool)> =
        units.map(|unit| (&*unit.definition.type_name, unit.definition.kind == ComponentKind::Data)).collect();
    types.sort_unstable();
    types.dedup();
    let known = types.into_par_iter().filter_map(|(type_name, is_data)| {
        let kind = if is_data { SchemaKind::Data } else { SchemaKind::Resource };
        Some(((type_name, is_data), catalogue::schema(type_name, kind)?))
    });
    known.collect()
}

struct Resources<'e, 'p> {
    estate: &'e Estate<'p>,
    links: &'e Links,
    keys: &'e [ComponentKey],
    providers: &'e Providers<'e, 'p>,
    bodies: &'e [Option<Body<'p>>],
    schemas: Schemas<'e>,
    blocks: usize,
    bytes: usize,
}

impl Resources<'_, '_> {
    fn resource(&self, job: &Job) -> Option<PlannedResource> {
        let unit = self.estate.units().get(job.unit)?;
        let body = self.bodies.get(job.unit as usize)?.as_ref()?;
        let made = self.estate.modules.get(job.module_instance as usize)?;
        let is_data = unit.definition.kind == ComponentKind::Data;
        let mut work = Instantiated {
            estate: self.estate,
            number: job.unit,
            unit,
            module_instance: job.module_instance,
            instance: &job.instance,
            left: (self.blocks, self.bytes),
            unknown: BTreeMap::new(),
            sensitive: Vec::new(),
            written: Vec::new(),
        };
        let values = work.values(body, self.schemas.get(&(&*unit.definition.type_name, is_data)));
        let (unknown, mut sensitive, written) = (work.unknown, work.sensitive, work.written);
        sensitive.sort_unstable();
        let key = provider::key(unit);
        let local_name = key.split('.').next().unwrap_or(&key);
        let configured = self.providers.configured(job.module_instance, &key);
        let region =
            self.providers.region(&unit.definition.type_name, &values, |name| unknown.contains_key(name), configured);
        let uncertain = match &job.instance {
            Instance::Unknown(reason) => Some(reason.to_string()),
            _ => made.uncertain.as_deref().map(str::to_owned),
        };
        Some(PlannedResource {
            address: job.address.clone(),
            component: self.keys.get(job.unit as usize)?.clone(),
            origin: Origin::Configuration,
            mode: if is_data { Mode::Data } else { Mode::Managed },
            type_name: unit.definition.type_name.to_string(),
            name: unit.definition.name.to_string(),
            index: match &job.instance {
                Instance::Counted(index) => Some(json!(index)),
                Instance::Keyed(key, _) => Some(json!(key)),
                Instance::Single | Instance::Unknown(_) => None,
            },
            module_address: (!made.address.is_empty()).then(|| made.address.clone()),
            provider: self.providers.full_name(made.module, local_name),
            region,
            values,
            unknown,
            sensitive,
            actions: vec![if is_data { Action::Read } else { Action::Create }],
            links: self.links(job.unit, unit, &written),
            unknown_instances: uncertain,
            ..PlannedResource::default()
        })
    }

    /// What the attributes refer to, through whatever a value passes on its way.
    fn links(&self, number: u32, unit: &Unit<'_>, written: &[(String, usize)]) -> Vec<Link> {
        let mut links = Vec::new();
        for (path, at) in written {
            let Some((_, entry)) = unit.entries.get(*at) else { continue };
            let mut to = self.links.led_to(self.estate.units(), number, *at as u32);
            if entry.takes_each
                && let Some((each, ..)) = unit.entry("for_each")
            {
                to.extend(self.links.led_to(self.estate.units(), number, each as u32));
            }
            for to in to.into_iter().filter(|to| *to != number) {
                if let Some(key) = self.keys.get(to as usize) {
                    links.push(Link { attribute: path.clone(), to: key.clone() });
                }
            }
        }
        links.sort_unstable();
        links.dedup();
        links
    }
}

/// The variables and outputs of the root.
fn values_of_root(estate: &Estate<'_>, root: u32) -> (Map<String, Json>, Map<String, Json>) {
    let (mut variables, mut outputs) = (Map::new(), Map::new());
    for number in estate.units_of(root) {
        let Some(unit) = estate.units().get(number) else { continue };
        let is_variable = unit.definition.kind == ComponentKind::Variable;
        if !is_variable && unit.definition.kind != ComponentKind::Output {
            continue;
        }
        let value = estate.whole(number, 0);
        let sensitive = estate.is_whole_sensitive(number);
        let known = || match &value {
            Value::Unknown(_) => None,
            _ if sensitive => Some(Json::String(SENSITIVE.to_owned())),
            value => value::json(value, "", &mut BTreeMap::new()),
        };
        let name = unit.definition.name.to_string();
        if is_variable {
            variables.extend(known().map(|value| (name, json!({ "value": value }))));
        } else {
            let mut output = Map::new();
            output.insert("sensitive".to_owned(), Json::Bool(sensitive));
            output.extend(known().map(|value| ("value".to_owned(), value)));
            outputs.insert(name, Json::Object(output));
        }
    }
    (variables, outputs)
}
