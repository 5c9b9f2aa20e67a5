//! The fields and nested blocks of one component in three versions.

use domain::edit::Edit;
use domain::graph::ComponentKey;

use crate::compare::{Node, Tree, align, plain};

/// A component in three versions, and what to call things afterwards.
pub(super) struct Bodies<'t, 'a> {
    pub(super) ancestor: &'t Tree<'a>,
    pub(super) ours: &'t Tree<'a>,
    pub(super) theirs: &'t Tree<'a>,
    /// Its key afterwards.
    pub(super) key: &'t ComponentKey,
    /// Texts of each version with the names of afterwards.
    pub(super) names: [&'t dyn Fn(&str) -> String; 3],
    /// The text between the braces of a block of ours, with the names of afterwards.
    pub(super) inner_text: &'t dyn Fn(&str) -> Option<String>,
}

/// What merging a component comes to.
#[derive(Default)]
pub(super) struct Merging {
    pub(super) fields: Vec<Field>,
    pub(super) changed_by_us: bool,
    pub(super) changed_by_them: bool,
}

/// A field that was changed here.
pub(super) struct Field {
    /// Its path: ours, or theirs where we have none.
    pub(super) path: String,
    pub(super) ancestor: Option<String>,
    pub(super) ours: Option<String>,
    pub(super) theirs: Option<String>,
    /// Whether the others changed it too, differently.
    pub(super) is_conflict: bool,
    pub(super) edit: Edit,
    /// Edits that shift others come after them: settings, then new blocks, then those that go, last first.
    pub(super) order: (u8, usize),
}

impl Bodies<'_, '_> {
    pub(super) fn merge(&self) -> Merging {
        let mut merging = Merging::default();
        self.nodes(self.ancestor.root(), self.ours.root(), self.theirs.root(), &mut merging);
        merging.fields.sort_by_key(|field| field.order);
        merging
    }

    fn nodes(&self, ancestor: &Node<'_>, ours: &Node<'_>, theirs: &Node<'_>, merging: &mut Merging) {
        let ours_and_gone =
            ours.attributes.iter().chain(ancestor.attributes.iter().filter(|(name, _)| ours.attribute(name).is_none()));
        for (name, _) in ours_and_gone {
            let values = [ancestor.attribute(name), ours.attribute(name), theirs.attribute(name)];
            self.attribute(name, values, ours, theirs, merging);
        }
        let only_theirs =
            |(name, _): &&(&str, &str)| ours.attribute(name).is_none() && ancestor.attribute(name).is_none();
        merging.changed_by_them |= theirs.attributes.iter().any(|attribute| only_theirs(&attribute));

        let mut lists: Vec<&str> = Vec::new();
        for (name, _) in ours.lists.iter().chain(&ancestor.lists).chain(&theirs.lists) {
            if !lists.contains(name) {
                lists.push(name);
            }
        }
        for list in lists {
            self.list(list, ancestor, ours, theirs, merging);
        }
    }

    fn attribute(
        &self,
        name: &str,
        values: [Option<&str>; 3],
        ours: &Node<'_>,
        theirs: &Node<'_>,
        merging: &mut Merging,
    ) {
        let named = |version: usize| {
            let (value, names) = (values.get(version).copied().flatten()?, self.names.get(version)?);
            Some(names(value))
        };
        let (before, here, there) = (named(0), named(1), named(2));
        let by_us = !is_same(before.as_deref(), here.as_deref());
        let by_them = !is_same(before.as_deref(), there.as_deref());
        let differ = !is_same(here.as_deref(), there.as_deref());
        merging.changed_by_them |= by_them;
        merging.changed_by_us |= by_us && differ;
        if !by_us || !differ {
            return;
        }
        let (key, path) = (self.key.clone(), theirs.join(name));
        let edit = match here {
            Some(expression) => Edit::Set { key, path, expression },
            None => Edit::Unset { key, path },
        };
        let [ancestor, our_value, their_value] = values.map(|value| value.map(str::to_owned));
        merging.fields.push(Field {
            path: ours.join(name),
            ancestor,
            ours: our_value,
            theirs: their_value,
            is_conflict: by_them,
            edit,
            order: (0, merging.fields.len()),
        });
    }

