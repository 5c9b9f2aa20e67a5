//! What two replicas did without knowing of each other, for a person to look at after it was merged.

use std::collections::{BTreeMap, BTreeSet};

use domain::compare::{Conflict, MergeReport};
use domain::graph::{Component, ComponentKey};

use crate::compare::plain;
use crate::document::{Arrived, Change, Document, Identity, StepId};
use crate::replay::{SetAside, State, Why};

/// What an import is told from.
pub(crate) struct Sides<'a> {
    pub(crate) document: &'a Document,
    pub(crate) arrived: &'a Arrived,
    /// The step after which `state` is, before the two sides part.
    pub(crate) fork: Option<StepId>,
    pub(crate) state: State,
    pub(crate) ours: &'a State,
    pub(crate) merged: &'a State,
}

/// What one side did to a component.
#[derive(Default)]
struct Touched<'a> {
    /// Paths whose value was given or taken; lasting ones.
    values: BTreeSet<&'a str>,
    /// Attributes that got or lost an element: two sides may do so at once.
    elements: BTreeSet<&'a str>,
    /// Nested blocks that were taken out.
    blocks: BTreeSet<&'a str>,
    removed: bool,
    renamed: bool,
}

/// Says what both sides changed differently, and what only one of them changed.
pub(crate) fn report(sides: Sides<'_>) -> MergeReport {
    let arrived: BTreeSet<StepId> = sides.arrived.steps.iter().copied().collect();
    let unseen: BTreeSet<StepId> = sides.arrived.unseen.iter().copied().collect();
    let by_them = touched(sides.document, &arrived);
    let by_us = touched(sides.document, &unseen);

    let mut report = MergeReport::default();
    let name = |identity: &Identity| sides.merged.name_of(identity);
    report.taken = by_them.keys().filter(|of| !by_us.contains_key(*of)).map(|of| name(of)).collect();
    report.kept = by_us.keys().filter(|of| !by_them.contains_key(*of)).map(|of| name(of)).collect();

    let both: Vec<_> = by_us.iter().filter_map(|(of, us)| Some((*of, us, by_them.get(of)?))).collect();
    if !both.is_empty() {
        // What was common, and what they had: the same steps without those of the other side.
        let ancestor = replayed(&sides, |id| !arrived.contains(&id) && !unseen.contains(&id));
        let theirs = replayed(&sides, |id| !unseen.contains(&id));
        let versions = Versions::new(&ancestor, sides.ours, &theirs, both.iter().map(|(of, ..)| *of));
        for (of, us, them) in both {
            versions.conflicts(of, us, them, &name(of), &mut report.conflicts);
        }
    }
    report.conflicts.extend(taken_names(&sides, &arrived));
    report
}

fn touched<'a>(document: &'a Document, steps: &BTreeSet<StepId>) -> BTreeMap<&'a Identity, Touched<'a>> {
    let mut all: BTreeMap<&Identity, Touched<'_>> = BTreeMap::new();
    let steps = steps.iter().filter(|id| document.is_active(**id)).filter_map(|id| document.steps().get(id));
    for change in steps.flat_map(|step| &step.changes) {
        let (Some(of), path) = change.subject() else { continue };
        if change.is_picture() {
            continue;
        }
        let touched = all.entry(of).or_default();
        match change {
            Change::Set { .. } | Change::Unset { .. } => drop(touched.values.insert(path)),
            Change::Connect { .. } | Change::Disconnect { .. } | Change::AddBlock { .. } => {
                touched.elements.insert(path);
            }
            Change::RemoveBlock { .. } => drop(touched.blocks.insert(path)),
            Change::Remove { .. } => touched.removed = true,
            Change::Rename { .. } => touched.renamed = true,
            Change::Add { .. }
            | Change::Paste { .. }
            | Change::Move { .. }
            | Change::Place { .. }
            | Change::Unplace { .. }
            | Change::Group { .. }
            | Change::Ungroup { .. }
            | Change::Annotate { .. } => {}
        }
    }
    all
}

fn replayed(sides: &Sides<'_>, is_part: impl Fn(StepId) -> bool) -> State {
    let mut state = sides.state.clone();
    let steps = sides.document.active().filter(|(id, _)| sides.fork.is_none_or(|fork| *id > fork) && is_part(*id));
    state.replay(steps.map(|(id, step)| (id, step.changes.as_slice())));
    state
}

/// The components that both sides changed, in the three versions there are of them.
struct Versions<'a> {
    ancestor: Version<'a>,
    ours: Version<'a>,
    theirs: Version<'a>,
}

struct Version<'a> {
    state: &'a State,
    components: BTreeMap<Identity, &'a Component>,
}

