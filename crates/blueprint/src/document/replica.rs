//! The Loro document itself, and what is believed of the bytes that go into it.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use domain::Digest;
use loro::{ExportMode, Frontiers, ID, LoroDoc, LoroMap, LoroStringValue, LoroValue, ValueOrContainer, VersionVector};

use super::guard::guarded;
use super::{Recorded, StepId, UpdateError};

/// The largest update that is looked at.
const MOST_BYTES: usize = 256 << 20;
/// How many bytes of single updates are kept before a snapshot takes their place.
const MOST_KEPT_BYTES: usize = 4 << 20;

/// A Loro document that can be made anew from bytes known to be good.
pub(super) struct Replica {
    doc: LoroDoc,
    peer: u64,
    base: Digest,
    steps_name: String,
    undone_name: String,
    /// Updates that make up the document. Loro does not promise that a document is as it was after an import that
    /// failed, so then it is made anew from these.
    kept: Vec<Vec<u8>>,
    kept_bytes: usize,
    /// When to compact next: twice the last snapshot, and never less than [`MOST_KEPT_BYTES`].
    compact_at: usize,
    /// The texts of the steps that were read, so that they are not read again.
    texts: HashMap<StepId, LoroStringValue>,
}

/// What the maps of the document say.
pub(super) struct Content {
    pub(super) steps: BTreeMap<StepId, Arc<Recorded>>,
    pub(super) undone: BTreeMap<StepId, u64>,
    /// The texts of the steps that were not known.
    texts: Vec<(StepId, LoroStringValue)>,
}

/// What somebody has seen of a document.
pub(super) struct Seen(VersionVector);

impl Seen {
    /// Whether the `counter`-th operation of `peer` is part of it.
    pub(super) fn includes(&self, peer: u64, counter: i32) -> bool {
        self.0.includes_id(ID::new(peer, counter))
    }
}

impl Replica {
    pub(super) fn new(base: Digest, peer: u64) -> Self {
        let digits: String = base.as_bytes().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        // Loro keeps the largest number for itself.
        let peer = peer.min(u64::MAX - 1);
        Self {
            doc: empty(peer),
            peer,
            base,
            steps_name: format!("steps.1.{digits}"),
            undone_name: format!("undone.1.{digits}"),
            kept: Vec::new(),
            kept_bytes: 0,
            compact_at: MOST_KEPT_BYTES,
            texts: HashMap::new(),
        }
    }

    pub(super) fn peer(&self) -> u64 {
        self.peer
    }

    pub(super) fn version(&self) -> VersionVector {
        self.doc.oplog_vv()
    }

    /// The number that the next operation made here gets.
    pub(super) fn next_counter(&self) -> i32 {
        self.doc.oplog_vv().get(&self.peer).copied().unwrap_or(0)
    }

    pub(super) fn write_step(&mut self, id: StepId, text: &str) -> Result<Vec<u8>, UpdateError> {
        let steps = self.doc.get_map(self.steps_name.as_str());
        let update = self.write(|| steps.insert(&id.to_string(), text))?;
        self.texts.insert(id, text.into());
        Ok(update)
    }

    pub(super) fn write_undone(&mut self, id: StepId, stamp: Option<u64>) -> Result<Vec<u8>, UpdateError> {
        let undone = self.doc.get_map(self.undone_name.as_str());
        match stamp {
            Some(stamp) => {
                let stamp = i64::try_from(stamp).map_err(damaged)?;
                self.write(|| undone.insert(&id.to_string(), stamp))
            }
            None => self.write(|| undone.delete(&id.to_string())),
        }
    }

    fn write(&mut self, write: impl FnOnce() -> loro::LoroResult<()>) -> Result<Vec<u8>, UpdateError> {
        let before = self.doc.oplog_vv();
        write().map_err(damaged)?;
        self.doc.commit();
        let update = self.doc.export(ExportMode::updates(&before)).map_err(damaged)?;
        self.keep(update.clone());
        Ok(update)
    }

    pub(super) fn snapshot(&self) -> Result<Vec<u8>, UpdateError> {
        self.doc.export(ExportMode::Snapshot).map_err(damaged)
    }

    pub(super) fn waiting(&self) -> Result<Option<Vec<u8>>, UpdateError> {
        self.doc.export_pending_updates().map_err(damaged)
    }

    /// Takes updates in, all or none of them, and says what the document then holds.
    pub(super) fn import(
        &mut self,
        updates: Vec<Vec<u8>>,
        known: &BTreeMap<StepId, Arc<Recorded>>,
    ) -> Result<Content, UpdateError> {
        if let Some(update) = updates.iter().find(|update| update.len() > MOST_BYTES) {
            return Err(UpdateError::TooLarge(update.len()));
        }
        let mut imported = guarded(|| {
            match updates.as_slice() {
                [] => {}
                [one] => drop(self.doc.import(one).map_err(damaged)?),
                [..] => drop(self.doc.import_batch(&updates).map_err(damaged)?),
            }
            self.content(known)
        });
        match &mut imported {
            Ok(content) => {
                self.texts.extend(content.texts.drain(..));
                updates.into_iter().for_each(|update| self.keep(update));
            }
            Err(_) => self.renew()?,
        }
        imported
    }