    fn list(&self, list: &str, ancestor: &Node<'_>, ours: &Node<'_>, theirs: &Node<'_>, merging: &mut Merging) {
        let members = [ancestor.list(list), ours.list(list), theirs.list(list)];
        let (here, new_here) = partners(self.ancestor, members[0], self.ours, members[1]);
        let (there, new_there) = partners(self.ancestor, members[0], self.theirs, members[2]);
        for (number, member) in members[0].iter().enumerate() {
            let before = self.ancestor.node(*member);
            let mine = here.get(number).copied().flatten().map(|at| self.ours.node(at));
            let number_there = there.get(number).copied().flatten();
            let yours = number_there.map(|at| self.theirs.node(at));
            match (mine, yours) {
                (Some(mine), Some(yours)) => self.nodes(before, mine, yours, merging),
                (None, Some(yours)) => {
                    merging.changed_by_us = true;
                    let is_conflict = yours.content != before.content;
                    merging.changed_by_them |= is_conflict;
                    merging.fields.push(Field {
                        path: yours.path.to_owned(),
                        ancestor: Some(told(self.ancestor, before)),
                        ours: None,
                        theirs: Some(told(self.theirs, yours)),
                        is_conflict,
                        edit: Edit::RemoveBlock { key: self.key.clone(), path: yours.path.to_owned() },
                        order: (2, usize::MAX - number_there.unwrap_or(0)),
                    });
                }
                (Some(mine), None) => {
                    merging.changed_by_them = true;
                    if mine.content != before.content {
                        merging.changed_by_us = true;
                        self.add_block(list, mine, theirs, Some(told(self.ancestor, before)), true, merging);
                    }
                }
                (None, None) => {}
            }
        }
        // What both added is added once.
        let mut added_there: Vec<u64> = new_there.iter().map(|at| self.theirs.node(*at).content).collect();
        merging.changed_by_them |= !added_there.is_empty();
        for mine in new_here.iter().map(|at| self.ours.node(*at)) {
            match added_there.iter().position(|content| *content == mine.content) {
                Some(same) => drop(added_there.swap_remove(same)),
                None => {
                    merging.changed_by_us = true;
                    self.add_block(list, mine, theirs, None, false, merging);
                }
            }
        }
    }

    fn add_block(
        &self,
        list: &str,
        mine: &Node<'_>,
        theirs: &Node<'_>,
        ancestor: Option<String>,
        is_conflict: bool,
        merging: &mut Merging,
    ) {
        let body = (self.inner_text)(mine.path).unwrap_or_default();
        merging.fields.push(Field {
            path: mine.path.to_owned(),
            ancestor,
            ours: Some(told(self.ours, mine)),
            theirs: None,
            is_conflict,
            edit: Edit::AddBlock { key: self.key.clone(), path: theirs.join(list), body },
            order: (1, merging.fields.len()),
        });
    }
}

/// For each member of a list in the ancestor its node in a later version, and the nodes that are new there.
fn partners(
    ancestor: &Tree<'_>,
    before: &[usize],
    later: &Tree<'_>,
    after: &[usize],
) -> (Vec<Option<usize>>, Vec<usize>) {
    let contents = |tree: &Tree<'_>, list: &[usize]| -> Vec<u64> {
        list.iter().map(|number| tree.node(*number).content).collect()
    };
    let (mut partners, mut new) = (vec![None; before.len()], Vec::new());
    for (older, newer) in align(&contents(ancestor, before), &contents(later, after)) {
        let newer = newer.and_then(|at| after.get(at)).copied();
        match (older.and_then(|at| partners.get_mut(at)), newer) {
            (Some(partner), newer) => *partner = newer,
            (None, Some(newer)) => new.push(newer),
            (None, None) => {}
        }
    }
    (partners, new)
}

fn is_same(one: Option<&str>, other: Option<&str>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one == other || plain(one) == plain(other),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    }
}

/// A block as a person reads it: its attributes, one a line.
fn told(tree: &Tree<'_>, node: &Node<'_>) -> String {
    let mut lines: Vec<String> =
        node.attributes.iter().map(|(name, expression)| format!("{name} = {expression}")).collect();
    for (list, members) in &node.lists {
        for member in members {
            lines.push(format!("{list} {{ {} }}", told(tree, tree.node(*member)).replace('\n', "; ")));
        }
    }
    lines.join("\n")
}
