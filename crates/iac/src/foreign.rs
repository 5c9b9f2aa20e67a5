//! Files of other languages than Terraform's: CloudFormation templates, Kubernetes manifests.
//!
//! Such a file is known by what is in it, never by its name. A template is a module of its own, named by its path; the
//! manifests of a folder are one module together, since that is how they are applied.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::FileSet;
use domain::graph::{
    Attribute, Carried, Component, ComponentKey, ComponentKind, Connection, FileReport, Graph, Module, Place,
};
use domain::planned::PlannedResource;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::Root;
use crate::document::Document;
use crate::manifest::connect::Cluster;
use crate::manifest::{self, Manifests, detect};
use crate::modules::roots;
use crate::source::names::FileKind;
use crate::template::{self, Template};

/// Files of other languages, by path.
pub(crate) type ForeignFiles = BTreeMap<String, Arc<Foreign>>;

/// A file that was understood as one of another language.
#[derive(Debug)]
pub(crate) enum Foreign {
    /// Kubernetes manifests.
    Manifests(Manifests),
    /// A CloudFormation or SAM template, with what of it is not worked out.
    Template(Template, Vec<Carried>),
    /// It would be one of them, could it be read.
    Unread(Box<Carried>, String),
}

impl Foreign {
    /// Reads a file; `None` when it is in none of these languages.
    pub(crate) fn read(path: &str, bytes: &Arc<[u8]>) -> Option<Self> {
        let is_named_so = [".yaml", ".yml", ".json", ".template"].iter().any(|ending| path.ends_with(ending));
        let may_be = || detect::may_be(bytes) || template::detect::may_be(bytes);
        if !is_named_so || FileKind::of(path) != FileKind::Other || !may_be() || bytes.len() > u32::MAX as usize {
            return None;
        }
        // A plan may hold manifests, and may be very large.
        if crate::plan::looks_like_one(bytes) {
            return None;
        }
        let document = Document::read(path, bytes);
        if let Some(problem) = &document.problem {
            return unread(&document, problem.at, &problem.message, problem.hint);
        }
        if document.views().next().is_some_and(template::detect::is_template) {
            let carried = template::graph::carried(&document);
            return Some(Self::Template(Template::of(document), carried));
        }
        if document.views().any(detect::is_object) {
            let odd = document.views().find(|view| view.has_odd_keys(&mut document.budget()));
            if let Some(odd) = odd.filter(|_| detect::is_chart_template(bytes)) {
                return unread(&document, odd.span().start, "", "");
            }
            return Some(Self::Manifests(Manifests::of(document)));
        }
        None
    }

    /// How it was read.
    pub(crate) fn report(&self, path: &str) -> FileReport {
        let reason = match self.carried() {
            [] => None,
            [one] => Some(format!("line {}: {}", one.place.line, one.message)),
            [one, rest @ ..] => Some(format!("line {}: {} (and {} more)", one.place.line, one.message, rest.len())),
        };
        let reason = match self {
            Self::Unread(_, reason) => Some(reason.clone()),
            Self::Manifests(_) | Self::Template(..) => reason,
        };
        FileReport { path: path.to_owned(), understood: reason.is_none(), reason }
    }

    /// What of it was not understood.
    pub(crate) fn carried(&self) -> &[Carried] {
        match self {
            Self::Manifests(manifests) => &manifests.carried,
            Self::Template(_, carried) => carried,
            Self::Unread(carried, _) => std::slice::from_ref(carried),
        }
    }

    /// Its manifests.
    pub(crate) fn manifests(&self) -> Option<&Manifests> {
        match self {
            Self::Manifests(manifests) => Some(manifests),
            Self::Template(..) | Self::Unread(..) => None,
        }
    }

    /// Its template.
    pub(crate) fn template(&self) -> Option<&Template> {
        match self {
            Self::Template(template, _) => Some(template),
            Self::Manifests(_) | Self::Unread(..) => None,
        }
    }
}

