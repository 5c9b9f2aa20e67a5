//! From base and steps to what a blueprint is now: edits are applied one after the other, in the order of steps.
//!
//! Every replica applies the same steps in the same order to the same base, so all come to the same bytes. An edit
//! that cannot be applied, because something it needs was taken away by somebody else, is set aside and said so;
//! it comes back when its reason goes away.

mod naming;
mod nested;
mod record;
mod run;
mod translate;

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use domain::graph::ComponentKey;
use iac::Project;

use crate::document::{Identity, StepId};
pub(crate) use naming::{Naming, key_of_new};
use nested::Nested;
pub(crate) use record::is_box;

/// An edit that does not apply now, or not as it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// The component it is about, by its key of now where it has one, else by its key when last there.
    pub key: ComponentKey,
    /// The attribute path; empty where the edit is about the whole component.
    pub path: String,
    /// Why.
    pub why: Why,
    pub(crate) step: StepId,
    pub(crate) edit: usize,
}

/// Why an edit does not apply as it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// What it changes was taken away.
    Gone,
    /// The name it gives was taken, so it got another.
    NameTaken {
        /// The key it would have.
        wanted: ComponentKey,
        /// The key it has.
        given: ComponentKey,
    },
    /// The files do not take it, for the reason given.
    Refused(String),
}

impl SetAside {
    pub(crate) fn at(&self) -> (StepId, usize) {
        (self.step, self.edit)
    }
}

/// What a blueprint is after some of its steps. Cheap to clone.
#[derive(Clone)]
pub(crate) struct State {
    pub(crate) project: Project,
    pub(crate) naming: Naming,
    nested: Nested,
    set_aside: Arc<Vec<SetAside>>,
}

/// What applying did.
#[derive(Debug, Clone, Default)]
pub(crate) struct Outcome {
    pub(crate) created: Vec<ComponentKey>,
    pub(crate) renamed: Vec<(ComponentKey, ComponentKey)>,
    pub(crate) notes: Vec<String>,
    /// Directories of the modules that were changed.
    pub(crate) modules: BTreeSet<String>,
}

impl State {
    pub(crate) fn new(base: Project) -> Self {
        let keys: HashSet<ComponentKey> =
            base.graph().components.iter().map(|component| component.key.clone()).collect();
        Self { naming: Naming::new(keys), project: base, nested: Nested::default(), set_aside: Arc::default() }
    }

    /// Edits that do not apply as they were made, in the order of steps.
    pub(crate) fn set_aside(&self) -> &[SetAside] {
        &self.set_aside
    }

    /// The path as it is now of a path that lasts.
    pub(crate) fn current_path(&self, of: &Identity, path: &str) -> Option<String> {
        self.nested.current(of, path)
    }

    /// The key by which to speak of an identity: its key of now, or of the base.
    pub(crate) fn name_of(&self, identity: &Identity) -> ComponentKey {
        self.naming.key(identity).unwrap_or_else(|| ComponentKey(identity.0.clone()))
    }
}

impl Outcome {
    /// Takes in what more steps did.
    pub(crate) fn add(&mut self, more: Outcome) {
        self.created.extend(more.created);
        self.renamed.extend(more.renamed);
        self.notes.extend(more.notes);
        self.modules.extend(more.modules);
    }
}
