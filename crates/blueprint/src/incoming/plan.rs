//! What a merge does, component by component.

use std::collections::{HashMap, HashSet};

use domain::FileSet;
use domain::compare::{Conflict, MergeReport, Side};
use domain::edit::Edit;
use domain::graph::{Component, ComponentKey, ComponentKind};
use iac::Project;

use super::Choices;
use super::body::{Bodies, Merging};
use super::files::is_configuration;
use super::names::{Names, Wanted, renames};
use crate::body::inner_text;
use crate::compare::{Tree, Versions};
use crate::replay::{Naming, key_of_new};

/// What to do, and what to tell.
pub(super) struct Plan {
    pub(super) report: MergeReport,
    pub(super) edits: Vec<Planned>,
    ours: Names,
    theirs: Names,
}

/// An edit made here that is to be made again, and what to ask should it not apply.
#[derive(Clone)]
pub(super) struct Planned {
    pub(super) edit: Edit,
    pub(super) conflict: Conflict,
}

/// A component in the versions that have it.
#[derive(Clone, Copy)]
struct Triple<'a> {
    ancestor: Option<&'a Component>,
    ours: Option<&'a Component>,
    theirs: Option<&'a Component>,
}

impl Plan {
    pub(super) fn new(ancestor: &Project, ours: &Project, theirs: &Project, choices: &Choices) -> Self {
        let mut planner = Planner {
            ancestor,
            ours,
            theirs,
            choices,
            names: [Names::default(), Names::default(), Names::default()],
            plan: Self {
                report: MergeReport::default(),
                edits: Vec::new(),
                ours: Names::default(),
                theirs: Names::default(),
            },
            later: Vec::new(),
            renamed: HashSet::new(),
            commented: HashMap::new(),
        };
        let triples = triples(ancestor, ours, theirs);
        planner.rename(&triples);
        for triple in &triples {
            planner.component(*triple);
        }
        let later = std::mem::take(&mut planner.later);
        planner.plan.edits.extend(later);
        let [_, ours, theirs] = planner.names;
        planner.plan.ours = ours;
        planner.plan.theirs = theirs;
        planner.plan
    }

    /// The key that a component of ours has afterwards.
    pub(super) fn key_of_ours(&self, key: &ComponentKey) -> ComponentKey {
        self.ours.key(key)
    }

    /// The key that a component of theirs has afterwards.
    pub(super) fn key_of_theirs(&self, key: &ComponentKey) -> ComponentKey {
        self.theirs.key(key)
    }
}

/// Which components of three versions are the same, in the order of ours, then of what only the others have.
fn triples<'a>(ancestor: &'a Project, ours: &'a Project, theirs: &'a Project) -> Vec<Triple<'a>> {
    let (here, there) = (Versions::new(ancestor, ours), Versions::new(ancestor, theirs));
    let of_ours: HashMap<usize, usize> = here.pairs.both.iter().map(|(old, new)| (*new, *old)).collect();
    let in_theirs: HashMap<usize, usize> = there.pairs.both.iter().copied().collect();
    let (old, mine, yours) = (&ancestor.graph().components, &ours.graph().components, &theirs.graph().components);
    // What both added under one key is the same component.
    let mut added: HashMap<&ComponentKey, &Component> =
        there.pairs.added.iter().filter_map(|number| yours.get(*number)).map(|found| (&found.key, found)).collect();
    let mut triples = Vec::new();
    for (number, component) in mine.iter().enumerate() {
        let before = of_ours.get(&number);
        let partner = match before {
            Some(before) => in_theirs.get(before).and_then(|number| yours.get(*number)),
            None => added.remove(&component.key),
        };
        let ancestor = before.and_then(|number| old.get(*number));
        triples.push(Triple { ancestor, ours: Some(component), theirs: partner });
    }
    for number in &here.pairs.removed {
        let theirs = in_theirs.get(number).and_then(|number| yours.get(*number));
        triples.push(Triple { ancestor: old.get(*number), ours: None, theirs });
    }
    let only_theirs = there.pairs.added.iter().filter_map(|number| yours.get(*number));
    let only_theirs = only_theirs.filter(|component| added.contains_key(&component.key));
    triples.extend(only_theirs.map(|theirs| Triple { ancestor: None, ours: None, theirs: Some(theirs) }));
    triples
}

