//! From the edit of a person to what is remembered of it.

use domain::edit::Edit;
use domain::graph::ComponentKey;

use super::translate::{At, Translated};
use super::{Outcome, State};
use crate::document::{Change, Identity, StepId};
use crate::edit_error::EditError;
use crate::meanings;
use crate::picture::Picture;

impl State {
    /// Applies edits, all or none of them, and says them in words that last.
    ///
    /// On an error the state is of no use any more.
    pub(crate) fn record(
        &mut self,
        step: StepId,
        edits: &[Edit],
        picture: &Picture,
    ) -> Result<(Vec<Change>, Outcome), EditError> {
        let (mut changes, mut outcome) = (Vec::with_capacity(edits.len()), Outcome::default());
        let mut picture = picture.clone();
        let mut run = super::run::Run::default();
        for (number, edit) in edits.iter().enumerate() {
            let at = At { step, edit: changes.len() };
            let change = match self.remember(number, edit, &picture) {
                Ok(change) => change,
                Err(_) if !run.is_empty() => {
                    // What it names may be made by an edit before it.
                    self.apply_exactly(std::mem::take(&mut run), &mut outcome)?;
                    self.remember(number, edit, &picture)?
                }
                Err(error) => return Err(error),
            };
            let aside = self.set_aside().len();
            let translated = match self.translate(at, &change, run.is_empty()) {
                Translated::NotYet => {
                    self.apply_exactly(std::mem::take(&mut run), &mut outcome)?;
                    self.translate(at, &change, true)
                }
                translated => translated,
            };
            match translated {
                Translated::Nothing => {}
                Translated::Apply(same, expected) => {
                    debug_assert!(
                        same == *edit || self.set_aside().len() > aside,
                        "an edit must mean the same now and when it is applied again: {edit:?} became {same:?}"
                    );
                    let wait = expected.wait;
                    run.push(edit.clone(), number, at, expected);
                    if wait {
                        self.apply_exactly(std::mem::take(&mut run), &mut outcome)?;
                    }
                }
                Translated::NotYet | Translated::Aside(_) => return Err(unknown(number, edit)),
            }
            picture.apply(&change);
            changes.push(change);
        }
        self.apply_exactly(run, &mut outcome)?;
        Ok((changes, outcome))
    }

    /// Says an edit in words that last.
    fn remember(&self, number: usize, edit: &Edit, picture: &Picture) -> Result<Change, EditError> {
        let component = |key: &ComponentKey| {
            self.naming.identity(key).ok_or_else(|| EditError::Unknown { edit: number, key: key.clone() })
        };
        let node = |key: &ComponentKey| match self.naming.identity(key) {
            Some(identity) => Ok(identity),
            None if is_box(key) => Ok(Identity(key.0.clone())),
            None => Err(EditError::Unknown { edit: number, key: key.clone() }),
        };
        let lasting = |of: &Identity, key: &ComponentKey, path: &str| {
            self.nested.lasting(of, path).ok_or_else(|| EditError::NoSuchBlock {
                edit: number,
                key: key.clone(),
                path: path.to_owned(),
            })
        };
        let meanings = |directory: &str, text: &str| meanings::meanings(&self.naming, directory, text);
        Ok(match edit {
            Edit::Add { directory, file, kind, type_name, name, body } => Change::Add {
                meanings: meanings(directory, body),
                directory: directory.clone(),
                file: file.clone(),
                kind: *kind,
                type_name: type_name.clone(),
                name: name.clone(),
                body: body.clone(),
            },
            Edit::Paste { directory, file, source } => Change::Paste {
                meanings: meanings(directory, source),
                directory: directory.clone(),
                file: file.clone(),
                source: source.clone(),
            },
            Edit::Remove { key } => Change::Remove { of: component(key)? },
            Edit::Rename { key, name } => Change::Rename { of: component(key)?, name: name.clone() },
            Edit::Set { key, path, expression } => {
                let of = component(key)?;
                let (path, meanings) = (lasting(&of, key, path)?, meanings(key.directory(), expression));
                Change::Set { of, path, expression: expression.clone(), meanings }
            }
            Edit::Unset { key, path } => {
                let of = component(key)?;
                Change::Unset { path: lasting(&of, key, path)?, of }
            }
            Edit::AddBlock { key, path, body } => {
                let of = component(key)?;
                let (path, meanings) = (lasting(&of, key, path)?, meanings(key.directory(), body));
                Change::AddBlock { of, path, body: body.clone(), meanings }
            }
            Edit::RemoveBlock { key, path } => {
                let of = component(key)?;
                Change::RemoveBlock { path: lasting(&of, key, path)?, of }
            }
            Edit::Connect { from: key, to, attribute } => {
                let from = component(key)?;
                Change::Connect { attribute: lasting(&from, key, attribute)?, from, to: component(to)? }
            }
            Edit::Disconnect { from: key, to, attribute } => {
                let from = component(key)?;
                Change::Disconnect { attribute: lasting(&from, key, attribute)?, from, to: component(to)? }
            }
            Edit::MoveToFile { key, file } => Change::Move { of: component(key)?, file: file.clone() },
            Edit::Place { key, x, y } if x.is_finite() && y.is_finite() => {
                Change::Place { of: node(key)?, x: *x, y: *y }
            }
            Edit::Place { key, .. } => return Err(EditError::NoPlace { edit: number, key: key.clone() }),
            // Nodes that are gone have no place to forget.
            Edit::Unplace { keys } => Change::Unplace { of: keys.iter().map(|key| self.naming.node(key)).collect() },
            Edit::Group { id, title, members } => {
                let members = members.iter().map(component).collect::<Result<_, _>>()?;
                picture.group_change(*id, title, &members)
            }
            Edit::Ungroup { id } => Change::Ungroup { id: *id },
            Edit::Annotate { key, text } => Change::Annotate { of: node(key)?, text: text.clone() },
        })
    }
}

/// Whether a key is that of a box of the canvas that is no component.
pub(crate) fn is_box(key: &ComponentKey) -> bool {
    key.0.starts_with("module:") || key.0.starts_with("group:")
}

fn unknown(number: usize, edit: &Edit) -> EditError {
    let key = match edit {
        Edit::Remove { key }
        | Edit::Rename { key, .. }
        | Edit::Set { key, .. }
        | Edit::Unset { key, .. }
        | Edit::AddBlock { key, .. }
        | Edit::RemoveBlock { key, .. }
        | Edit::MoveToFile { key, .. }
        | Edit::Place { key, .. }
        | Edit::Annotate { key, .. } => key.clone(),
        Edit::Connect { from, .. } | Edit::Disconnect { from, .. } => from.clone(),
        Edit::Add { directory, name, .. } => ComponentKey::new(directory, name),
        Edit::Paste { directory, .. } => ComponentKey::new(directory, ""),
        Edit::Unplace { .. } | Edit::Group { .. } | Edit::Ungroup { .. } => ComponentKey(String::new()),
    };
    EditError::Unknown { edit: number, key }
}
