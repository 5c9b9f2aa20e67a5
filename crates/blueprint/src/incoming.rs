//! Files that changed outside, merged with what was edited here.
//!
//! Three versions meet: the *ancestor*, which folder and blueprint had in common; *ours*, the blueprint now; *theirs*,
//! the files as they came in. Theirs becomes the new base, and what was edited here since the ancestor is made again on
//! it, component by component and field by field. What both sides changed differently is a conflict, and needs a choice:
//!
//! - a field: its path names it;
//! - a component that one side removed or named otherwise and the other changed: the path is empty;
//! - a file that is no configuration: its key is `file:PATH`, the path is empty.
//!
//! What is the same on both sides is no conflict and no edit. Formatting never is: where one side changed formatting
//! alone, the other's fields go into it. Files that only one side changed, and whose changes no edit can say (comments,
//! files that are not configuration), go into the new base as that side has them.
//!
//! - [`plan`]: what to do, component by component
//! - [`body`]: the fields and nested blocks of one component
//! - [`names`]: what each component is called afterwards
//! - [`files`]: what no edit can say

mod body;
mod files;
mod names;
mod plan;

use std::collections::BTreeMap;

use domain::compare::{Conflict, MergeReport, Side};
use domain::edit::Edit;
use domain::graph::ComponentKey;
use domain::ids::SessionId;
use domain::{FileSet, Timestamp};
use iac::Project;

use crate::blueprint::Blueprint;
use crate::edit_error::EditError;
use plan::{Plan, Planned};

/// What a person chose, by component and path of a conflict.
pub type Choices = BTreeMap<(ComponentKey, String), Side>;

/// Why files that came in were not merged.
#[derive(Debug, thiserror::Error)]
pub enum MergeError {
    /// Somebody has to decide first.
    #[error("{} fields were changed on both sides and not decided", .0.len())]
    Undecided(Vec<Conflict>),
    /// An edit does not apply to the files that came in.
    #[error("an edit made here does not apply to what came in: {0}")]
    Refused(EditError),
}

/// Says what a merge would take, keep and ask.
#[must_use]
pub fn review(ancestor: &Project, ours: &Blueprint, theirs: &Project) -> MergeReport {
    let merged = Merged::new(ancestor, ours.project(), theirs, &Choices::new());
    merged.report()
}

/// Makes what came in the new base of a blueprint, and carries over what was edited here.
///
/// # Errors
/// [`MergeError::Undecided`] names the conflicts without a choice, [`MergeError::Refused`] an edit that was chosen but
/// does not apply.
pub fn merge(
    ancestor: &Project,
    ours: &Blueprint,
    theirs: &Project,
    choices: &Choices,
    peer: u64,
) -> Result<Blueprint, MergeError> {
    let merged = Merged::new(ancestor, ours.project(), theirs, choices);
    let undecided: Vec<Conflict> = merged
        .report()
        .conflicts
        .into_iter()
        .filter(|conflict| !choices.contains_key(&(conflict.key.clone(), conflict.path.clone())))
        .collect();
    if !undecided.is_empty() {
        return Err(MergeError::Undecided(undecided));
    }
    if let Some(refused) = merged.refused.into_iter().find(|refused| refused.side(choices) == Some(Side::Ours)) {
        return Err(MergeError::Refused(refused.error));
    }
    let mut blueprint = Blueprint::new(merged.base, peer);
    blueprint.edit(nobody(), &merged.edits).map_err(MergeError::Refused)?;
    let picture = carried_picture(ours, &merged.plan, blueprint.project());
    blueprint.edit(nobody(), &picture).map_err(MergeError::Refused)?;
    Ok(blueprint)
}

/// The sitting of what nobody can take back.
fn nobody() -> SessionId {
    SessionId::new(Timestamp::from_micros(0), [0; 10])
}

/// A merge that was thought through.
struct Merged {
    plan: Plan,
    base: Project,
    edits: Vec<Edit>,
    result: Project,
    refused: Vec<Refused>,
    file_conflicts: Vec<Conflict>,
}

/// An edit made here that does not apply to what came in.
struct Refused {
    conflict: Conflict,
    error: EditError,
}

