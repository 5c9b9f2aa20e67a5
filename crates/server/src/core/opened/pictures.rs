//! The scenes drawn last: given again as long as nothing changed, and kept in mind so that the next one looks alike.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use api::Problem;
use domain::graph::Graph;
use domain::scene::{Arrangement, Scene};
use scene::Options;

use super::super::Cancel;
use super::locked;
use crate::problem;

/// The scenes of one blueprint.
#[derive(Default)]
pub struct Pictures {
    /// Without and with variables, locals, outputs and providers.
    latest: Mutex<[Option<Latest>; 2]>,
    /// Pictures of this revision and later ones do not have to look like those before it.
    fresh_from: AtomicU64,
}

#[derive(Clone)]
struct Latest {
    revision: u64,
    scene: Arc<Scene>,
}

impl Pictures {
    /// The scene of a revision, drawn at most once.
    ///
    /// # Errors
    /// `cancelled` when the request was given up.
    pub fn of(
        &self,
        revision: u64,
        graph: &Graph,
        arrangement: &Arrangement,
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
        let scene = draw(graph, arrangement, options, previous.map(|latest| latest.scene).as_deref(), cancel)?;
        let scene = Arc::new(scene);
        if let Some(slot) = locked(&self.latest).get_mut(at)
            && slot.as_ref().is_none_or(|other| other.revision < revision)
        {
            *slot = Some(Latest { revision, scene: scene.clone() });
        }
        Ok(scene)
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

    /// Lets the picture of a revision be laid out from nothing.
    pub fn begin_anew(&self, revision: u64) {
        self.fresh_from.fetch_max(revision, Ordering::Relaxed);
    }
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
