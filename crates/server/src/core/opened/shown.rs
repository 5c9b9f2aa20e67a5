//! A blueprint as readers see it.

use std::sync::Arc;

use domain::scene::Arrangement;
use iac::Project;

use super::{DrawnOf, Pictures, Slot, Working};
use crate::core::examining::examiner::Examiner;

/// A blueprint at one revision.
pub struct Shown {
    /// Its row.
    pub row: storage::blueprint::Blueprint,
    /// The base with every edit.
    pub project: Project,
    /// The files that the edits are made on.
    pub base: Project,
    /// Places, groups and notes.
    pub arrangement: Arrangement,
    /// The scenes drawn last.
    pub pictures: Arc<Pictures>,
    /// What is remembered of examinations.
    pub examiner: Arc<Examiner>,
}

impl Shown {
    /// What its picture is drawn of.
    pub fn drawn_of(&self) -> DrawnOf {
        DrawnOf { digest: self.row.digest, arrangement: self.arrangement.clone() }
    }

    pub(super) fn of(working: &Working, slot: &Slot) -> Self {
        Self {
            row: working.row.clone(),
            project: working.blueprint.project().clone(),
            base: working.blueprint.base().clone(),
            arrangement: working.blueprint.arrangement(),
            pictures: slot.pictures.clone(),
            examiner: slot.examiner.clone(),
        }
    }
}
