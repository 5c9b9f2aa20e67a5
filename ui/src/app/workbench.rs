//! The open blueprint.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use api::Problem;
use api::blueprints::Blueprint;
use api::editing::{ComponentDetail, History};
use api::versions::{CompareResponse, Version};
use domain::Digest;
use domain::graph::{Carried, ComponentKey, FileReport};
use domain::ids::{BlueprintId, VersionId};
use domain::scene::Scene;
use leptos::prelude::*;

use super::evidence::Evidence;
use crate::canvas_contract::{CanvasCommand, View};
use crate::copy;
use crate::state::Loaded;
use crate::state::changes::Step;
use crate::state::outline::Outline;
use crate::state::text::SourceText;

/// A tab of the dock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DockTab {
    /// The source file.
    #[default]
    Source,
    /// What policies find.
    Findings,
    /// What it costs.
    Cost,
    /// How it stands against frameworks.
    Compliance,
    /// What differs, by file and line.
    Changes,
    /// The versions.
    History,
    /// What was not understood.
    Problems,
}

impl DockTab {
    /// Every tab, in order.
    pub const ALL: [Self; 7] =
        [Self::Source, Self::Findings, Self::Cost, Self::Compliance, Self::Changes, Self::History, Self::Problems];
}

/// A place in the source to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The file.
    pub path: String,
    /// First line, from 1, and how many; highlighted.
    pub lines: Option<(u32, u32)>,
}

/// Two versions side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparing {
    /// The older one; what the blueprint started from when left out.
    pub older: Option<VersionId>,
    /// The newer one; now when left out.
    pub newer: Option<VersionId>,
    /// What differs.
    pub answer: Loaded<Arc<CompareResponse>>,
    /// Which difference one looks at.
    pub step: Step,
}

/// The open blueprint, as signals.
#[derive(Clone, Copy)]
pub struct Workbench {
    /// Which; `None` when none is open.
    pub id: RwSignal<Option<BlueprintId>>,
    /// Its cover.
    pub cover: RwSignal<Loaded<Blueprint>>,
    /// Its picture.
    pub scene: RwSignal<Option<Arc<Scene>>>,
    /// Whether the picture came.
    pub picture: RwSignal<Loaded<()>>,
    /// The picture as a tree.
    pub outline: RwSignal<Arc<Outline>>,
    /// Boxes of the outline that are closed.
    pub collapsed: RwSignal<BTreeSet<ComponentKey>>,
    /// How its files were read.
    pub files: RwSignal<Arc<Vec<FileReport>>>,
    /// What was not understood.
    pub carried: RwSignal<Arc<Vec<Carried>>>,
    /// The content shown.
    pub digest: RwSignal<Option<Digest>>,
    /// The revision shown.
    pub revision: RwSignal<u64>,
    /// What can be taken back.
    pub history: RwSignal<History>,
    /// What is selected.
    pub selection: RwSignal<BTreeSet<ComponentKey>>,
    /// What the pointer is over.
    pub hovered: RwSignal<Option<ComponentKey>>,
    /// The latest command for the canvas.
    pub command: RwSignal<Option<(u64, CanvasCommand)>>,
    /// What was in sight of blueprints opened before.
    pub views: RwSignal<BTreeMap<BlueprintId, View>>,
    /// What is brought into sight once the picture shows it.
    pub awaited: RwSignal<Option<ComponentKey>>,
    /// What is in sight.
    pub view: RwSignal<View>,
    /// Everything about the one component that is selected.
    pub detail: RwSignal<Loaded<Arc<ComponentDetail>>>,
    /// Which tab of the dock is open.
    pub tab: RwSignal<DockTab>,
    /// Which place of the source is shown.
    pub shown: RwSignal<Option<Shown>>,
    /// The text of the file that is shown, with its path.
    pub source: RwSignal<Loaded<(String, bool, Arc<SourceText>)>>,
    /// Its versions, latest first.
    pub versions: RwSignal<Loaded<Arc<Vec<Version>>>>,
    /// What differs from the files last in step with the folder.
    pub changes: RwSignal<Loaded<Arc<CompareResponse>>>,
    /// Two versions side by side, when they are.
    pub comparing: RwSignal<Option<Comparing>>,
    /// What came in and waits, when it is looked at.
    pub reviewing: RwSignal<Option<Loaded<Arc<api::incoming::ReviewResponse>>>>,
    /// The folder it is linked to; in a browser there is none.
    pub folder: RwSignal<Option<String>>,
    /// What is said about it: findings, cost, compliance.
    pub evidence: Evidence,
}

