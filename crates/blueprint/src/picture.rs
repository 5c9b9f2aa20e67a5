//! What people decided about the picture, folded from the steps: places, groups, notes.

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::GroupId;
use domain::scene::{Arrangement, Group};

use crate::document::{Change, Identity};
use crate::replay::Naming;

/// Places, groups and notes by identity, so that they follow a component through renames, and come back with it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Picture {
    places: BTreeMap<Identity, (f64, f64)>,
    groups: BTreeMap<GroupId, Members>,
    notes: BTreeMap<Identity, String>,
}

#[derive(Debug, Clone, Default, PartialEq)]
struct Members {
    title: String,
    members: BTreeSet<Identity>,
}

impl Picture {
    /// The picture after all of `changes`.
    pub(crate) fn of<'a>(changes: impl Iterator<Item = &'a Change>) -> Self {
        let mut picture = Self::default();
        changes.for_each(|change| picture.apply(change));
        picture
    }

    /// Takes in one more change.
    pub(crate) fn apply(&mut self, change: &Change) {
        match change {
            Change::Place { of, x, y } => {
                self.places.insert(of.clone(), (*x, *y));
            }
            Change::Unplace { of } if of.is_empty() => self.places.clear(),
            Change::Unplace { of } => self.places.retain(|node, _| !of.contains(node)),
            Change::Group { id, title, joined, left } => {
                let group = self.groups.entry(*id).or_default();
                if let Some(title) = title {
                    group.title.clone_from(title);
                }
                group.members.retain(|member| !left.contains(member));
                group.members.extend(joined.iter().cloned());
            }
            Change::Ungroup { id } => drop(self.groups.remove(id)),
            Change::Annotate { of, text } if text.is_empty() => drop(self.notes.remove(of)),
            Change::Annotate { of, text } => drop(self.notes.insert(of.clone(), text.clone())),
            Change::Add { .. }
            | Change::Paste { .. }
            | Change::Remove { .. }
            | Change::Rename { .. }
            | Change::Set { .. }
            | Change::Unset { .. }
            | Change::AddBlock { .. }
            | Change::RemoveBlock { .. }
            | Change::Connect { .. }
            | Change::Disconnect { .. }
            | Change::Move { .. } => {}
        }
    }

    /// What drawing a group with this title and these members changes about it, so that what others change
    /// meanwhile about the rest of it stays.
    pub(crate) fn group_change(&self, id: GroupId, title: &str, members: &BTreeSet<Identity>) -> Change {
        let nothing = Members::default();
        let known = self.groups.get(&id);
        let before = known.unwrap_or(&nothing);
        Change::Group {
            id,
            title: (known.is_none() || before.title != title).then(|| title.to_owned()),
            joined: members.difference(&before.members).cloned().collect(),
            left: before.members.difference(members).cloned().collect(),
        }
    }

    /// The picture in keys of now; what is gone is left out and comes back with its component.
    pub(crate) fn arrangement(&self, naming: &Naming) -> Arrangement {
        let groups = self.groups.iter().map(|(id, group)| {
            let members = group.members.iter().filter_map(|member| naming.key(member)).collect();
            (*id, Group { title: group.title.clone(), members })
        });
        Arrangement {
            places: self.places.iter().filter_map(|(node, place)| Some((naming.node_key(node)?, *place))).collect(),
            groups: groups.collect(),
            notes: self.notes.iter().filter_map(|(node, text)| Some((naming.node_key(node)?, text.clone()))).collect(),
        }
    }
}