/// A file that cannot be read, if it is one that a person would miss.
fn unread(document: &Document, at: u32, message: &str, hint: &'static str) -> Option<Foreign> {
    let mut carried = document.carried(&crate::document::Problem { at, message: message.to_owned(), hint });
    if detect::is_chart_template(&document.source) {
        carried.message = "this is a chart's template: Helm fills it in before it is a manifest".to_owned();
        carried.hint = Some("render the chart with `helm template` and open what comes out".to_owned());
    } else if !looks_meant(&document.source) {
        return None;
    }
    let reason = format!("line {}: {}", carried.place.line, carried.message);
    Some(Foreign::Unread(Box::new(carried), reason))
}

/// Whether lines of it begin as those of an object do.
fn looks_meant(source: &[u8]) -> bool {
    let text = String::from_utf8_lossy(source);
    let begins = |word: &str| text.lines().any(|line| line.starts_with(word));
    let is_object = begins("apiVersion:") && begins("kind:");
    is_object
        || begins("AWSTemplateFormatVersion")
        || begins("Resources:")
        || text.contains("\"AWSTemplateFormatVersion\"")
}

/// Reads every file that is in one of these languages. `known` says of a file that has not changed what it was.
pub(crate) fn read_all(
    files: &FileSet,
    known: impl Fn(&str, &Arc<[u8]>) -> Option<Option<Arc<Foreign>>> + Sync,
) -> ForeignFiles {
    use rayon::prelude::*;
    let files: Vec<(&str, &Arc<[u8]>)> = files.iter().collect();
    files
        .into_par_iter()
        .filter_map(|(path, bytes)| {
            let read = || Foreign::read(path, bytes).map(Arc::new);
            let foreign = known(path, bytes).unwrap_or_else(read)?;
            Some((path.to_owned(), foreign))
        })
        .collect()
}

/// Adds what these files hold to the graph of the others.
pub(crate) fn add_to(graph: &mut Graph, files: &ForeignFiles) {
    if files.is_empty() {
        return;
    }
    for report in &mut graph.files {
        if let Some(foreign) = files.get(&report.path) {
            *report = foreign.report(&report.path);
        }
    }
    graph.carried.extend(files.values().flat_map(|foreign| foreign.carried().iter().cloned()));
    graph.carried.sort_by(|one, other| (&one.place.file, one.place.start).cmp(&(&other.place.file, other.place.start)));

    let manifests: Vec<&Manifests> = files.values().filter_map(|foreign| foreign.manifests()).collect();
    let cluster = Cluster::of(&manifests);
    let mut components: Vec<Component> = Vec::new();
    let mut connections: Vec<Connection> = Vec::new();
    for file in &manifests {
        components.extend(manifest::graph::components(file, &cluster));
        cluster.connections(file, &mut connections);
    }
    let templates: Vec<&Template> = files.values().filter_map(|foreign| foreign.template()).collect();
    let is_template = |path: &str| files.get(path).is_some_and(|foreign| foreign.template().is_some());
    let mut callers: BTreeMap<String, Vec<ComponentKey>> = BTreeMap::new();
    for template in &templates {
        let mut drawn = template::graph::drawn(template, &is_template);
        components.append(&mut drawn.components);
        connections.append(&mut drawn.connections);
        for (call, path) in drawn.calls {
            callers.entry(path).or_default().push(call);
        }
    }
    address(&mut components);
    graph.components.append(&mut components);
    graph.connections.append(&mut connections);
    graph.connections.sort();
    graph.connections.dedup();
    for directory in directories(files) {
        if !graph.modules.iter().any(|module| module.directory == directory) {
            let read_only = FileSet::is_read_only(&format!("{directory}/x"));
            let callers = callers.remove(&directory).unwrap_or_default();
            graph.modules.push(Module { directory, root: callers.is_empty(), callers, read_only });
        }
    }
    graph.modules.sort_by(|one, other| one.directory.cmp(&other.directory));
}

/// Gives each component the address that its planned resource has.
fn address(components: &mut [Component]) {
    let mut counts: FxHashMap<String, u32> = FxHashMap::default();
    for component in components.iter() {
        *counts.entry(component.key.address().to_owned()).or_insert(0) += 1;
    }
    for component in components
        .iter_mut()
        .filter(|component| matches!(component.kind, ComponentKind::Resource | ComponentKind::Module))
    {
        let own = component.key.address();
        let repeated = counts.get(own).is_some_and(|count| *count > 1);
        component.addresses = vec![if repeated { component.key.0.clone() } else { own.to_owned() }];
    }
}