impl Workbench {
    /// An empty one.
    pub fn new() -> Self {
        Self {
            id: RwSignal::new(None),
            cover: RwSignal::default(),
            scene: RwSignal::new(None),
            picture: RwSignal::default(),
            outline: RwSignal::default(),
            collapsed: RwSignal::default(),
            files: RwSignal::default(),
            carried: RwSignal::default(),
            digest: RwSignal::new(None),
            revision: RwSignal::new(0),
            history: RwSignal::default(),
            selection: RwSignal::default(),
            hovered: RwSignal::new(None),
            command: RwSignal::new(None),
            views: RwSignal::default(),
            awaited: RwSignal::new(None),
            view: RwSignal::default(),
            detail: RwSignal::default(),
            tab: RwSignal::default(),
            shown: RwSignal::new(None),
            source: RwSignal::default(),
            versions: RwSignal::default(),
            changes: RwSignal::default(),
            comparing: RwSignal::new(None),
            reviewing: RwSignal::new(None),
            folder: RwSignal::new(None),
            evidence: Evidence::new(),
        }
    }

    /// Puts everything of the blueprint before away and takes up another. What was in sight is remembered.
    pub fn take_up(self, id: Option<BlueprintId>) {
        if let Some(before) = self.id.get_untracked() {
            let view = self.view.get_untracked();
            self.views.update(|views| {
                views.insert(before, view);
            });
        }
        self.id.set(id);
        self.cover.set(Loaded::Waiting);
        self.picture.set(Loaded::Waiting);
        self.scene.set(None);
        self.outline.set(Arc::default());
        self.collapsed.set(BTreeSet::new());
        self.files.set(Arc::default());
        self.carried.set(Arc::default());
        self.digest.set(None);
        self.revision.set(0);
        self.history.set(History::default());
        self.selection.set(BTreeSet::new());
        self.hovered.set(None);
        self.awaited.set(None);
        self.detail.set(Loaded::Waiting);
        self.shown.set(None);
        self.source.set(Loaded::Waiting);
        self.versions.set(Loaded::Waiting);
        self.changes.set(Loaded::Waiting);
        self.comparing.set(None);
        self.reviewing.set(None);
        self.folder.set(None);
        self.evidence.put_away();
    }

    /// The blueprint that is open, which what is done now is done to.
    ///
    /// # Errors
    /// A problem `no-blueprint` when there is none.
    pub fn open_blueprint(&self) -> Result<BlueprintId, Problem> {
        self.id.get_untracked().ok_or_else(|| Problem::new(409, "no-blueprint", copy::problem::NO_BLUEPRINT))
    }

    /// Whether this blueprint is still the open one.
    pub fn is_open(self, id: BlueprintId) -> bool {
        self.id.get_untracked() == Some(id)
    }

    /// The one node that is selected, when it is one.
    pub fn focal(self) -> Option<ComponentKey> {
        self.selection.with(|selection| if selection.len() == 1 { selection.first().cloned() } else { None })
    }

    /// Selects one node and brings it into sight.
    pub fn jump(self, key: &ComponentKey) {
        self.selection.set(BTreeSet::from([key.clone()]));
        self.send(CanvasCommand::Reveal(key.clone()));
    }

    /// Tells the canvas to do something.
    pub fn send(self, command: CanvasCommand) {
        self.command.update(|latest| {
            let number = latest.as_ref().map_or(0, |(number, _)| *number);
            *latest = Some((number + 1, command));
        });
    }

    /// Whether nothing can be edited now: versions are looked at.
    pub fn read_only(self) -> bool {
        self.comparing.with(Option::is_some) || self.reviewing.with(Option::is_some)
    }
}

/// Whether a key of the picture names a component, and not a module's or a group's box.
pub fn is_component(key: &ComponentKey) -> bool {
    !key.0.starts_with("module:") && !key.0.starts_with("group:")
}
