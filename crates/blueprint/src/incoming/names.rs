//! What each component is called after a merge.

use std::collections::{HashMap, HashSet};

use domain::edit::Edit;
use domain::graph::{Component, ComponentKey};

use crate::meanings::rewrite;
use crate::replay::Naming;

/// Addresses of one version, as they are afterwards.
#[derive(Default)]
pub(super) struct Names {
    addresses: HashMap<(String, String), String>,
}

impl Names {
    pub(super) fn note(&mut self, before: &ComponentKey, after: &ComponentKey) {
        if before != after {
            let before = (before.directory().to_owned(), before.address().to_owned());
            self.addresses.insert(before, after.address().to_owned());
        }
    }

    /// A text of this version with the names of afterwards.
    pub(super) fn text(&self, directory: &str, text: &str) -> String {
        if self.addresses.is_empty() {
            return text.to_owned();
        }
        rewrite(text, |address| {
            // References to a provider's configuration leave out what kind of thing it is.
            let found = |address: String| self.addresses.get(&(directory.to_owned(), address));
            let provider = || Some(found(format!("provider.{address}"))?.strip_prefix("provider.")?.to_owned());
            found(address.to_owned()).cloned().or_else(provider)
        })
    }

    pub(super) fn key(&self, key: &ComponentKey) -> ComponentKey {
        let found = self.addresses.get(&(key.directory().to_owned(), key.address().to_owned()));
        found.map_or_else(|| key.clone(), |address| ComponentKey::new(key.directory(), address))
    }
}

/// A rename made here that is to be made again.
pub(super) struct Wanted {
    pub(super) from: ComponentKey,
    pub(super) to: ComponentKey,
}

/// The edits that rename, in an order in which no name is taken; those that change places go by way of another name.
pub(super) fn renames<'a>(components: impl Iterator<Item = &'a Component>, wanted: &[Wanted]) -> Vec<(usize, Edit)> {
    let mut taken: HashSet<ComponentKey> = components.map(|component| component.key.clone()).collect();
    let mut from: Vec<ComponentKey> = wanted.iter().map(|wanted| wanted.from.clone()).collect();
    let mut left: Vec<usize> = (0..wanted.len()).collect();
    let mut edits = Vec::new();
    while !left.is_empty() {
        let before = left.len();
        left.retain(|number| {
            let (Some(wanted), Some(from)) = (wanted.get(*number), from.get(*number)) else { return false };
            if taken.contains(&wanted.to) {
                return true;
            }
            taken.remove(from);
            taken.insert(wanted.to.clone());
            edits.push((*number, Edit::Rename { key: from.clone(), name: name_of(&wanted.to) }));
            false
        });
        if left.len() < before {
            continue;
        }
        // All that are left wait for each other: one of them steps aside.
        let Some(from) = left.first().and_then(|number| from.get_mut(*number)) else { break };
        let Some(aside) =
            (0..).map(|number| Naming::with_name(from, &format!("moving_{number}"))).find(|key| !taken.contains(key))
        else {
            break;
        };
        let number = left.first().copied().unwrap_or_default();
        edits.push((number, Edit::Rename { key: from.clone(), name: name_of(&aside) }));
        taken.remove(from);
        taken.insert(aside.clone());
        *from = aside;
        if edits.len() > 2 * wanted.len() {
            break;
        }
    }
    edits
}

fn name_of(key: &ComponentKey) -> String {
    key.address().rsplit('.').next().unwrap_or_default().to_owned()
}