struct Planner<'a> {
    ancestor: &'a Project,
    ours: &'a Project,
    theirs: &'a Project,
    choices: &'a Choices,
    /// Names of each version as they are afterwards.
    names: [Names; 3],
    plan: Plan,
    /// Edits that come after those of all fields.
    later: Vec<Planned>,
    /// Components of ours that were renamed here, and are again.
    renamed: HashSet<ComponentKey>,
    /// Where the comments above blocks of ours begin, by file and first byte of the block.
    commented: HashMap<String, HashMap<u32, u32>>,
}

impl<'a> Planner<'a> {
    /// Decides what everything is called afterwards, and renames what was renamed here.
    fn rename(&mut self, triples: &[Triple<'a>]) {
        let mut wanted: Vec<(Wanted, Conflict)> = Vec::new();
        let mut taken: HashSet<&ComponentKey> = self.theirs.graph().components.iter().map(|found| &found.key).collect();
        for triple in triples {
            if let (Some(before), Some(here), Some(there)) = (triple.ancestor, triple.ours, triple.theirs)
                && here.key != before.key
            {
                taken.remove(&there.key);
            }
        }
        for triple in triples {
            let (Some(before), Some(here), Some(there)) = (triple.ancestor, triple.ours, triple.theirs) else {
                if let (Some(before), None, Some(there)) = (triple.ancestor, triple.ours, triple.theirs) {
                    self.note([Some(&before.key), None, Some(&there.key)], &there.key);
                }
                continue;
            };
            let numbered = there.key.address().contains('#') || here.key.address().contains('#');
            let by_us = here.key != before.key && !numbered;
            let by_them = there.key != before.key && !numbered;
            let mut after = there.key.clone();
            if by_us && here.key != there.key {
                let is_taken = taken.contains(&here.key);
                let conflict = Conflict {
                    key: here.key.clone(),
                    path: String::new(),
                    ancestor: Some(before.key.address().to_owned()),
                    ours: Some(here.key.address().to_owned()),
                    theirs: Some(there.key.address().to_owned()),
                };
                let choice = self.choice(&here.key, "");
                if by_them || is_taken {
                    self.plan.report.conflicts.push(conflict.clone());
                }
                if !(by_them || is_taken) || choice == Some(Side::Ours) {
                    after = here.key.clone();
                    let mut number = 2u64;
                    while taken.contains(&after) {
                        after = Naming::with_name(&here.key, &format!("{}_{number}", here.name));
                        number += 1;
                    }
                    self.renamed.insert(here.key.clone());
                    wanted.push((Wanted { from: there.key.clone(), to: after.clone() }, conflict));
                }
            }
            self.note([Some(&before.key), Some(&here.key), Some(&there.key)], &after);
        }
        let only: Vec<Wanted> =
            wanted.iter().map(|(wanted, _)| Wanted { from: wanted.from.clone(), to: wanted.to.clone() }).collect();
        for (number, edit) in renames(self.theirs.graph().components.iter(), &only) {
            if let Some((_, conflict)) = wanted.get(number) {
                self.plan.edits.push(Planned { edit, conflict: conflict.clone() });
            }
        }
    }

    fn note(&mut self, keys: [Option<&ComponentKey>; 3], after: &ComponentKey) {
        for (names, key) in self.names.iter_mut().zip(keys) {
            if let Some(key) = key {
                names.note(key, after);
            }
        }
    }

    fn component(&mut self, triple: Triple<'a>) {
        // Files that are not edited block by block are merged as a whole.
        let editable = |component: &Component| {
            is_configuration(&component.place.file) && !FileSet::is_read_only(&component.place.file)
        };
        let all = [triple.ancestor, triple.ours, triple.theirs];
        if !all.into_iter().flatten().all(editable) {
            return;
        }
        match (triple.ancestor, triple.ours, triple.theirs) {
            (Some(before), Some(here), Some(there)) => self.in_all(before, here, there),
            (Some(before), None, Some(there)) => self.removed_here(before, there),
            (Some(before), Some(here), None) => self.removed_there(before, here),
            (None, Some(here), Some(there)) => self.added_by_both(here, there),
            (None, Some(here), None) => self.added_here(here),
            (None, None, Some(there)) => self.plan.report.taken.push(there.key.clone()),
            (Some(_), None, None) | (None, None, None) => {}
        }
    }

    fn in_all(&mut self, before: &Component, here: &Component, there: &Component) {
        let (ancestor, ours, theirs) = (Tree::of(before), Tree::of(here), Tree::of(there));
        let after = self.names_key(here);
        let mut merging = self.merge(&ancestor, &ours, &theirs, here, &after);
        merging.changed_by_us |= self.renamed.contains(&here.key);
        merging.changed_by_them |= there.key != before.key && !there.key.address().contains('#');
        self.take(merging, here, &after);
        if here.place.file != before.place.file && there.place.file == before.place.file {
            let edit = Edit::MoveToFile { key: after, file: here.place.file.clone() };
            let conflict = Conflict {
                key: here.key.clone(),
                path: String::new(),
                ancestor: Some(before.place.file.clone()),
                ours: Some(here.place.file.clone()),
                theirs: Some(there.place.file.clone()),
            };
            self.later.push(Planned { edit, conflict });
        }
    }

    fn names_key(&self, here: &Component) -> ComponentKey {
        let [_, ours, _] = &self.names;
        ours.key(&here.key)
    }

    fn merge(
        &self,
        ancestor: &Tree<'_>,
        ours: &Tree<'_>,
        theirs: &Tree<'_>,
        here: &Component,
        after: &ComponentKey,
    ) -> Merging {
        let directory = here.key.directory();
        let [of_ancestor, of_ours, of_theirs] = &self.names;
        let text = self.ours.block_text(&here.key).unwrap_or_default();
        let inner = |path: &str| Some(of_ours.text(directory, &inner_text(&text, path)?));
        Bodies {
            ancestor,
            ours,
            theirs,
            key: after,
            names: [&|text| of_ancestor.text(directory, text), &|text| of_ours.text(directory, text), &|text| {
                of_theirs.text(directory, text)
            }],
            inner_text: &inner,
        }
        .merge()
    }

    fn take(&mut self, merging: Merging, here: &Component, after: &ComponentKey) {
        match (merging.changed_by_us, merging.changed_by_them) {
            (true, false) => self.plan.report.kept.push(here.key.clone()),
            (false, true) => self.plan.report.taken.push(after.clone()),
            (true, true) | (false, false) => {}
        }
        for field in merging.fields {
            let conflict = Conflict {
                key: here.key.clone(),
                path: field.path,
                ancestor: field.ancestor,
                ours: field.ours,
                theirs: field.theirs,
            };
            let is_wanted = !field.is_conflict || self.choice(&here.key, &conflict.path) == Some(Side::Ours);
            if field.is_conflict {
                self.plan.report.conflicts.push(conflict.clone());
            }
            if is_wanted {
                self.plan.edits.push(Planned { edit: field.edit, conflict });
            }
        }
    }

    fn removed_here(&mut self, before: &Component, there: &Component) {
        let conflict = Conflict {
            key: before.key.clone(),
            path: String::new(),
            ancestor: self.ancestor.block_text(&before.key),
            ours: None,
            theirs: self.theirs.block_text(&there.key),
        };
        let mut is_wanted = true;
        if differs(before, there) {
            is_wanted = self.choice(&before.key, "") == Some(Side::Ours);
            self.plan.report.conflicts.push(conflict.clone());
        } else {
            self.plan.report.kept.push(before.key.clone());
        }
        if is_wanted {
            self.later.push(Planned { edit: Edit::Remove { key: there.key.clone() }, conflict });
        }
    }

    fn removed_there(&mut self, before: &Component, here: &Component) {
        if !differs(before, here) && before.key == here.key {
            self.plan.report.taken.push(here.key.clone());
            return;
        }
        let conflict = Conflict {
            key: here.key.clone(),
            path: String::new(),
            ancestor: self.ancestor.block_text(&before.key),
            ours: self.ours.block_text(&here.key),
            theirs: None,
        };
        self.plan.report.conflicts.push(conflict.clone());
        if self.choice(&here.key, "") == Some(Side::Ours) {
            self.bring(here, conflict);
        }
    }

    fn added_by_both(&mut self, here: &Component, there: &Component) {
        let nothing = Component { attributes: Vec::new(), blocks: Vec::new(), ..here.clone() };
        let (ancestor, ours, theirs) = (Tree::of(&nothing), Tree::of(here), Tree::of(there));
        let merging = self.merge(&ancestor, &ours, &theirs, here, &there.key);
        self.take(merging, here, &there.key);
    }

    fn added_here(&mut self, here: &Component) {
        self.plan.report.kept.push(here.key.clone());
        let conflict = Conflict {
            key: here.key.clone(),
            path: String::new(),
            ancestor: None,
            ours: self.ours.block_text(&here.key),
            theirs: None,
        };
        self.bring(here, conflict);
    }

    /// Adds a component as ours has it.
    fn bring(&mut self, here: &Component, conflict: Conflict) {
        let directory = here.key.directory().to_owned();
        let file = Some(here.place.file.clone());
        let text = self.text_with_comments(here);
        let [_, names, _] = &self.names;
        let type_name = if here.kind.has_type() { here.type_name.clone() } else { String::new() };
        let body = match here.kind {
            ComponentKind::Local => here.attributes.first().map(|attribute| attribute.expression.clone()),
            // Many blocks that are added are applied at once, and many that are pasted one by one; but comments above
            // a block can only be pasted.
            _ if text.starts_with(['#', '/']) => None,
            kind => key_of_new(&directory, kind, &type_name, &here.name).and_then(|_| inner_text(&text, "")),
        };
        let edit = match body {
            Some(body) => {
                let (kind, name, body) = (here.kind, here.name.clone(), names.text(&directory, &body));
                Edit::Add { directory, file, kind, type_name, name, body }
            }
            None => Edit::Paste { source: names.text(&directory, &text), directory, file },
        };
        self.plan.edits.push(Planned { edit, conflict });
    }

    /// A block of ours with the comments right above it.
    fn text_with_comments(&mut self, here: &Component) -> String {
        let Some(bytes) = self.ours.files().get(&here.place.file) else { return String::new() };
        let starts = self.commented.entry(here.place.file.clone()).or_insert_with(|| {
            let tree = hcl::parse(bytes.clone());
            let blocks = tree.body().blocks();
            blocks.filter_map(|block| Some((block.span().start, block.leading_comments()?.start))).collect()
        });
        let start = starts.get(&here.place.start).copied().unwrap_or(here.place.start);
        let text = bytes.get(start as usize..here.place.end as usize).unwrap_or_default();
        String::from_utf8_lossy(text).into_owned() + "\n"
    }

    fn choice(&self, key: &ComponentKey, path: &str) -> Option<Side> {
        self.choices.get(&(key.clone(), path.to_owned())).copied()
    }
}

/// Whether two versions of a component differ in more than formatting.
fn differs(before: &Component, after: &Component) -> bool {
    Tree::of(before).root().content != Tree::of(after).root().content
}
