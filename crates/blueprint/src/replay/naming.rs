//! Who is called what: identities, which never change, and the keys that people and the graph speak.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use domain::graph::{ComponentKey, ComponentKind};

use crate::document::Identity;

/// The keys of a base, and how they have changed since. Cheap to clone; small while little was renamed or added.
#[derive(Clone)]
pub(crate) struct Naming {
    base: Arc<HashSet<ComponentKey>>,
    /// Where an identity is now, when that is not its key in the base; `None` when it is gone.
    keys: Arc<HashMap<Identity, Option<ComponentKey>>>,
    /// Who has a key now, when that is not the component of the base with this key; `None` when it is free.
    owners: Arc<HashMap<ComponentKey, Option<Identity>>>,
}

impl Naming {
    pub(crate) fn new(base: impl IntoIterator<Item = ComponentKey>) -> Self {
        let base = Arc::new(base.into_iter().collect());
        Self { base, keys: Arc::default(), owners: Arc::default() }
    }

    /// Who has this key.
    pub(crate) fn identity(&self, key: &ComponentKey) -> Option<Identity> {
        match self.owners.get(key) {
            Some(owner) => owner.clone(),
            None => self.base.contains(key).then(|| Identity(key.0.clone())),
        }
    }

    /// Whose node this is on the canvas: a component, or a box that is none and keeps its key for ever.
    pub(crate) fn node(&self, key: &ComponentKey) -> Identity {
        self.identity(key).unwrap_or_else(|| Identity(key.0.clone()))
    }

    /// The key of a component; `None` when it is not there now.
    pub(crate) fn key(&self, identity: &Identity) -> Option<ComponentKey> {
        match self.keys.get(identity) {
            Some(key) => key.clone(),
            None => {
                let key = ComponentKey(identity.0.clone());
                self.base.contains(&key).then_some(key)
            }
        }
    }

    /// The key of a node of the canvas; `None` when its component is not there now.
    pub(crate) fn node_key(&self, identity: &Identity) -> Option<ComponentKey> {
        match self.keys.get(identity) {
            Some(key) => key.clone(),
            None => (!identity.is_made()).then(|| ComponentKey(identity.0.clone())),
        }
    }

    /// Whether a component has this key now.
    pub(crate) fn is_taken(&self, key: &ComponentKey) -> bool {
        self.owners.get(key).map_or_else(|| self.base.contains(key), Option::is_some)
    }

    /// Whether every component is called what it was called in the base.
    pub(crate) fn is_as_in_base(&self) -> bool {
        self.owners.is_empty()
    }

    /// Whether somebody other than the component of the base with this key has it, or nobody has.
    pub(crate) fn differs_at(&self, key: &ComponentKey) -> bool {
        self.owners.contains_key(key)
    }

    pub(crate) fn add(&mut self, identity: Identity, key: ComponentKey) {
        Arc::make_mut(&mut self.owners).insert(key.clone(), Some(identity.clone()));
        Arc::make_mut(&mut self.keys).insert(identity, Some(key));
    }

    pub(crate) fn remove(&mut self, identity: &Identity) {
        if let Some(key) = self.key(identity) {
            Arc::make_mut(&mut self.owners).insert(key, None);
        }
        Arc::make_mut(&mut self.keys).insert(identity.clone(), None);
    }

    /// Gives keys from the first of each pair to the second, all at once, so that two may change places.
    pub(crate) fn rename_all(&mut self, renamed: &[(ComponentKey, ComponentKey)]) {
        let moved: Vec<(Identity, &ComponentKey)> =
            renamed.iter().filter_map(|(old, new)| Some((self.identity(old)?, new))).collect();
        let owners = Arc::make_mut(&mut self.owners);
        for (old, _) in renamed {
            owners.insert(old.clone(), None);
        }
        let keys = Arc::make_mut(&mut self.keys);
        for (identity, new) in moved {
            owners.insert(new.clone(), Some(identity.clone()));
            keys.insert(identity, Some(new.clone()));
        }
    }

    /// The key that a renamed component gets: the same place, the last part of its address another.
    pub(crate) fn with_name(key: &ComponentKey, name: &str) -> ComponentKey {
        let address = match key.address().rsplit_once('.') {
            Some((before, _)) => format!("{before}.{name}"),
            None => name.to_owned(),
        };
        ComponentKey::new(key.directory(), &address)
    }

    /// `name`, or where its key is taken the first of `name_2`, `name_3`, … whose key is free.
    pub(crate) fn free_name(&self, name: &str, key_of: impl Fn(&str) -> ComponentKey) -> String {
        let taken = |name: &str| self.is_taken(&key_of(name));
        if !taken(name) {
            return name.to_owned();
        }
        // There are no more taken names than components, so one of these is free.
        (2u64..).map(|number| format!("{name}_{number}")).find(|name| !taken(name)).unwrap_or_else(|| name.to_owned())
    }
}

/// The key that a new block gets; `None` where its kind is numbered or named by its content.
pub(crate) fn key_of_new(directory: &str, kind: ComponentKind, type_name: &str, name: &str) -> Option<ComponentKey> {
    let address = match kind {
        ComponentKind::Resource => format!("{type_name}.{name}"),
        ComponentKind::Data => format!("data.{type_name}.{name}"),
        ComponentKind::Ephemeral => format!("ephemeral.{type_name}.{name}"),
        ComponentKind::Action => format!("action.{type_name}.{name}"),
        ComponentKind::Module => format!("module.{name}"),
        ComponentKind::Variable => format!("var.{name}"),
        ComponentKind::Local => format!("local.{name}"),
        ComponentKind::Output => format!("output.{name}"),
        ComponentKind::Check => format!("check.{name}"),
        ComponentKind::Provider
        | ComponentKind::Settings
        | ComponentKind::Moved
        | ComponentKind::Import
        | ComponentKind::Removed
        | ComponentKind::Unknown => return None,
    };
    Some(ComponentKey::new(directory, &address))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(address: &str) -> ComponentKey {
        ComponentKey::new(".", address)
    }

    #[test]
    fn a_component_keeps_its_identity_through_renames() {
        let mut naming = Naming::new([key("aws_vpc.a"), key("aws_vpc.b")]);
        let (a, b) = (naming.identity(&key("aws_vpc.a")).unwrap(), naming.identity(&key("aws_vpc.b")).unwrap());
        naming.rename_all(&[(key("aws_vpc.a"), key("aws_vpc.b")), (key("aws_vpc.b"), key("aws_vpc.a"))]);
        assert_eq!(naming.key(&a), Some(key("aws_vpc.b")), "they changed places");
        assert_eq!(naming.identity(&key("aws_vpc.a")), Some(b), "they changed places");
    }

    #[test]
    fn a_new_component_with_the_key_of_a_removed_one_is_another() {
        let mut naming = Naming::new([key("aws_vpc.a")]);
        let old = naming.identity(&key("aws_vpc.a")).unwrap();
        naming.remove(&old);
        assert!(!naming.is_taken(&key("aws_vpc.a")), "its key is free again");
        let new = Identity("+1-1.0.0".to_owned());
        naming.add(new.clone(), key("aws_vpc.a"));
        assert_eq!((naming.key(&old), naming.identity(&key("aws_vpc.a"))), (None, Some(new)));
    }

    #[test]
    fn a_taken_name_gives_way_to_the_first_free_one() {
        let naming = Naming::new([key("aws_vpc.a"), key("aws_vpc.a_2")]);
        let free = |name| naming.free_name(name, |name| key(&format!("aws_vpc.{name}")));
        assert_eq!((free("a"), free("b")), ("a_3".to_owned(), "b".to_owned()));
    }
}
