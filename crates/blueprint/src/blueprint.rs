//! A blueprint: base, document, and what the two make now.

use std::collections::BTreeSet;

use domain::Digest;
use domain::compare::MergeReport;
use domain::edit::Edit;
use domain::graph::ComponentKey;
use domain::ids::SessionId;
use domain::scene::Arrangement;
use iac::Project;

use crate::checkpoints::Checkpoints;
use crate::compare::differing_files;
use crate::document::{Document, StepId, UpdateError};
use crate::edit_error::EditError;
use crate::history;
use crate::picture::Picture;
use crate::replay::{Outcome, SetAside, State};
use crate::report::{Sides, report};

/// A blueprint that people edit.
pub struct Blueprint {
    base: Project,
    base_digest: Digest,
    document: Document,
    start: State,
    now: State,
    checkpoints: Checkpoints,
    picture: Picture,
}

/// What a step did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Step {
    /// The bytes that tell other replicas of it; to be stored. Empty when nothing was done.
    pub update: Vec<u8>,
    /// Components that are new, in the order of the edits that made them.
    pub created: Vec<ComponentKey>,
    /// Components with another key than before.
    pub renamed: Vec<(ComponentKey, ComponentKey)>,
    /// Files that differ from what they were before.
    pub files: Vec<String>,
    /// How many places of the estate it changes: a module may be called more than once.
    pub places: u32,
    /// What a person should know about it: that something still refers to what is gone, and the like.
    pub notes: Vec<String>,
}

impl Blueprint {
    /// A blueprint on `base` with nothing edited. `peer` tells this replica from all others of the document; two
    /// that are open at the same time never share one.
    #[must_use]
    pub fn new(base: Project, peer: u64) -> Self {
        let base_digest = base.digest();
        let start = State::new(base.clone());
        Self {
            document: Document::new(base_digest, peer),
            now: start.clone(),
            start,
            checkpoints: Checkpoints::default(),
            picture: Picture::default(),
            base,
            base_digest,
        }
    }

