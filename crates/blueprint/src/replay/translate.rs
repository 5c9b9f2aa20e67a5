//! A remembered edit, in the words of now.

use domain::edit::Edit;
use domain::graph::ComponentKey;

use super::nested::split_block;
use super::{SetAside, State, Why, key_of_new};
use crate::document::{Change, Identity, StepId};
use crate::{body, meanings};

/// Where a change stands among all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct At {
    pub(super) step: StepId,
    pub(super) edit: usize,
}

/// What to do about a remembered edit.
pub(super) enum Translated {
    /// It touches no file.
    Nothing,
    /// Apply this, and expect that.
    Apply(Edit, Expected),
    /// What was asked for so far must be applied before this can be said.
    NotYet,
    /// It cannot be applied.
    Aside(SetAside),
}

/// What applying an edit will do to names, as far as it is known beforehand.
pub(super) struct Expected {
    /// The components it makes.
    pub(super) makes: Makes,
    /// The components it renames.
    pub(super) renames: usize,
    /// Whether what follows must wait for what it really did.
    pub(super) wait: bool,
}

/// The components that an edit makes.
pub(super) enum Makes {
    /// None.
    Nothing,
    /// This one.
    Known(ComponentKey),
    /// As many as its text has, or one whose key is told when it is made.
    Some,
}

const PLAIN: Expected = Expected { makes: Makes::Nothing, renames: 0, wait: false };

impl State {
    /// Says `change` in the words of now, and follows what it will do to names. `fresh` says whether all that was
    /// asked for before has been applied, so that the graph is the one of now.
    pub(super) fn translate(&mut self, at: At, change: &Change, fresh: bool) -> Translated {
        match change {
            Change::Add { directory, file, kind, type_name, name, body, meanings } => {
                let key_of = |name: &str| key_of_new(directory, *kind, type_name, name);
                let free = match key_of(name) {
                    Some(_) => self.naming.free_name(name, |name| key_of(name).unwrap_or(ComponentKey(String::new()))),
                    None => name.clone(),
                };
                let key = key_of(&free);
                if free != *name
                    && let (Some(wanted), Some(given)) = (key_of(name), &key)
                {
                    self.name_taken(at, wanted, given.clone());
                }
                let body = meanings::text_now(&self.naming, directory, body, meanings);
                if let Some(key) = &key {
                    self.naming.add(Identity::made_by(at.step, at.edit, 0), key.clone());
                }
                let edit = Edit::Add {
                    directory: directory.clone(),
                    file: file.clone(),
                    kind: *kind,
                    type_name: type_name.clone(),
                    name: free,
                    body,
                };
                let wait = key.is_none();
                Translated::Apply(edit, Expected { makes: key.map_or(Makes::Some, Makes::Known), renames: 0, wait })
            }
            Change::Paste { directory, file, source, meanings } => {
                let source = meanings::text_now(&self.naming, directory, source, meanings);
                let edit = Edit::Paste { directory: directory.clone(), file: file.clone(), source };
                Translated::Apply(edit, Expected { makes: Makes::Some, renames: 0, wait: true })
            }
            Change::Remove { of } => {
                let Some(key) = self.naming.key(of) else { return self.gone(at, of, "") };
                let numbered = key.address().contains('#');
                self.naming.remove(of);
                Translated::Apply(Edit::Remove { key }, Expected { makes: Makes::Nothing, renames: 0, wait: numbered })
            }
            Change::Rename { of, name } => {
                let Some(key) = self.naming.key(of) else { return self.gone(at, of, "") };
                let new = super::Naming::with_name(&key, name);
                if new == key {
                    return Translated::Nothing;
                }
                let free = self.naming.free_name(name, |name| super::Naming::with_name(&key, name));
                if free != *name {
                    self.name_taken(at, new, super::Naming::with_name(&key, &free));
                }
                // Of several with one address, it is not known which the others are afterwards.
                let wait = key.address().contains('#');
                if !wait {
                    let now = super::Naming::with_name(&key, &free);
                    self.naming.rename_all(&[(key.clone(), now)]);
                }
                let expected = Expected { makes: Makes::Nothing, renames: usize::from(!wait), wait };
                Translated::Apply(Edit::Rename { key, name: free }, expected)
            }
            Change::Set { of, path, expression, meanings } => match self.find(of, path) {
                Some((key, path)) => {
                    let expression = meanings::text_now(&self.naming, key.directory(), expression, meanings);
                    // The address of a provider's configuration comes from its alias.
                    let wait = path == "alias";
                    Translated::Apply(
                        Edit::Set { key, path, expression },
                        Expected { makes: Makes::Nothing, renames: 0, wait },
                    )
                }
                None => self.gone(at, of, path),
            },
            Change::Unset { of, path } => match self.find(of, path) {
                Some((key, path)) => {
                    let wait = path == "alias";
                    Translated::Apply(Edit::Unset { key, path }, Expected { makes: Makes::Nothing, renames: 0, wait })
                }
                None => self.gone(at, of, path),
            },
            Change::AddBlock { of, path, body, meanings } => {
                let Some((key, now)) = self.find(of, path) else { return self.gone(at, of, path) };
                let Some(count) = self.count(of, path, &key, &now, fresh) else { return Translated::NotYet };
                self.nested.add(of, path, count, at.step, at.edit);
                let body = meanings::text_now(&self.naming, key.directory(), body, meanings);
                Translated::Apply(Edit::AddBlock { key, path: now, body }, PLAIN)
            }
            Change::RemoveBlock { of, path } => {
                let Some((key, now)) = self.find(of, path) else { return self.gone(at, of, path) };
                if let (Some((list, _)), Some((list_now, _))) = (split_block(path), split_block(&now)) {
                    let Some(count) = self.count(of, list, &key, list_now, fresh) else { return Translated::NotYet };
                    self.nested.remove(of, path, count);
                }
                Translated::Apply(Edit::RemoveBlock { key, path: now }, PLAIN)
            }
            Change::Connect { from, to, attribute } => match (self.find(from, attribute), self.naming.key(to)) {
                (Some((from, attribute)), Some(to)) => Translated::Apply(Edit::Connect { from, to, attribute }, PLAIN),
                _ => self.gone(at, from, attribute),
            },
            Change::Disconnect { from, to, attribute } => match (self.find(from, attribute), self.naming.key(to)) {
                (Some((from, attribute)), Some(to)) => {
                    Translated::Apply(Edit::Disconnect { from, to, attribute }, PLAIN)
                }
                _ => self.gone(at, from, attribute),
            },
            Change::Move { of, file } => match self.naming.key(of) {
                Some(key) => {
                    let wait = key.address().contains('#');
                    let edit = Edit::MoveToFile { key, file: file.clone() };
                    Translated::Apply(edit, Expected { makes: Makes::Nothing, renames: 0, wait })
                }
                None => self.gone(at, of, ""),
            },
            Change::Place { .. }
            | Change::Unplace { .. }
            | Change::Group { .. }
            | Change::Ungroup { .. }
            | Change::Annotate { .. } => Translated::Nothing,
        }
    }

