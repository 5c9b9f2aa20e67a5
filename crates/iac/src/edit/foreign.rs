//! Attributes of templates and manifests, set and taken out in place.

use std::sync::Arc;

use domain::edit::Edit;
use domain::graph::ComponentKey;

use super::draft::Draft;
use super::error::Refusal;
use crate::attribute_path;
use crate::document::patch::{Change, Trouble, changed};
use crate::document::{Document, View};
use crate::foreign::Foreign;
use crate::template::intrinsic;

/// Makes an edit whose component stands in a template or a manifest; `false` where it stands in neither.
pub(super) fn make(draft: &mut Draft, edit: &Edit) -> Result<bool, Refusal> {
    let (key, what) = match edit {
        Edit::Set { key, .. } | Edit::Unset { key, .. } => (key, ""),
        Edit::Remove { key } => (key, "removed"),
        Edit::Rename { key, .. } => (key, "renamed"),
        Edit::AddBlock { key, .. } => (key, "given blocks"),
        Edit::RemoveBlock { key, .. } => (key, "relieved of blocks"),
        Edit::Connect { from, .. } | Edit::Disconnect { from, .. } => (from, "connected"),
        Edit::MoveToFile { key, .. } => (key, "moved to another file"),
        Edit::Add { directory, .. } | Edit::Paste { directory, .. } => {
            return match draft.foreign.contains_key(directory) {
                true => Err(Refusal::Foreign { file: directory.clone(), what: "added" }),
                false => Ok(false),
            };
        }
        Edit::Place { .. }
        | Edit::Unplace { .. }
        | Edit::Group { .. }
        | Edit::Ungroup { .. }
        | Edit::Annotate { .. } => return Ok(false),
    };
    let Some(foreign) = draft.foreign.get(key.directory()).cloned() else { return Ok(false) };
    if !what.is_empty() {
        return Err(Refusal::Foreign { file: key.directory().to_owned(), what });
    }
    let (path, change) = match edit {
        Edit::Set { path, expression, .. } => (path, Change::Set(expression)),
        Edit::Unset { path, .. } => (path, Change::Unset),
        _ => return Ok(false),
    };
    let bytes = patched(&foreign, key, path, change)?;
    draft.put_foreign(key.directory(), bytes.into())?;
    draft.modules.insert(key.directory().to_owned());
    Ok(true)
}

fn patched(foreign: &Foreign, key: &ComponentKey, path: &str, change: Change<'_>) -> Result<Vec<u8>, Refusal> {
    let no_component = || Refusal::NoComponent(key.clone());
    let steps = attribute_path::parse(path).map_err(|_| Refusal::BadPath(path.to_owned()))?;
    let refused = |trouble| match trouble {
        Trouble::NothingThere => Refusal::NothingThere { key: key.clone(), path: path.to_owned() },
        Trouble::InTheWay(why) => Refusal::NotInPlace { path: path.to_owned(), why },
        Trouble::BadValue(message, hint) => {
            Refusal::BadExpression { message, line: 1, column: 1, hint: hint.to_owned() }
        }
    };
    let is_function = |view: View<'_>| intrinsic::call(view).is_some();
    let change_in = |document: &Document, top: View<'_>, is_whole: &dyn Fn(View<'_>) -> bool| {
        changed(document, top, &steps, change, is_whole).map_err(refused)
    };
    match foreign {
        Foreign::Manifests(manifests) => {
            let object = manifests.object(key.address()).ok_or_else(no_component)?;
            if manifests.view(object).is_alias() {
                return Err(refused(Trouble::InTheWay("it is written once and used in several places".to_owned())));
            }
            let bytes = change_in(&manifests.document, manifests.view(object), &|_| false)?;
            let names = ["apiVersion", "kind", "metadata", "metadata.name", "metadata.namespace"].contains(&path);
            if names && bytes != *manifests.document.source {
                return Err(refused(Trouble::InTheWay("it names the object".to_owned())));
            }
            Ok(bytes)
        }
        Foreign::Template(template, _) => {
            let member = template.at_address(key.address()).ok_or_else(no_component)?;
            let view = template.view(member);
            if is_function(view) || view.style().is_some() {
                return Err(refused(Trouble::InTheWay("it is one value as a whole".to_owned())));
            }
            change_in(&template.document, view, &is_function)
        }
        Foreign::Unread(..) => Err(no_component()),
    }
}

impl Draft {
    /// Replaces the bytes of a template or of manifests.
    fn put_foreign(&mut self, path: &str, bytes: Arc<[u8]>) -> Result<(), Refusal> {
        self.writable(path)?;
        if self.files.get(path) == Some(&bytes) {
            return Ok(());
        }
        if let Some(foreign) = Foreign::read(path, &bytes) {
            self.foreign.insert(path.to_owned(), Arc::new(foreign));
        }
        let message =
            |error: domain::files::BadPath| Refusal::NotPatched { file: path.to_owned(), message: error.to_string() };
        self.files.insert(path, bytes).map_err(message)?;
        self.touched.insert(path.to_owned());
        Ok(())
    }
}
