//! What the screens share: signals over the plain structs of `state`, and everything that asks the core.
//!
//! [`App`] is one per window and lives as long as it; both it and [`Workbench`] are bundles of signals, cheap to copy.
//!
//! - [`workbench`]: the open blueprint
//! - [`writes`]: every write, in order, kept until the core has it
//! - [`refresh`]: the picture, the selected component, the source
//! - [`evidence`]: findings, cost, compliance
//! - [`editing`]: edits with what follows from them
//! - [`pasting`]: copy, paste, duplicate, remove
//! - [`opening`]: from a folder to a blueprint
//! - [`versions`]: saving, comparing, restoring
//! - [`incoming`]: what changed in the folder
//! - [`export`]: folders, archives, pictures
//! - [`scans`]: results of other scanners
//! - [`live`]: what other windows change
//! - [`panels`]: which panels are there
//! - [`settings`]: preferences to the document and to the core

pub mod editing;
pub mod evidence;
pub mod export;
pub mod incoming;
pub mod live;
pub mod opening;
pub mod panels;
pub mod pasting;
pub mod refresh;
pub mod scans;
pub mod settings;
pub mod versions;
pub mod workbench;
pub mod writes;

use std::collections::BTreeMap;
use std::sync::Arc;

use api::Problem;
use api::blueprints::{Blueprint, ListRequest};
use api::catalogue::{ResourceType, Types};
use api::core::{Core, Describe};
use api::operation::Nothing;
use domain::graph::ComponentKey;
use domain::ids::{BlueprintId, SessionId};
use domain::permission::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::canvas_contract::{ContextRequest, Glyphs};
use crate::state::{Loaded, Panel, Preferences, Route, Saving};
use crate::transport;
pub use workbench::Workbench;

/// Everything that the screens of one window share.
#[derive(Clone, Copy)]
pub struct App {
    /// What the core is.
    pub core: RwSignal<Loaded<Core>>,
    /// The role whose workspace is shown.
    pub role: RwSignal<Role>,
    /// Which screen is open.
    pub route: RwSignal<Route>,
    /// How the person likes it.
    pub preferences: RwSignal<Preferences>,
    /// Every blueprint, latest change first.
    pub blueprints: RwSignal<Loaded<Vec<Blueprint>>>,
    /// The types that the product knows.
    pub types: RwSignal<Arc<Vec<ResourceType>>>,
    /// Glyphs by id.
    pub glyphs: RwSignal<Glyphs>,
    /// The dialog that is open.
    pub dialog: RwSignal<Option<Dialog>>,
    /// The menu that is open, at a place of the window.
    pub menu: RwSignal<Option<ContextRequest>>,
    /// What is said in passing.
    pub notices: RwSignal<Vec<Notice>>,
    /// Whether what was done is kept.
    pub saving: RwSignal<Saving>,
    /// The folder that is being opened.
    pub opening: RwSignal<opening::Opening>,
    /// Whether something is dragged over the window.
    pub dragging: RwSignal<bool>,
    /// Counts up when colours have changed.
    pub appearance: RwSignal<u64>,
    /// Whether nothing may move by itself: by preference, or by the system.
    pub reduced_motion: RwSignal<bool>,
    /// Width of the window in pixels.
    pub width: RwSignal<f64>,
    /// The panel that lies over the page, in a window without room for it.
    pub overlay: RwSignal<Option<Panel>>,
    /// The sitting of this window; undo belongs to it.
    pub session: SessionId,
    /// The open blueprint.
    pub work: Workbench,
}

