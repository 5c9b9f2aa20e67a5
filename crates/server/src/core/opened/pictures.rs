//! The scenes drawn last: given again as long as nothing changed, and kept in mind so that the next one looks alike, and
//! that of a step taken back as it looked before the step.

use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use api::Problem;
use domain::Digest;
use domain::graph::{ComponentKey, Graph};
use domain::scene::{Arrangement, Edge, Node, Scene};
use scene::Options;
use storage::picture::Picture;

use super::super::Cancel;
use super::locked;
use crate::problem;

/// Nodes of earlier scenes kept in mind, all together.
const EARLIER_NODES: usize = 60_000;
/// Earlier scenes kept in mind at most.
const EARLIER: usize = 32;

/// The scenes of one blueprint.
#[derive(Default)]
pub struct Pictures {
    /// Without and with variables, locals, outputs and providers.
    latest: Mutex<[Option<Latest>; 2]>,
    /// What was drawn before, latest last.
    earlier: Mutex<VecDeque<Earlier>>,
    /// Pictures of this revision and later ones do not have to look like those before it.
    fresh_from: AtomicU64,
}

/// What a scene was drawn of; values that were only lent apart.
#[derive(Clone, PartialEq)]
pub struct DrawnOf {
    /// The content.
    pub digest: Digest,
    /// What a person decided about the picture.
    pub arrangement: Arrangement,
}

struct Earlier {
    of: DrawnOf,
    with_values: bool,
    scene: Arc<Scene>,
}

#[derive(Clone)]
struct Latest {
    revision: u64,
    scene: Arc<Scene>,
    /// Whether the database has a scene in which everything stands as in this one.
    is_stored: bool,
}

impl Pictures {
    /// The scene of a revision: that of the last time, where nothing was done since.
    ///
    /// # Errors
    /// `cancelled` when the request was given up.
    pub fn of(
        &self,
        revision: u64,
        graph: &Graph,
        of: &DrawnOf,
        options: &Options,
        cancel: &Cancel,
    ) -> Result<Arc<Scene>, Problem> {
        let at = usize::from(options.values);
        let latest = locked(&self.latest).get(at).cloned().flatten();
        if let Some(latest) = latest.as_ref().filter(|latest| latest.revision == revision) {
            return Ok(latest.scene.clone());
        }
        let fresh_from = self.fresh_from.load(Ordering::Relaxed);
        let previous = latest.filter(|latest| latest.revision >= fresh_from || revision < fresh_from);
        // A step taken back shows what was there before it, not what had moved since.
        let same = previous.as_ref().and_then(|_| self.earlier(of, options.values));
        let like = same.as_deref().or(previous.as_ref().map(|latest| &*latest.scene));
        let scene = draw(graph, &of.arrangement, options, like, cancel)?;
        let is_stored = previous.is_some_and(|latest| latest.is_stored && stands_alike(&latest.scene, &scene));
        let scene = Arc::new(scene);
        self.keep_in_mind(Earlier { of: of.clone(), with_values: options.values, scene: scene.clone() });
        if let Some(slot) = locked(&self.latest).get_mut(at)
            && slot.as_ref().is_none_or(|other| other.revision < revision)
        {
            *slot = Some(Latest { revision, scene: scene.clone(), is_stored });
        }
        Ok(scene)
    }

    fn earlier(&self, of: &DrawnOf, with_values: bool) -> Option<Arc<Scene>> {
        let earlier = locked(&self.earlier);
        let same = earlier.iter().rev().find(|earlier| earlier.with_values == with_values && earlier.of == *of)?;
        Some(same.scene.clone())
    }

    fn keep_in_mind(&self, drawn: Earlier) {
        let mut earlier = locked(&self.earlier);
        earlier.retain(|other| other.with_values != drawn.with_values || other.of != drawn.of);
        earlier.push_back(drawn);
        let nodes = |earlier: &VecDeque<Earlier>| -> usize { earlier.iter().map(|one| one.scene.nodes.len()).sum() };
        // Two of any size: the one before the latest step, and the one after it.
        while earlier.len() > EARLIER || earlier.len() > 2 && nodes(&earlier) > EARLIER_NODES {
            earlier.pop_front();
        }
    }