/// What these files come to, ordered by address.
pub(crate) fn planned(files: &ForeignFiles) -> Vec<PlannedResource> {
    let manifests: Vec<&Manifests> = files.values().filter_map(|foreign| foreign.manifests()).collect();
    let cluster = Cluster::of(&manifests);
    let mut resources: Vec<PlannedResource> =
        manifests.iter().flat_map(|file| manifest::planned::resources(file, &cluster)).collect();
    for template in files.values().filter_map(|foreign| foreign.template()) {
        resources.append(&mut template::planned::resources(template));
    }
    let mut counts: FxHashMap<String, u32> = FxHashMap::default();
    for resource in &resources {
        *counts.entry(resource.address.clone()).or_insert(0) += 1;
    }
    for resource in &mut resources {
        if counts.get(&resource.address).is_some_and(|count| *count > 1) {
            resource.address = format!("{}:{}", resource.component.directory(), resource.address);
        }
    }
    resources.sort_by(|one, other| one.address.cmp(&other.address));
    resources
}

/// The modules that these files are, or stand in.
fn directories(files: &ForeignFiles) -> Vec<String> {
    let mut directories: Vec<String> = files
        .iter()
        .filter_map(|(path, foreign)| match &**foreign {
            Foreign::Manifests(_) => Some(manifest::folder(path).to_owned()),
            Foreign::Template(..) => Some(path.clone()),
            Foreign::Unread(..) => None,
        })
        .collect();
    directories.sort();
    directories.dedup();
    directories
}

/// Adds the directories that one can look from.
pub(crate) fn add_roots(roots: &mut Vec<(roots::Rank, Root)>, files: &ForeignFiles) {
    let is_template = |path: &str| files.get(path).is_some_and(|foreign| foreign.template().is_some());
    let called: FxHashSet<String> = files
        .values()
        .filter_map(|foreign| foreign.template())
        .flat_map(|template| template::graph::calls(template, &is_template))
        .map(|(_, path)| path)
        .collect();
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for (path, foreign) in files {
        match &**foreign {
            Foreign::Manifests(manifests) => {
                *counts.entry(manifest::folder(path).to_owned()).or_default() += manifests.objects.len() as u32;
            }
            Foreign::Template(..) if called.contains(path) => {}
            Foreign::Template(template, _) => {
                counts.insert(path.clone(), template.resources().count() as u32);
            }
            Foreign::Unread(..) => {}
        }
    }
    for (directory, components) in counts {
        match roots.iter_mut().find(|(_, root)| root.directory == directory) {
            Some((_, root)) => root.components += components,
            None => {
                let rank = roots::rank_of(&directory, components);
                roots.push((rank, Root { directory, components, modules: 0 }));
            }
        }
    }
}

/// Whether one of these files makes any directory a module.
pub(crate) fn is_any_module(files: &ForeignFiles) -> bool {
    !directories(files).is_empty()
}

/// Whether one of these files makes `directory` a module.
pub(crate) fn is_module(files: &ForeignFiles, directory: &str) -> bool {
    directories(files).iter().any(|known| known == directory)
}

/// A component without what only Terraform's have.
pub(crate) fn component(
    key: ComponentKey,
    kind: ComponentKind,
    type_name: String,
    name: String,
    place: Place,
    attributes: Vec<Attribute>,
) -> Component {
    Component {
        key,
        kind,
        type_name,
        name,
        addresses: Vec::new(),
        place,
        attributes,
        blocks: Vec::new(),
        container: None,
        change: None,
    }
}

/// Where a component of these files stands: the file, and its text there.
pub(crate) fn span_of(files: &ForeignFiles, key: &ComponentKey) -> Option<(String, hcl::Span)> {
    let (path, foreign) = files.get_key_value(key.directory())?;
    let span = match &**foreign {
        Foreign::Manifests(manifests) => manifests.span(manifests.object(key.address())?),
        Foreign::Template(template, _) => template.at_address(key.address())?.span,
        Foreign::Unread(..) => return None,
    };
    Some((path.clone(), span))
}