impl Refused {
    fn side(&self, choices: &Choices) -> Option<Side> {
        choices.get(&(self.conflict.key.clone(), self.conflict.path.clone())).copied()
    }
}

impl Merged {
    fn new(ancestor: &Project, ours: &Project, theirs: &Project, choices: &Choices) -> Self {
        let (other, file_conflicts) = files::other_files(ancestor, ours, theirs, choices);
        let theirs = with_files(theirs, other);
        let first = Self::on(ancestor, ours, &theirs, choices, file_conflicts.clone());
        // Formatting, comments and whole files of ours that no edit said.
        let unsaid = files::unsaid(ancestor, ours, &theirs, &first.plan, &first.result);
        if unsaid.is_empty() {
            return first;
        }
        let mut again = Self::on(ancestor, ours, &with_files(&theirs, unsaid), choices, file_conflicts);
        again.plan.report = first.plan.report;
        again
    }

    fn on(
        ancestor: &Project,
        ours: &Project,
        theirs: &Project,
        choices: &Choices,
        file_conflicts: Vec<Conflict>,
    ) -> Self {
        let plan = Plan::new(ancestor, ours, theirs, choices);
        let (mut edits, mut refused, mut result) = (Vec::new(), Vec::new(), theirs.clone());
        let mut rest: &[Planned] = &plan.edits;
        loop {
            let wanted: Vec<Edit> = rest.iter().map(|planned| planned.edit.clone()).collect();
            let error = match result.apply(&wanted) {
                Ok(applied) => {
                    result = applied.project;
                    edits.extend(wanted);
                    break;
                }
                Err(error) => error,
            };
            let (before, after) = rest.split_at(error.index.min(rest.len()));
            let wanted: Vec<Edit> = before.iter().map(|planned| planned.edit.clone()).collect();
            // These applied a moment ago.
            if let Ok(applied) = result.apply(&wanted) {
                result = applied.project;
                edits.extend(wanted);
            }
            let Some((culprit, after)) = after.split_first() else { break };
            refused.push(Refused { conflict: culprit.conflict.clone(), error: EditError::Refused(error) });
            rest = after;
        }
        Self { plan, base: theirs.clone(), edits, result, refused, file_conflicts }
    }

    fn report(&self) -> MergeReport {
        let mut report = self.plan.report.clone();
        report.conflicts.extend(self.file_conflicts.iter().cloned());
        let known: Vec<_> = report.conflicts.iter().map(|known| (known.key.clone(), known.path.clone())).collect();
        let refused = self.refused.iter().map(|refused| &refused.conflict);
        report.conflicts.extend(refused.filter(|new| !known.contains(&(new.key.clone(), new.path.clone()))).cloned());
        report
    }
}

fn with_files(project: &Project, changes: Vec<(String, Option<std::sync::Arc<[u8]>>)>) -> Project {
    if changes.is_empty() {
        return project.clone();
    }
    let mut files: FileSet = project.files().clone();
    for (path, bytes) in changes {
        match bytes {
            Some(bytes) => {
                // It was the path of a file before, so it is one that a set of files takes.
                if files.insert(path, bytes).is_err() {
                    debug_assert!(false, "a path of one set is a path of another");
                }
            }
            None => drop(files.remove(&path)),
        }
    }
    project.with_files(&files)
}

/// Places, groups and notes of what is still there, under the names of afterwards.
fn carried_picture(ours: &Blueprint, plan: &Plan, result: &Project) -> Vec<Edit> {
    let arrangement = ours.arrangement();
    let component = |key: &ComponentKey| {
        let key = plan.key_of_ours(key);
        result.block_text(&key).is_some().then_some(key)
    };
    let node = |key: &ComponentKey| component(key).or_else(|| crate::replay::is_box(key).then(|| key.clone()));
    let places =
        arrangement.places.iter().filter_map(|(key, (x, y))| Some(Edit::Place { key: node(key)?, x: *x, y: *y }));
    let groups = arrangement.groups.iter().map(|(id, group)| Edit::Group {
        id: *id,
        title: group.title.clone(),
        members: group.members.iter().filter_map(component).collect(),
    });
    let notes =
        arrangement.notes.iter().filter_map(|(key, text)| Some(Edit::Annotate { key: node(key)?, text: text.clone() }));
    places.chain(groups).chain(notes).collect()
}