    /// A blueprint on `base` with all that `updates` say, in any order. What they build on may be missing: see
    /// [`Blueprint::waiting`].
    ///
    /// # Errors
    /// [`UpdateError`] when the updates are damaged, or were made on another base.
    pub fn open<'a>(
        base: Project,
        updates: impl IntoIterator<Item = &'a [u8]>,
        peer: u64,
    ) -> Result<Self, UpdateError> {
        let mut blueprint = Self::new(base, peer);
        blueprint.document.import(updates.into_iter())?;
        blueprint.catch_up();
        Ok(blueprint)
    }

    /// The files everything began with.
    #[must_use]
    pub fn base(&self) -> &Project {
        &self.base
    }

    /// What the base is called.
    #[must_use]
    pub fn base_digest(&self) -> Digest {
        self.base_digest
    }

    /// The base with every edit.
    #[must_use]
    pub fn project(&self) -> &Project {
        &self.now.project
    }

    /// Places, groups and notes, in keys of now.
    #[must_use]
    pub fn arrangement(&self) -> Arrangement {
        self.picture.arrangement(&self.now.naming)
    }

    /// Edits that do not apply now as they were made, because somebody else took away or took first what they need.
    #[must_use]
    pub fn set_aside(&self) -> &[SetAside] {
        self.now.set_aside()
    }

    /// How many steps a sitting can take back, and how many it can make again.
    #[must_use]
    pub fn history(&self, session: SessionId) -> (u32, u32) {
        history::counts(&self.document, session)
    }

    /// Makes edits, all or none of them, as one step of a sitting.
    ///
    /// # Errors
    /// [`EditError`] names the edit that cannot be made; then nothing is done.
    pub fn edit(&mut self, session: SessionId, edits: &[Edit]) -> Result<Step, EditError> {
        if edits.is_empty() {
            return Ok(Step::default());
        }
        let id = self.document.next_id();
        let mut after = self.now.clone();
        let (changes, outcome) = after.record(id, edits, &self.picture)?;
        changes.iter().for_each(|change| self.picture.apply(change));
        let update = self.document.record(id, session, changes)?;
        let step = self.step(update, &after, outcome);
        let number = self.checkpoints.latest().map_or(0, |(_, number, _)| number) + 1;
        self.checkpoints.keep(id, number, after.clone());
        self.now = after;
        Ok(step)
    }

    /// Takes back the latest step of a sitting; what others did since stays. `None` when there is none.
    ///
    /// # Errors
    /// [`UpdateError`] when the document does not take it.
    pub fn undo(&mut self, session: SessionId) -> Result<Option<Step>, UpdateError> {
        let Some(id) = history::to_undo(&self.document, session) else { return Ok(None) };
        let update = self.document.take_back(id)?;
        Ok(Some(self.turn(id, update)))
    }

    /// Makes the step again that a sitting took back last. `None` when there is none, or when the sitting has done
    /// something else since.
    ///
    /// # Errors
    /// [`UpdateError`] when the document does not take it.
    pub fn redo(&mut self, session: SessionId) -> Result<Option<Step>, UpdateError> {
        let Some(id) = history::to_redo(&self.document, session) else { return Ok(None) };
        let update = self.document.make_again(id)?;
        Ok(Some(self.turn(id, update)))
    }

    /// Takes in what another replica did, and says what both did. Repeating it does nothing.
    ///
    /// An update that came before what it builds on waits until that comes.
    ///
    /// # Errors
    /// [`UpdateError`] when the bytes are damaged or made on another base; then nothing is done.
    pub fn import(&mut self, update: &[u8]) -> Result<MergeReport, UpdateError> {
        let arrived = self.document.import(std::iter::once(update))?;
        let Some(first) = arrived.steps.iter().chain(&arrived.turned).min().copied() else {
            return Ok(MergeReport::default());
        };
        let ours = self.now.clone();
        let fork = arrived.unseen.first().copied().map_or(first, |unseen| unseen.min(first));
        let fork = self.checkpoints.before(fork).map(|(after, _, state)| (Some(after), state.clone()));
        let (fork, state) = fork.unwrap_or_else(|| (None, self.start.clone()));
        self.checkpoints.forget_from(first);
        self.catch_up();
        let sides = Sides { document: &self.document, arrived: &arrived, fork, state, ours: &ours, merged: &self.now };
        Ok(report(sides))
    }

    /// Everything edited, as one update that takes the place of all before it. Updates that wait for others are not
    /// part of it.
    ///
    /// # Errors
    /// [`UpdateError`] when the document cannot be written.
    pub fn snapshot(&self) -> Result<Vec<u8>, UpdateError> {
        self.document.snapshot()
    }

    /// The updates that wait for what they build on, as one; to be kept beside the snapshot.
    ///
    /// # Errors
    /// [`UpdateError`] when they cannot be written.
    pub fn waiting(&self) -> Result<Option<Vec<u8>>, UpdateError> {
        self.document.waiting()
    }

    /// What base and document make when everything is applied from the beginning: always the same as
    /// [`Blueprint::project`], for tests to hold against it.
    #[must_use]
    pub fn derived_anew(&self) -> Project {
        let mut state = self.start.clone();
        state.replay(self.document.active().map(|(id, step)| (id, step.changes.as_slice())));
        state.project
    }

    fn turn(&mut self, id: StepId, update: Vec<u8>) -> Step {
        let before = self.now.project.clone();
        self.checkpoints.forget_from(id);
        let outcome = self.catch_up();
        let files = differing_files(&before, &self.now.project);
        let directories: BTreeSet<&str> = files.iter().map(|file| directory_of(file)).collect();
        let places = before.places(directories);
        let created = outcome.created.into_iter().filter(|key| before.block_text(key).is_none()).collect();
        Step { update, created, renamed: Vec::new(), files, places, notes: Vec::new() }
    }

    /// Brings everything up to the document, from the latest checkpoint.
    fn catch_up(&mut self) -> Outcome {
        let (after, mut number, mut state) = match self.checkpoints.latest() {
            Some((after, number, state)) => (Some(after), number, state.clone()),
            None => (None, 0, self.start.clone()),
        };
        let steps: Vec<_> = self.document.active().filter(|(id, _)| after.is_none_or(|after| *id > after)).collect();
        let mut outcome = Outcome::default();
        let mut rest = steps.as_slice();
        for until in Checkpoints::worth_keeping(number + steps.len()) {
            let Some(count) = until.checked_sub(number).filter(|count| *count > 0) else { continue };
            let (some, left) = rest.split_at(count.min(rest.len()));
            let Some((last, _)) = some.last() else { continue };
            outcome.add(state.replay(some.iter().map(|(id, step)| (*id, step.changes.as_slice()))));
            (number, rest) = (until, left);
            self.checkpoints.keep(*last, number, state.clone());
        }
        self.now = state;
        self.picture = Picture::of(self.document.active().flat_map(|(_, step)| &step.changes));
        outcome
    }

    fn step(&self, update: Vec<u8>, after: &State, outcome: Outcome) -> Step {
        let files = differing_files(&self.now.project, &after.project);
        let Outcome { created, renamed, notes, modules } = outcome;
        let places = self.now.project.places(modules.iter().map(String::as_str));
        Step { update, created, renamed, files, places, notes }
    }
}

fn directory_of(path: &str) -> &str {
    path.rsplit_once('/').map_or(".", |(directory, _)| directory)
}
