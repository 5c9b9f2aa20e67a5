//! Which objects are meant by what an object names.

use domain::graph::{ComponentKey, Connection, ConnectionKind};
use rustc_hash::FxHashMap;

use super::references::{Means, pod_labels, references};
use super::{Manifests, Object, folder};
use crate::document::View;

/// Labels that choose more than this choose "everything", which tells nobody anything.
const WIDEST: usize = 32;

/// Every object of a blueprint, and how to find one.
pub(crate) struct Cluster<'p> {
    objects: Vec<(&'p Manifests, &'p Object)>,
    by_name: FxHashMap<(&'p str, &'p str), Vec<u32>>,
    /// What has a label, by folder, key and value.
    by_label: FxHashMap<(Labelled, &'p str, &'p str, &'p str), Vec<u32>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Labelled {
    /// The pods that it runs.
    Pods,
    /// Itself.
    Itself,
}

impl<'p> Cluster<'p> {
    /// The objects of these files.
    pub(crate) fn of(files: &[&'p Manifests]) -> Self {
        let objects: Vec<(&Manifests, &Object)> = files
            .iter()
            .flat_map(|manifests| manifests.objects.iter().map(move |object| (*manifests, object)))
            .collect();
        let mut by_name: FxHashMap<(&str, &str), Vec<u32>> = FxHashMap::default();
        let mut by_label: FxHashMap<(Labelled, &str, &str, &str), Vec<u32>> = FxHashMap::default();
        for (number, (manifests, object)) in objects.iter().enumerate() {
            by_name.entry((&*object.kind, &*object.name)).or_default().push(number as u32);
            let view = manifests.view(object);
            let labels = [
                (Labelled::Pods, pod_labels(view)),
                (Labelled::Itself, (&*object.kind == "Service").then(|| view.at(&["metadata", "labels"])).flatten()),
            ];
            for (of, labels) in labels {
                for entry in labels.map(View::entries).unwrap_or_default() {
                    let value = entry.value.text().unwrap_or_default();
                    let folder = folder(&manifests.document.path);
                    by_label.entry((of, folder, entry.key, value)).or_default().push(number as u32);
                }
            }
        }
        Self { objects, by_name, by_label }
    }

    /// What the objects of `file` are connected to.
    pub(crate) fn connections(&self, file: &'p Manifests, connections: &mut Vec<Connection>) {
        for object in &file.objects {
            for (attribute, to) in self.links(file, object) {
                let (from, kind) = (object.key.clone(), ConnectionKind::Reference);
                connections.push(Connection { from, to, kind, attribute });
            }
        }
    }

    /// What an object names: attribute and component.
    pub(crate) fn links(&self, file: &'p Manifests, object: &'p Object) -> Vec<(String, ComponentKey)> {
        let mut links: Vec<(String, ComponentKey)> = Vec::new();
        for reference in references(file, object) {
            let meant: Vec<u32> = match reference.means {
                Means::Object { kind, name, namespace } => {
                    let namespace = namespace.or(object.namespace.as_deref());
                    self.named(file, kind, name, namespace).into_iter().collect()
                }
                Means::Pods(labels) => self.labelled(file, object, Labelled::Pods, labels),
                Means::Labelled(kind, labels) => {
                    let mut meant = self.labelled(file, object, Labelled::Itself, labels);
                    meant.retain(|number| self.get(*number).is_some_and(|(_, object)| &*object.kind == kind));
                    meant
                }
            };
            let keys = meant.into_iter().filter_map(|number| Some(self.get(number)?.1.key.clone()));
            links.extend(keys.filter(|key| *key != object.key).map(|key| (reference.path.clone(), key)));
        }
        links
    }

    /// The namespace that an object sits in, where that is one of the objects.
    pub(crate) fn namespace(&self, file: &'p Manifests, object: &Object) -> Option<ComponentKey> {
        let number = self.named(file, "Namespace", object.namespace.as_deref()?, None)?;
        Some(self.get(number)?.1.key.clone())
    }

    fn get(&self, number: u32) -> Option<(&'p Manifests, &'p Object)> {
        self.objects.get(number as usize).copied()
    }

    /// The object of this name: in the same file, else in the same folder, else the only one anywhere.
    fn named(&self, file: &Manifests, kind: &str, name: &str, namespace: Option<&str>) -> Option<u32> {
        if name.is_empty() {
            return None;
        }
        let all = self.by_name.get(&(kind, name))?;
        let fits = |number: &&u32| {
            self.get(**number).is_some_and(|(_, object)| match (namespace, object.namespace.as_deref()) {
                (Some(wanted), Some(own)) => wanted == own,
                _ => true,
            })
        };
        let place = |number: &u32| match self.get(*number) {
            Some((other, _)) if other.document.path == file.document.path => 0,
            Some((other, _)) if folder(&other.document.path) == folder(&file.document.path) => 1,
            _ => 2,
        };
        let best = all.iter().filter(fits).min_by_key(|number| (place(number), **number))?;
        let alone = all.iter().filter(fits).nth(1).is_none();
        (place(best) < 2 || alone).then_some(*best)
    }

    /// What has all these labels, in the same folder and namespace.
    fn labelled(&self, file: &Manifests, object: &Object, of: Labelled, labels: View<'_>) -> Vec<u32> {
        let entries = labels.entries();
        let folder = folder(&file.document.path);
        let lists: Option<Vec<&Vec<u32>>> = entries
            .iter()
            .map(|entry| self.by_label.get(&(of, folder, entry.key, entry.value.text().unwrap_or_default())))
            .collect();
        let Some(mut lists) = lists else { return Vec::new() };
        lists.sort_by_key(|list| list.len());
        let Some((shortest, others)) = lists.split_first() else { return Vec::new() };
        let found: Vec<u32> = shortest
            .iter()
            .copied()
            .filter(|number| others.iter().all(|list| list.binary_search(number).is_ok()))
            .filter(|number| {
                self.get(*number).is_some_and(|(_, other)| match (&object.namespace, &other.namespace) {
                    (Some(one), Some(other)) => one == other,
                    _ => true,
                })
            })
            .collect();
        if found.len() > WIDEST { Vec::new() } else { found }
    }
}