    fn find(&self, of: &Identity, path: &str) -> Option<(ComponentKey, String)> {
        Some((self.naming.key(of)?, self.nested.current(of, path)?))
    }

    /// How many blocks a list of a component has, where that is not followed already; `None` when edits that were
    /// asked for must be applied first.
    fn count(&self, of: &Identity, list: &str, key: &ComponentKey, now: &str, fresh: bool) -> Option<usize> {
        if self.nested.follows(of, list) {
            return Some(0);
        }
        if !fresh && now.contains('[') {
            return None;
        }
        match self.project.block_text(key) {
            Some(text) => Some(body::count(&text, now)),
            None => fresh.then_some(0),
        }
    }

    fn gone(&self, at: At, of: &Identity, path: &str) -> Translated {
        let (key, path) = (self.name_of(of), path.to_owned());
        Translated::Aside(SetAside { key, path, why: Why::Gone, step: at.step, edit: at.edit })
    }

    fn name_taken(&mut self, at: At, wanted: ComponentKey, given: ComponentKey) {
        let (key, path) = (given.clone(), String::new());
        let why = Why::NameTaken { wanted, given };
        self.put_aside(SetAside { key, path, why, step: at.step, edit: at.edit });
    }

    pub(super) fn put_aside(&mut self, set_aside: SetAside) {
        std::sync::Arc::make_mut(&mut self.set_aside).push(set_aside);
    }
}