/// A dialog.
#[derive(Debug, Clone, PartialEq)]
pub enum Dialog {
    /// The command palette.
    Palette,
    /// A name for a new blueprint.
    NewBlueprint,
    /// Progress, choice of a root, and what was not understood, of a folder that is being opened.
    Opening,
    /// Types to choose a new component from.
    AddComponent,
    /// What to connect a component with.
    Connect {
        /// The component that will refer.
        from: ComponentKey,
        /// The one referred to, where it is known already.
        to: Option<ComponentKey>,
    },
    /// A title for a group.
    Group,
    /// Another file for the selected components.
    MoveToFile,
    /// Another name for a component.
    Rename(ComponentKey),
    /// A note on a component.
    Note(ComponentKey),
    /// A message for a new version.
    SaveVersion,
    /// What saving to the folder will change.
    SaveToFolder,
    /// Preferences.
    Settings,
    /// Every shortcut.
    Shortcuts,
    /// Another name for a blueprint.
    RenameBlueprint(BlueprintId),
    /// Whether to remove a blueprint.
    RemoveBlueprint(BlueprintId),
}

impl Dialog {
    /// Whether another may take its place: nothing that a person wrote or is to decide goes with it.
    pub const fn gives_way(&self, opening: &opening::Opening) -> bool {
        match self {
            Self::Palette | Self::Settings | Self::Shortcuts => true,
            // With the choice the folder that was read would go.
            Self::Opening => !matches!(opening, opening::Opening::Choosing(_)),
            Self::NewBlueprint
            | Self::AddComponent
            | Self::Connect { .. }
            | Self::Group
            | Self::MoveToFile
            | Self::Rename(_)
            | Self::Note(_)
            | Self::SaveVersion
            | Self::SaveToFolder
            | Self::RenameBlueprint(_)
            | Self::RemoveBlueprint(_) => false,
        }
    }
}

/// Something said in passing.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// Its number.
    pub number: u64,
    /// What is said.
    pub what: Said,
}

/// What a notice says.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// Something was done.
    Done(String),
    /// What one should know about what was done; stays until it is closed.
    Noted(String),
    /// Something failed; stays until it is closed.
    Failed(Problem),
}

impl App {
    /// A new one. Must be called under the reactive owner that lives as long as the window.
    pub fn new() -> Self {
        Self {
            core: RwSignal::default(),
            role: RwSignal::new(Role::Sa),
            route: RwSignal::default(),
            preferences: RwSignal::default(),
            blueprints: RwSignal::default(),
            types: RwSignal::default(),
            glyphs: RwSignal::default(),
            dialog: RwSignal::new(None),
            menu: RwSignal::new(None),
            notices: RwSignal::default(),
            saving: RwSignal::default(),
            opening: RwSignal::default(),
            dragging: RwSignal::new(false),
            appearance: RwSignal::new(0),
            reduced_motion: RwSignal::new(false),
            width: RwSignal::new(1280.0),
            overlay: RwSignal::new(None),
            session: sitting(),
            work: Workbench::new(),
        }
    }

    /// Asks the core for what every screen needs.
    pub fn load(self) {
        spawn_local(async move {
            let core = transport::call::<Describe>(&Nothing {}).await;
            if let Ok(core) = &core
                && !core.roles.contains(&self.role.get_untracked())
                && let Some(first) = core.roles.first()
            {
                self.role.set(*first);
            }
            self.core.set(core.into());
        });
        spawn_local(async move {
            match transport::call::<Types>(&Nothing {}).await {
                Ok(answer) => {
                    let glyphs: BTreeMap<String, String> =
                        answer.glyphs.into_iter().map(|glyph| (glyph.id, glyph.path)).collect();
                    self.glyphs.set(Arc::new(glyphs));
                    self.types.set(Arc::new(answer.types));
                }
                Err(problem) => self.fail(problem),
            }
        });
        settings::load(self);
        self.load_blueprints();
        live::listen(self);
    }

    /// Asks for the list of blueprints anew.
    pub fn load_blueprints(self) {
        spawn_local(async move {
            let answer = transport::call::<api::blueprints::List>(&ListRequest::default()).await;
            // A list that was there stays there while the core is away.
            if answer.is_ok() || self.blueprints.with_untracked(|list| list.here().is_none()) {
                self.blueprints.set(answer.map(|answer| answer.blueprints).into());
            }
        });
    }

