//! Kubernetes manifests.
//!
//! - [`Manifests`]: the objects of a file, read by itself
//! - [`detect`]: which files hold manifests
//! - [`references`]: what an object names; [`connect`]: which objects those are
//! - [`graph`]: objects as components; [`planned`]: what they come to
//!
//! The key of an object is `FILE:Kind/namespace/name`, without the namespace where it names none.

pub(crate) mod connect;
pub(crate) mod detect;
pub(crate) mod graph;
pub(crate) mod planned;
mod references;

use domain::graph::{Carried, ComponentKey};
use hcl::Span;
use rustc_hash::FxHashMap;

use crate::document::{Document, View};

/// The objects of a file.
#[derive(Debug)]
pub(crate) struct Manifests {
    pub(crate) document: Document,
    pub(crate) objects: Vec<Object>,
    /// What is no object.
    pub(crate) carried: Vec<Carried>,
}

/// An object that is applied to a cluster.
#[derive(Debug)]
pub(crate) struct Object {
    /// Its key.
    pub(crate) key: ComponentKey,
    /// `Deployment/shop/web`, with a number where the file repeats itself.
    pub(crate) address: Box<str>,
    /// `apps/v1`
    pub(crate) api_version: Box<str>,
    /// `Deployment`
    pub(crate) kind: Box<str>,
    /// `metadata.name`, or `metadata.generateName` with `*`; empty where there is none.
    pub(crate) name: Box<str>,
    /// `metadata.namespace`
    pub(crate) namespace: Option<Box<str>>,
    node: u32,
}

/// Objects whose values are secrets.
pub(crate) const SECRET: &str = "Secret";

impl Manifests {
    /// Reads the objects of a document.
    pub(crate) fn of(document: Document) -> Self {
        let mut objects = Vec::new();
        let mut carried = Vec::new();
        let mut counts: FxHashMap<String, usize> = FxHashMap::default();
        for root in document.views() {
            let listed = detect::is_list(root).then(|| root.get("items").and_then(View::items)).flatten();
            let views: Vec<View<'_>> = match listed {
                Some(items) => items.collect(),
                None => vec![root],
            };
            for view in views {
                match Object::read(&document, view, &mut counts) {
                    Some(object) => objects.push(object),
                    // What is empty between two lines of dashes is nothing to speak of.
                    None if view.is_null() => {}
                    None => carried.push(Carried {
                        place: document.place(view.span()),
                        message: "this is no object of Kubernetes".to_owned(),
                        hint: Some("give it an `apiVersion`, a `kind` and `metadata`".to_owned()),
                    }),
                }
            }
        }
        Self { document, objects, carried }
    }

    /// The object at this address.
    pub(crate) fn object(&self, address: &str) -> Option<&Object> {
        self.objects.iter().find(|object| &*object.address == address)
    }

    /// What stands in an object.
    pub(crate) fn view(&self, object: &Object) -> View<'_> {
        self.document.view(object.node)
    }

    /// Where an object stands.
    pub(crate) fn span(&self, object: &Object) -> Span {
        self.view(object).span()
    }
}

impl Object {
    fn read(document: &Document, view: View<'_>, counts: &mut FxHashMap<String, usize>) -> Option<Self> {
        let (api_version, kind) = detect::type_of(view)?;
        let metadata = view.get("metadata").filter(|metadata| metadata.is_mapping())?;
        let name = match metadata.text_at("name") {
            Some(name) => name.to_owned(),
            None => metadata.text_at("generateName").map(|name| format!("{name}*")).unwrap_or_default(),
        };
        let namespace = metadata.text_at("namespace").filter(|namespace| !namespace.is_empty());
        let mut address = escaped(kind);
        for part in namespace.into_iter().chain([name.as_str()]) {
            address.push('/');
            address.push_str(&escaped(part));
        }
        let count = counts.entry(address.clone()).or_insert(0);
        *count += 1;
        if *count > 1 || name.is_empty() {
            address = format!("{address}#{count}");
        }
        Some(Self {
            key: ComponentKey::new(&document.path, &address),
            address: address.into(),
            api_version: api_version.into(),
            kind: kind.into(),
            name: name.into(),
            namespace: namespace.map(Into::into),
            node: view.id,
        })
    }

    /// `apps/v1/Deployment`
    pub(crate) fn type_name(&self) -> String {
        format!("{}/{}", self.api_version, self.kind)
    }

    /// Whether what stands at this path is a secret.
    pub(crate) fn is_secret(&self, path: &str) -> bool {
        let below =
            |top: &str| path.strip_prefix(top).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
        &*self.kind == SECRET && (below("data") || below("stringData") || path.contains(detect::LAST_APPLIED))
    }
}

/// A key splits at its last colon, and an address at its slashes.
fn escaped(part: &str) -> String {
    part.replace('%', "%25").replace(':', "%3A").replace('/', "%2F")
}

/// The folder that a file stands in.
pub(crate) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or(".", |(folder, _)| folder)
}