    /// A scene beside that of now: a version, or two versions on top of each other. It looks like that of now as far
    /// as they have things in common.
    ///
    /// # Errors
    /// `cancelled` when the request was given up.
    pub fn beside(
        &self,
        graph: &Graph,
        arrangement: &Arrangement,
        options: &Options,
        cancel: &Cancel,
    ) -> Result<Scene, Problem> {
        let latest = locked(&self.latest).get(usize::from(options.values)).cloned().flatten();
        draw(graph, arrangement, options, latest.map(|latest| latest.scene).as_deref(), cancel)
    }

    /// Lets what has another key now stand where it stood.
    pub fn follow(&self, renamed: &[(ComponentKey, ComponentKey)]) {
        if renamed.is_empty() {
            return;
        }
        // All at once: where blocks are numbered anew, the new key of one is the old key of the next.
        let renamed: HashMap<&ComponentKey, &ComponentKey> = renamed.iter().map(|(old, new)| (old, new)).collect();
        for latest in locked(&self.latest).iter_mut().flatten() {
            for node in &mut Arc::make_mut(&mut latest.scene).nodes {
                if let Some(after) = renamed.get(&node.key) {
                    node.key.clone_from(after);
                }
            }
        }
    }

    /// Takes what was stored, where nothing was drawn yet.
    pub fn recall(&self, stored: Vec<(bool, Arc<[u8]>)>) {
        for (values, bytes) in stored {
            // One of another version of the product may be of no use; the next picture is then laid out from nothing.
            let Ok(scene) = serde_json::from_slice(&bytes) else { continue };
            if let Some(slot) = locked(&self.latest).get_mut(usize::from(values)) {
                // Only where things stand is taken from it: what it says of them may be out of date.
                slot.get_or_insert(Latest { revision: 0, scene: Arc::new(scene), is_stored: true });
            }
        }
    }

    /// What has to be stored, so that the next picture looks like these after a restart too. It may take a while.
    pub fn to_store(&self) -> Vec<Picture> {
        let latest = locked(&self.latest).clone();
        let changed = [false, true].into_iter().zip(latest);
        let pack = |(values, latest): (bool, Option<Latest>)| {
            let latest = latest.filter(|latest| !latest.is_stored)?;
            let bytes = serde_json::to_vec(&places_alone(&latest.scene)).ok()?;
            Some(Picture::pack(values, latest.revision, &bytes.into()))
        };
        changed.filter_map(pack).collect()
    }

    /// A picture was stored.
    pub fn stored(&self, picture: &Picture) {
        let mut latest = locked(&self.latest);
        let slot = latest.get_mut(usize::from(picture.with_values)).and_then(Option::as_mut);
        if let Some(latest) = slot.filter(|latest| latest.revision == picture.revision) {
            latest.is_stored = true;
        }
    }

    /// Lets the picture of a revision be laid out from nothing.
    pub fn begin_anew(&self, revision: u64) {
        self.fresh_from.fetch_max(revision, Ordering::Relaxed);
    }
}

/// Where everything stands and nothing of what it says: values that were only lent must not come into the database.
fn places_alone(scene: &Scene) -> Scene {
    let node = |node: &Node| Node {
        title: String::new(),
        caption: String::new(),
        glyph: String::new(),
        details: Vec::new(),
        instances: String::new(),
        unfinished: None,
        change: None,
        note: None,
        ..node.clone()
    };
    let edge = |edge: &Edge| Edge { label: String::new(), ..edge.clone() };
    Scene {
        width: scene.width,
        height: scene.height,
        nodes: scene.nodes.iter().map(node).collect(),
        edges: scene.edges.iter().map(edge).collect(),
    }
}

/// Whether the same things stand in the same places.
fn stands_alike(one: &Scene, other: &Scene) -> bool {
    let place = |node: &Node| (node.parent, node.x, node.y, node.width, node.height);
    one.nodes.len() == other.nodes.len()
        && one.nodes.iter().zip(&other.nodes).all(|(a, b)| a.key == b.key && place(a) == place(b))
}

fn draw(
    graph: &Graph,
    arrangement: &Arrangement,
    options: &Options,
    previous: Option<&Scene>,
    cancel: &Cancel,
) -> Result<Scene, Problem> {
    let draft = scene::project(graph, arrangement, options);
    scene::arrange(&draft, previous, &|_| !cancel.is_cancelled()).map_err(|_| problem::cancelled())
}
