//! Edits as patches of files.
//!
//! - [`draft`]: a project while edits are made on it; [`piece`]: its blocks that are edited alone
//! - [`locate`]: finding what an edit names
//! - [`attribute`]: setting and unsetting by path; [`collection`]: items of objects and lists written out
//! - [`nested`]: nested blocks; [`nested_json`]: those of JSON files; [`written`]: native blocks as JSON holds them
//! - [`add`]: new blocks and pasted ones; [`home`]: which file they go into
//! - [`remove`], [`rename`], [`connect`], [`relocate`]: what their names say
//! - [`foreign`]: attributes of templates and manifests
//! - [`numbers`]: keys that change because a block before came or went
//! - [`error`]: why an edit does not apply

mod add;
mod attribute;
mod collection;
mod connect;
mod draft;
mod error;
mod foreign;
pub(crate) mod home;
pub(crate) mod locate;
mod nested;
mod nested_json;
mod numbers;
mod paste;
mod piece;
mod relocate;
mod remove;
mod rename;
mod written;

use std::collections::BTreeSet;

use domain::edit::Edit;
use domain::graph::ComponentKey;

use self::draft::Draft;
pub use self::error::{EditError, Refusal};
use self::numbers::Numbered;
use crate::Project;
use crate::source::definition::is_numbered;

/// What edits did.
#[derive(Debug, Clone)]
pub struct Applied {
    /// The project after them.
    pub project: Project,
    /// Components that are new, by their keys; of a paste, in its order.
    pub created: Vec<ComponentKey>,
    /// Components whose key is another one now, before and after, in the order of the edits: renamed ones, and those
    /// whose number changed because one before them came or went.
    pub renamed: Vec<(ComponentKey, ComponentKey)>,
    /// Paths of the files that differ.
    pub files: Vec<String>,
    /// Directories of the modules that were changed; [`Project::places`] says how many places of the estate that is.
    pub modules: BTreeSet<String>,
    /// What a person should know: that a `moved` block keeps the state of a renamed resource, that a file which only
    /// lends values still uses an old name, that something refers to what is gone.
    pub notes: Vec<String>,
}

/// Makes edits on a project: all or none.
pub(crate) fn apply(project: &Project, edits: &[Edit]) -> Result<Applied, EditError> {
    if let Some(path) = project.plan_path()
        && let Some(index) = edits.iter().position(|edit| !is_of_picture(edit))
    {
        return Err(EditError { index, refusal: Refusal::Plan(path.to_owned()) });
    }
    let mut draft = Draft::of(project);
    for (index, edit) in edits.iter().enumerate() {
        let refused = |refusal| EditError { index, refusal };
        match Reach::of(edit) {
            Reach::Block(key) => draft.open(key),
            Reach::Names => {}
            Reach::Everything => draft.settle().map_err(refused)?,
        }
        let numbered = Numbered::before(&draft, edit);
        make(&mut draft, edit).map_err(refused)?;
        numbered.after(&mut draft);
    }
    draft.settle().map_err(|refusal| EditError { index: edits.len().saturating_sub(1), refusal })?;
    let files: Vec<String> =
        draft.touched.iter().filter(|path| draft.files.get(path) != project.files().get(path)).cloned().collect();
    let project = if files.is_empty() { project.clone() } else { project.changed(draft.files, draft.sources, &files) };
    let Draft { created, renamed, modules, notes, .. } = draft;
    Ok(Applied { project, created, renamed, files, modules, notes })
}

/// How much an edit looks at.
enum Reach<'e> {
    /// The block of a component, which is all that it changes.
    Block(&'e ComponentKey),
    /// Which components there are; the file that it changes it settles itself.
    Names,
    /// What the files say.
    Everything,
}

impl<'e> Reach<'e> {
    fn of(edit: &'e Edit) -> Self {
        match edit {
            Edit::Set { key, .. }
            | Edit::Unset { key, .. }
            | Edit::AddBlock { key, .. }
            | Edit::RemoveBlock { key, .. } => Self::Block(key),
            Edit::Connect { from, .. } | Edit::Disconnect { from, .. } => Self::Block(from),
            Edit::Add { kind, .. } if !is_numbered(*kind) => Self::Names,
            Edit::Place { .. }
            | Edit::Unplace { .. }
            | Edit::Group { .. }
            | Edit::Ungroup { .. }
            | Edit::Annotate { .. } => Self::Names,
            Edit::Add { .. }
            | Edit::Paste { .. }
            | Edit::Remove { .. }
            | Edit::Rename { .. }
            | Edit::MoveToFile { .. } => Self::Everything,
        }
    }
}

/// Whether an edit is one of the picture alone.
fn is_of_picture(edit: &Edit) -> bool {
    matches!(
        edit,
        Edit::Place { .. } | Edit::Unplace { .. } | Edit::Group { .. } | Edit::Ungroup { .. } | Edit::Annotate { .. }
    )
}

fn make(draft: &mut Draft, edit: &Edit) -> Result<(), Refusal> {
    if foreign::make(draft, edit)? {
        return Ok(());
    }
    match edit {
        Edit::Add { directory, file, kind, type_name, name, body } => {
            add::add(draft, directory, file.as_deref(), &add::New { kind: *kind, type_name, name, body })
        }
        Edit::Paste { directory, file, source } => paste::paste(draft, directory, file.as_deref(), source),
        Edit::Remove { key } => remove::remove(draft, key),
        Edit::Rename { key, name } => rename::rename(draft, key, name),
        Edit::Set { key, path, expression } => attribute::set(draft, key, path, expression),
        Edit::Unset { key, path } => attribute::unset(draft, key, path),
        Edit::AddBlock { key, path, body } => nested::add(draft, key, path, body),
        Edit::RemoveBlock { key, path } => nested::remove(draft, key, path),
        Edit::Connect { from, to, attribute } => connect::connect(draft, from, to, attribute),
        Edit::Disconnect { from, to, attribute } => connect::disconnect(draft, from, to, attribute),
        Edit::MoveToFile { key, file } => relocate::relocate(draft, key, file),
        Edit::Place { .. }
        | Edit::Unplace { .. }
        | Edit::Group { .. }
        | Edit::Ungroup { .. }
        | Edit::Annotate { .. } => Ok(()),
    }
}

/// Whether Terraform takes this as a name.
fn is_name(name: &str) -> bool {
    hcl::format::is_name(name)
}