    /// Opens a screen.
    pub fn go(self, route: Route) {
        if let Some(window) = web_sys::window() {
            let _ = window.location().set_hash(&route.fragment());
        }
        self.route.set(route);
        self.overlay.set(None);
    }

    /// Says in passing that something was done.
    pub fn say(self, what: impl Into<String>) {
        self.notice(Said::Done(what.into()));
    }

    /// Says what one should know about what was done.
    pub fn note(self, what: &str) {
        self.notice(Said::Noted(what.to_owned()));
    }

    /// Says that something failed.
    pub fn fail(self, problem: Problem) {
        self.notice(Said::Failed(problem));
    }

    /// Takes a notice away.
    pub fn dismiss(self, number: u64) {
        self.notices.update(|notices| notices.retain(|notice| notice.number != number));
    }

    /// Closes the dialog that is open.
    pub fn close_dialog(self) {
        self.dialog.set(None);
    }

    /// A blueprint of the list.
    pub fn blueprint(self, id: BlueprintId) -> Option<Blueprint> {
        self.blueprints
            .with(|list| list.here().and_then(|list| list.iter().find(|blueprint| blueprint.id == id)).cloned())
    }

    fn notice(self, what: Said) {
        let number = self.notices.with_untracked(|notices| notices.last().map_or(1, |last| last.number + 1));
        let lasting = matches!(what, Said::Failed(_) | Said::Noted(_));
        self.notices.update(|notices| {
            // The same failure again says nothing new.
            notices.retain(|notice| notice.what != what);
            notices.push(Notice { number, what });
        });
        if !lasting {
            set_timeout(move || self.dismiss(number), std::time::Duration::from_secs(5));
        }
    }
}

/// The sitting of this window: the same after a reload, so that what was done before can still be undone.
fn sitting() -> SessionId {
    let storage = web_sys::window().and_then(|window| window.session_storage().ok().flatten());
    let kept =
        storage.as_ref().and_then(|storage| storage.get_item(SITTING).ok().flatten()).and_then(|id| id.parse().ok());
    kept.unwrap_or_else(|| {
        let id = SessionId::new(transport::now(), transport::random());
        if let Some(storage) = storage {
            let _ = storage.set_item(SITTING, &id.to_string());
        }
        id
    })
}

const SITTING: &str = "sitting";

/// The one [`App`] of the window.
pub fn use_app() -> App {
    expect_context::<App>()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use api::Problem;
    use api::blueprints::Inspection;
    use domain::Digest;

    use super::Dialog;
    use super::opening::{Found, Opening};
    use crate::shell::Progress;

    #[test]
    fn a_folder_that_is_opened_gives_way_unless_a_person_is_to_choose_its_root() {
        let name = || "shop".to_owned();
        let found = || {
            let digest = Digest::of(b"shop");
            let inspection = Inspection { digest, roots: Vec::new(), files: Vec::new(), carried: Vec::new() };
            Arc::new(Found { name: name(), files: 2, inspection, skipped: Vec::new() })
        };
        let cases = [
            (Opening::Idle, true),
            (Opening::Reading { name: name(), progress: Progress::default() }, true),
            (Opening::Inspecting { name: name(), files: 2 }, true),
            (Opening::Choosing(found()), false),
            (Opening::Creating { name: name(), files: 2 }, true),
            (Opening::Summary(found()), true),
            (Opening::Failed(Problem::new(400, "not-terraform", "there is no Terraform in it")), true),
        ];
        for (opening, gives_way) in cases {
            assert_eq!(Dialog::Opening.gives_way(&opening), gives_way, "{opening:?}");
            assert!(!Dialog::NewBlueprint.gives_way(&opening), "a name that is written stays, {opening:?}");
            assert!(Dialog::Settings.gives_way(&opening), "settings are kept already, {opening:?}");
        }
    }
}