    /// What the authors of everything that came after `before` had seen when they wrote it.
    pub(super) fn seen_by_authors_since(&self, before: &VersionVector) -> Seen {
        let mut seen = VersionVector::default();
        for (peer, counter) in self.doc.oplog_vv().iter() {
            let is_news = before.get(peer).copied().unwrap_or(0) < *counter;
            if is_news && let Some(version) = self.doc.frontiers_to_vv(&Frontiers::from_id(ID::new(*peer, counter - 1)))
            {
                seen.merge(&version);
            }
        }
        Seen(seen)
    }

    fn keep(&mut self, update: Vec<u8>) {
        self.kept_bytes += update.len();
        self.kept.push(update);
        if self.kept_bytes > self.compact_at
            && let (Ok(snapshot), Ok(waiting)) = (self.snapshot(), self.waiting())
        {
            self.compact_at = (2 * snapshot.len()).max(MOST_KEPT_BYTES);
            self.kept_bytes = 0;
            self.kept = std::iter::once(snapshot).chain(waiting).collect();
        }
    }

    /// Makes the document anew from what is known to be good.
    fn renew(&mut self) -> Result<(), UpdateError> {
        let doc = empty(self.peer);
        guarded(|| doc.import_batch(self.kept.as_slice()).map(drop).map_err(damaged))?;
        let broken = std::mem::replace(&mut self.doc, doc);
        // One that panicked before may do so once more on its way out.
        guarded(|| {
            drop(broken);
            Ok(())
        })
    }

    /// Reads the maps; anything in them that this crate would not have written is an error.
    fn content(&self, known: &BTreeMap<StepId, Arc<Recorded>>) -> Result<Content, UpdateError> {
        self.check_names()?;
        let most = u64::try_from(self.doc.len_ops()).unwrap_or(u64::MAX);
        let (mut steps, mut texts) = (BTreeMap::new(), Vec::new());
        for (id, value) in entries(&self.doc.get_map(self.steps_name.as_str()), most)? {
            let LoroValue::String(text) = value else {
                return Err(UpdateError::NotABlueprint(format!("step `{id}` is not a text")));
            };
            let step = match (known.get(&id), self.texts.get(&id)) {
                (Some(same), Some(known)) if *known == text => same.clone(),
                (Some(_), _) => return Err(UpdateError::NotABlueprint(format!("step `{id}` was written twice"))),
                (None, _) => {
                    let step: Recorded = serde_json::from_str(&text)
                        .map_err(|error| UpdateError::NotABlueprint(format!("step `{id}` cannot be read: {error}")))?;
                    texts.push((id, text));
                    Arc::new(step)
                }
            };
            steps.insert(id, step);
        }
        if known.keys().any(|id| !steps.contains_key(id)) {
            return Err(UpdateError::NotABlueprint("it deletes a step".to_owned()));
        }
        let mut undone = BTreeMap::new();
        for (id, value) in entries(&self.doc.get_map(self.undone_name.as_str()), most)? {
            let LoroValue::I64(stamp) = value else {
                return Err(UpdateError::NotABlueprint(format!("the end of step `{id}` is not a number")));
            };
            let stamp = u64::try_from(stamp).ok().filter(|stamp| *stamp <= most);
            undone.insert(id, stamp.ok_or_else(|| UpdateError::NotABlueprint(format!("step `{id}` ends never")))?);
        }
        Ok(Content { steps, undone, texts })
    }

    fn check_names(&self) -> Result<(), UpdateError> {
        let LoroValue::Map(roots) = self.doc.get_value() else {
            return Err(UpdateError::NotABlueprint("it has no maps".to_owned()));
        };
        let stranger = roots.keys().find(|name| **name != self.steps_name && **name != self.undone_name);
        let Some(name) = stranger else { return Ok(()) };
        let mut parts = name.split('.');
        Err(match (parts.next(), parts.next(), parts.next()) {
            (Some("steps" | "undone"), Some("1"), Some(_)) => UpdateError::OtherBase(self.base),
            (Some("steps" | "undone"), Some(format), Some(_)) => UpdateError::NewerFormat(format.to_owned()),
            _ => UpdateError::NotABlueprint(format!("it has a part named `{name}`")),
        })
    }
}

fn empty(peer: u64) -> LoroDoc {
    let doc = LoroDoc::new();
    if doc.set_peer_id(peer).is_err() {
        debug_assert!(false, "an empty document takes any peer");
    }
    doc
}

/// The entries of a map whose keys are steps, none stamped later than `most`: a stamp grows by one with each
/// operation, so there are no more stamps than operations.
fn entries(map: &LoroMap, most: u64) -> Result<Vec<(StepId, LoroValue)>, UpdateError> {
    let mut entries = Vec::with_capacity(map.len());
    let mut stray = None;
    map.for_each(|key, value| match (StepId::parse(key), value) {
        (Some(id), ValueOrContainer::Value(value)) if id.stamp <= most => entries.push((id, value)),
        _ => stray = Some(key.to_owned()),
    });
    match stray {
        Some(key) => Err(UpdateError::NotABlueprint(format!("`{key}` is not a step"))),
        None => Ok(entries),
    }
}

fn damaged(error: impl std::fmt::Display) -> UpdateError {
    UpdateError::Damaged(error.to_string())
}
