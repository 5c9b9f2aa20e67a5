//! Applying many remembered edits: as many at once as can be said at once.

use std::panic::{AssertUnwindSafe, catch_unwind};

use domain::edit::Edit;

use super::translate::{At, Expected, Makes, Translated};
use super::{Outcome, SetAside, State, Why};
use crate::document::{Change, Identity, StepId};
use crate::edit_error::EditError;

/// The most edits that are applied at once: one that is refused costs applying those before it again.
const MOST_AT_ONCE: usize = 2048;

/// The edits of one call of [`iac::Project::apply`], each with the number of the change it came from.
#[derive(Default)]
pub(super) struct Run {
    edits: Vec<Edit>,
    from: Vec<usize>,
    expected: Vec<(At, Expected)>,
}

impl Run {
    pub(super) fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    pub(super) fn push(&mut self, edit: Edit, from: usize, at: At, expected: Expected) {
        self.edits.push(edit);
        self.from.push(from);
        self.expected.push((at, expected));
    }
}

impl State {
    /// Applies the changes of steps in order. What does not apply is set aside.
    pub(crate) fn replay<'a>(&mut self, steps: impl Iterator<Item = (StepId, &'a [Change])>) -> Outcome {
        let mut outcome = Outcome::default();
        let changes: Vec<(At, &Change)> = steps
            .flat_map(|(step, changes)| {
                changes.iter().enumerate().map(move |(edit, change)| (At { step, edit }, change))
            })
            .filter(|(_, change)| !change.is_picture())
            .collect();
        let mut rest = changes.as_slice();
        let mut most = MOST_AT_ONCE;
        while !rest.is_empty() {
            rest = match self.apply_some(rest, most, &mut outcome) {
                Ok(rest) => rest,
                // One by one, to find out which.
                Err(refused) if refused.is_broken && most > 1 => {
                    most = 1;
                    rest
                }
                Err(refused) => {
                    let (before, after) = rest.split_at(refused.at.min(rest.len()));
                    let mut before = before;
                    while !before.is_empty() {
                        // These were taken a moment ago, up to the one that was refused.
                        match self.apply_some(before, most, &mut outcome) {
                            Ok(left) => before = left,
                            Err(_) => break,
                        }
                    }
                    let Some(((at, change), after)) = after.split_first() else { break };
                    self.refuse(*at, change, refused.reason);
                    after
                }
            };
        }
        outcome
    }

    /// Applies the first changes of `changes` in one go and gives those that are left; on an error nothing is done.
    fn apply_some<'c, 'a>(
        &mut self,
        changes: &'c [(At, &'a Change)],
        most: usize,
        outcome: &mut Outcome,
    ) -> Result<&'c [(At, &'a Change)], Refused> {
        let before = self.clone();
        let mut run = Run::default();
        let mut taken = 0;
        for (number, (at, change)) in changes.iter().enumerate() {
            match self.translate(*at, change, run.edits.is_empty()) {
                Translated::Nothing => {}
                Translated::NotYet => break,
                Translated::Aside(set_aside) => self.put_aside(set_aside),
                Translated::Apply(edit, expected) => {
                    let wait = expected.wait;
                    run.push(edit, number, *at, expected);
                    if wait {
                        taken = number + 1;
                        break;
                    }
                }
            }
            taken = number + 1;
            if run.edits.len() == most {
                break;
            }
        }
        let from = run.from.clone();
        // What somebody else sent must not end the program, whatever it does to who applies it.
        let refused = match catch_unwind(AssertUnwindSafe(|| self.apply(run, outcome))) {
            Ok(Ok(())) => return Ok(changes.get(taken..).unwrap_or_default()),
            Ok(Err(error)) => {
                let at = from.get(error.index).copied().unwrap_or(0);
                Refused { at, reason: error.to_string(), is_broken: false }
            }
            Err(_) => {
                let at = from.first().copied().unwrap_or(0);
                Refused { at, reason: "it could not be applied".to_owned(), is_broken: true }
            }
        };
        *self = before;
        Err(refused)
    }

    /// Applies edits as they are, for somebody who waits for the answer.
    pub(super) fn apply_exactly(&mut self, run: Run, outcome: &mut Outcome) -> Result<(), EditError> {
        let from = run.from.clone();
        self.apply(run, outcome).map_err(|mut error| {
            error.index = from.get(error.index).copied().unwrap_or(error.index);
            EditError::Refused(error)
        })
    }

    fn apply(&mut self, run: Run, outcome: &mut Outcome) -> Result<(), iac::EditError> {
        if run.edits.is_empty() {
            return Ok(());
        }
        let applied = self.project.apply(&run.edits)?;
        // What was expected is known already, and may have changed again since; only the last edit can do more.
        let mut created = applied.created.iter();
        for (at, expected) in &run.expected {
            match &expected.makes {
                Makes::Nothing => {}
                Makes::Known(key) => {
                    let made = created.next();
                    debug_assert_eq!(made, Some(key), "a new component has the key that was foretold");
                }
                Makes::Some => {
                    for (ordinal, key) in created.by_ref().enumerate() {
                        self.naming.add(Identity::made_by(at.step, at.edit, ordinal), key.clone());
                    }
                }
            }
        }
        let foretold = run.expected.iter().map(|(_, expected)| expected.renames).sum();
        self.naming.rename_all(applied.renamed.get(foretold..).unwrap_or_default());
        self.project = applied.project;
        outcome.created.extend(applied.created);
        outcome.renamed.extend(applied.renamed);
        outcome.notes.extend(applied.notes);
        outcome.modules.extend(applied.modules);
        Ok(())
    }

    fn refuse(&mut self, at: At, change: &Change, reason: String) {
        let (of, path) = change.subject();
        let key = of.map_or_else(|| domain::graph::ComponentKey(String::new()), |of| self.name_of(of));
        let (path, why) = (path.to_owned(), Why::Refused(reason));
        self.put_aside(SetAside { key, path, why, step: at.step, edit: at.edit });
    }
}

/// Which change of a run was refused, and why.
struct Refused {
    at: usize,
    reason: String,
    /// Whether applying it ended in a panic, so that it may be any of the run.
    is_broken: bool,
}