impl<'a> Versions<'a> {
    fn new<'i>(
        ancestor: &'a State,
        ours: &'a State,
        theirs: &'a State,
        identities: impl Iterator<Item = &'i Identity> + Clone,
    ) -> Self {
        Self {
            ancestor: Version::new(ancestor, identities.clone()),
            ours: Version::new(ours, identities.clone()),
            theirs: Version::new(theirs, identities),
        }
    }

    fn conflicts(
        &self,
        of: &Identity,
        us: &Touched<'_>,
        them: &Touched<'_>,
        key: &ComponentKey,
        conflicts: &mut Vec<Conflict>,
    ) {
        let conflict = |path: &str, value: &dyn Fn(&Version<'_>) -> Option<String>| Conflict {
            key: key.clone(),
            path: path.to_owned(),
            ancestor: value(&self.ancestor),
            ours: value(&self.ours),
            theirs: value(&self.theirs),
        };
        if us.removed != them.removed {
            conflicts.push(conflict("", &|version| version.text(of)));
            return;
        }
        if us.removed {
            return;
        }
        if us.renamed && them.renamed {
            let names = conflict("", &|version| Some(version.state.naming.key(of)?.address().to_owned()));
            if names.ours != names.theirs {
                conflicts.push(names);
            }
        }
        for path in us
            .values
            .iter()
            .filter(|path| them.touches_value(path))
            .chain(us.elements.iter().filter(|path| them.values.contains(*path)))
        {
            let values = conflict(path, &|version| version.value(of, path));
            if values.ours.as_deref().map(plain) != values.theirs.as_deref().map(plain) {
                conflicts.push(values);
            }
        }
        let ours_taken = us.blocks.iter().filter(|block| them.reaches_into(block));
        let theirs_taken = them.blocks.iter().filter(|block| us.reaches_into(block));
        for block in ours_taken.chain(theirs_taken) {
            conflicts.push(conflict(block, &|version| version.block(of, block)));
        }
    }
}

impl Touched<'_> {
    fn touches_value(&self, path: &str) -> bool {
        self.values.contains(path) || self.elements.contains(path)
    }

    /// Whether something inside a nested block was changed, while the block itself was left.
    fn reaches_into(&self, block: &str) -> bool {
        let inside = |path: &&&str| path.strip_prefix(block).is_some_and(|rest| rest.starts_with('.'));
        let all = self.values.iter().chain(&self.elements).chain(&self.blocks);
        !self.blocks.contains(block) && all.clone().any(|path| inside(&path))
    }
}

impl<'a> Version<'a> {
    fn new<'i>(state: &'a State, identities: impl Iterator<Item = &'i Identity>) -> Self {
        let by_key: BTreeMap<ComponentKey, &Identity> =
            identities.filter_map(|of| Some((state.naming.key(of)?, of))).collect();
        let components = state.project.graph().components.iter();
        let found = components.filter_map(|component| Some(((*by_key.get(&component.key)?).clone(), component)));
        Self { state, components: found.collect() }
    }

    fn text(&self, of: &Identity) -> Option<String> {
        self.state.project.block_text(&self.components.get(of)?.key)
    }

    /// The expression at a lasting path.
    fn value(&self, of: &Identity, path: &str) -> Option<String> {
        let path = self.state.current_path(of, path)?;
        let attributes = &self.components.get(of)?.attributes;
        attributes.iter().find(|attribute| attribute.path == path).map(|attribute| attribute.expression.clone())
    }

    /// What is in a nested block, attribute by attribute.
    fn block(&self, of: &Identity, path: &str) -> Option<String> {
        let path = format!("{}.", self.state.current_path(of, path)?);
        let component = self.components.get(of)?;
        let inside = component.attributes.iter().filter_map(|attribute| {
            Some(format!("{} = {}", attribute.path.strip_prefix(&path)?, attribute.expression))
        });
        Some(inside.collect::<Vec<_>>().join("\n"))
    }
}

/// Names that both sides gave: the later one got another.
fn taken_names(sides: &Sides<'_>, arrived: &BTreeSet<StepId>) -> Vec<Conflict> {
    let known: BTreeSet<(StepId, usize)> = sides.ours.set_aside().iter().map(SetAside::at).collect();
    let new = sides.merged.set_aside().iter().filter(|aside| !known.contains(&aside.at()));
    new.filter_map(|aside| {
        let Why::NameTaken { wanted, given } = &aside.why else { return None };
        let (wanted, given) = (Some(wanted.address().to_owned()), Some(given.address().to_owned()));
        let (ours, theirs) = if arrived.contains(&aside.step) { (wanted, given) } else { (given, wanted) };
        Some(Conflict { key: aside.key.clone(), path: String::new(), ancestor: None, ours, theirs })
    })
    .collect()
}
