//! The commands.

use domain::edit::Edit;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Command, Facts, Section};
use crate::app::workbench::DockTab;
use crate::app::{App, Dialog, editing, export, incoming, opening, panels, pasting, settings, versions};
use crate::canvas_contract::CanvasCommand;
use crate::components::{Icon, focus};
use crate::copy::commands as text;
use crate::state::{Panel, Route, Theme};

/// Every command, in the order of the menus.
pub static COMMANDS: &[Command] = &[
    Command {
        id: "file.open_folder",
        title: text::OPEN_FOLDER,
        section: Section::File,
        icon: Icon::FolderOpen,
        keys: &["Mod+O"],
        when: always,
        run: opening::choose_folder,
    },
    Command {
        id: "file.new",
        title: text::NEW_BLUEPRINT,
        section: Section::File,
        icon: Icon::Plus,
        keys: &["Mod+Alt+N"],
        when: always,
        run: |app| show(app, Dialog::NewBlueprint),
    },
    Command {
        id: "file.sample",
        title: text::SAMPLE,
        section: Section::File,
        icon: Icon::Sample,
        keys: &[],
        when: always,
        run: opening::sample,
    },
    Command {
        id: "file.start",
        title: text::START,
        section: Section::File,
        icon: Icon::Back,
        keys: &["Mod+Alt+H"],
        when: |facts| facts.blueprint,
        run: |app| app.go(Route::Start),
    },
    Command {
        id: "file.save_version",
        title: text::SAVE_VERSION,
        section: Section::File,
        icon: Icon::Save,
        keys: &["Mod+S"],
        when: editable,
        run: |app| show(app, Dialog::SaveVersion),
    },
    Command {
        id: "file.save_to_folder",
        title: text::SAVE_TO_FOLDER,
        section: Section::File,
        icon: Icon::FolderDown,
        keys: &["Mod+Shift+S"],
        when: editable,
        run: |app| show(app, Dialog::SaveToFolder),
    },
    Command {
        id: "file.picture_svg",
        title: text::PICTURE_SVG,
        section: Section::File,
        icon: Icon::Image,
        keys: &[],
        when: |facts| facts.blueprint,
        run: |app| export::picture(app, api::blueprints::PictureFormat::Svg),
    },
    Command {
        id: "file.picture_png",
        title: text::PICTURE_PNG,
        section: Section::File,
        icon: Icon::Image,
        keys: &[],
        when: |facts| facts.blueprint,
        run: |app| export::picture(app, api::blueprints::PictureFormat::Png),
    },
    Command {
        id: "file.rename",
        title: text::RENAME_BLUEPRINT,
        section: Section::File,
        icon: Icon::Edit,
        keys: &[],
        when: |facts| facts.blueprint,
        run: |app| with_blueprint(app, Dialog::RenameBlueprint),
    },
    Command {
        id: "file.remove",
        title: text::REMOVE_BLUEPRINT,
        section: Section::File,
        icon: Icon::Trash,
        keys: &[],
        when: |facts| facts.blueprint,
        run: |app| with_blueprint(app, Dialog::RemoveBlueprint),
    },
    Command {
        id: "edit.undo",
        title: text::UNDO,
        section: Section::Edit,
        icon: Icon::Undo,
        keys: &["Mod+Z"],
        when: |facts| editable(facts) && facts.undo,
        run: editing::undo,
    },
    Command {
        id: "edit.redo",
        title: text::REDO,
        section: Section::Edit,
        icon: Icon::Redo,
        keys: &["Mod+Shift+Z", "Mod+Y"],
        when: |facts| editable(facts) && facts.redo,
        run: editing::redo,
    },
    Command {
        id: "edit.add",
        title: text::ADD_COMPONENT,
        section: Section::Edit,
        icon: Icon::AddComponent,
        keys: &["A"],
        when: editable,
        run: |app| show(app, Dialog::AddComponent),
    },
    Command {
        id: "edit.connect",
        title: text::CONNECT,
        section: Section::Edit,
        icon: Icon::Connect,
        keys: &["C"],
        when: |facts| editable(facts) && matches!(facts.components, 1 | 2),
        run: connect,
    },
    Command {
        id: "edit.rename",
        title: text::RENAME,
        section: Section::Edit,
        icon: Icon::Edit,
        keys: &["F2"],
        when: one_component,
        run: |app| with_focal(app, Dialog::Rename),
    },
    Command {
        id: "edit.note",
        title: text::NOTE,
        section: Section::Edit,
        icon: Icon::Note,
        keys: &["Shift+N"],
        when: one_component,
        run: |app| with_focal(app, Dialog::Note),
    },
    Command {
        id: "edit.group",
        title: text::GROUP,
        section: Section::Edit,
        icon: Icon::Group,
        keys: &["Mod+G"],
        when: |facts| editable(facts) && facts.components > 0,
        run: |app| show(app, Dialog::Group),
    },
    Command {
        id: "edit.ungroup",
        title: text::UNGROUP,
        section: Section::Edit,
        icon: Icon::Ungroup,
        keys: &["Mod+Shift+G"],
        when: |facts| editable(facts) && facts.groups > 0,
        run: ungroup,
    },
    Command {
        id: "edit.move_to_file",
        title: text::MOVE_TO_FILE,
        section: Section::Edit,
        icon: Icon::MoveToFile,
        keys: &["M"],
        when: |facts| editable(facts) && facts.components > 0,
        run: |app| show(app, Dialog::MoveToFile),
    },
    Command {
        id: "edit.copy",
        title: text::COPY,
        section: Section::Edit,
        icon: Icon::Copy,
        keys: &["Mod+C"],
        when: |facts| facts.blueprint && facts.components > 0,
        run: pasting::copy,
    },
    Command {
        id: "edit.paste",
        title: text::PASTE,
        section: Section::Edit,
        icon: Icon::Paste,
        keys: &["Mod+V"],
        when: editable,
        run: pasting::paste,
    },
    Command {
        id: "edit.duplicate",
        title: text::DUPLICATE,
        section: Section::Edit,
        icon: Icon::Duplicate,
        keys: &["Mod+D"],
        when: |facts| editable(facts) && facts.components > 0,
        run: pasting::duplicate,
    },
    Command {
        id: "edit.remove",
        title: text::REMOVE,
        section: Section::Edit,
        icon: Icon::Trash,
        keys: &["Delete", "Backspace"],
        when: |facts| editable(facts) && facts.components > 0,
        run: pasting::remove,
    },
    Command {
        id: "edit.arrange",
        title: text::ARRANGE,
        section: Section::Edit,
        icon: Icon::Arrange,
        keys: &["Alt+L"],
        when: editable,
        run: editing::arrange,
    },
    Command {
        id: "edit.select_all",
        title: text::SELECT_ALL,
        section: Section::Edit,
        icon: Icon::Layers,
        keys: &["Mod+A"],
        when: |facts| facts.blueprint,
        run: select_all,
    },
    Command {
        id: "edit.select_none",
        title: text::SELECT_NONE,
        section: Section::Edit,
        icon: Icon::Close,
        keys: &[],
        when: |facts| facts.blueprint && facts.selected > 0,
        run: |app| app.work.selection.update(std::collections::BTreeSet::clear),
    },
    Command {
        id: "edit.find",
        title: text::FIND,
        section: Section::Edit,
        icon: Icon::Search,
        keys: &["Mod+F"],
        when: |facts| facts.blueprint,
        run: find,
    },
    Command {
        id: "view.fit",
        title: text::FIT,
        section: Section::View,
        icon: Icon::Fit,
        keys: &["Shift+1", "F"],
        when: |facts| facts.blueprint,
        run: |app| app.work.send(CanvasCommand::Fit),
    },
    Command {
        id: "view.fit_selection",
        title: text::FIT_SELECTION,
        section: Section::View,
        icon: Icon::Locate,
        keys: &["Shift+2"],
        when: |facts| facts.blueprint && facts.selected > 0,
        run: |app| app.work.send(CanvasCommand::FitSelection),
    },
    Command {
        id: "view.zoom_in",
        title: text::ZOOM_IN,
        section: Section::View,
        icon: Icon::Plus,
        keys: &["+", "Mod+="],
        when: |facts| facts.blueprint,
        run: |app| app.work.send(CanvasCommand::ZoomIn),
    },
    Command {
        id: "view.zoom_out",
        title: text::ZOOM_OUT,
        section: Section::View,
        icon: Icon::Minus,
        keys: &["-", "Mod+-"],
        when: |facts| facts.blueprint,
        run: |app| app.work.send(CanvasCommand::ZoomOut),
    },
    Command {
        id: "view.actual_size",
        title: text::ACTUAL_SIZE,
        section: Section::View,
        icon: Icon::Search,
        keys: &["Mod+0", "Shift+0"],
        when: |facts| facts.blueprint,
        run: |app| app.work.send(CanvasCommand::ActualSize),
    },
    Command {
        id: "view.values",
        title: text::VALUES,
        section: Section::View,
        icon: Icon::Values,
        keys: &["V"],
        when: |facts| facts.blueprint,
        run: values,
    },
    Command {
        id: "view.snap",
        title: text::SNAP,
        section: Section::View,
        icon: Icon::Box,
        keys: &[],
        when: |facts| facts.blueprint,
        run: |app| settings::change(app, |preferences| preferences.snap = !preferences.snap),
    },
    Command {
        id: "view.sidebar",
        title: text::SIDEBAR,
        section: Section::View,
        icon: Icon::PanelLeft,
        keys: &["Mod+B"],
        when: always,
        run: |app| panels::toggle(app, Panel::Sidebar),
    },
    Command {
        id: "view.dock",
        title: text::DOCK,
        section: Section::View,
        icon: Icon::PanelBottom,
        keys: &["Mod+J"],
        when: |facts| facts.blueprint,
        run: |app| panels::toggle(app, Panel::Dock),
    },
    Command {
        id: "view.inspector",
        title: text::INSPECTOR,
        section: Section::View,
        icon: Icon::PanelRight,
        keys: &["Mod+I"],
        when: |facts| facts.blueprint,
        run: |app| panels::toggle(app, Panel::Inspector),
    },
    Command {
        id: "view.source",
        title: text::SOURCE,
        section: Section::View,
        icon: Icon::FileCode,
        keys: &["Alt+1"],
        when: |facts| facts.blueprint,
        run: |app| tab(app, DockTab::Source),
    },
    Command {
        id: "view.changes",
        title: text::CHANGES,
        section: Section::View,
        icon: Icon::Compare,
        keys: &["Alt+2"],
        when: |facts| facts.blueprint,
        run: |app| tab(app, DockTab::Changes),
    },
    Command {
        id: "view.history",
        title: text::HISTORY,
        section: Section::View,
        icon: Icon::History,
        keys: &["Alt+3"],
        when: |facts| facts.blueprint,
        run: |app| tab(app, DockTab::History),
    },
    Command {
        id: "view.findings",
        title: text::FINDINGS,
        section: Section::View,
        icon: Icon::Danger,
        keys: &["Alt+5"],
        when: |facts| facts.blueprint,
        run: |app| tab(app, DockTab::Findings),
    },
    Command {
        id: "view.cost",
        title: text::COST,
        section: Section::View,
        icon: Icon::Values,
        keys: &["Alt+6"],
        when: |facts| facts.blueprint,
        run: |app| tab(app, DockTab::Cost),
    },
    Command {
        id: "view.compliance",
        title: text::COMPLIANCE,
        section: Section::View,
        icon: Icon::Success,
        keys: &["Alt+7"],
        when: |facts| facts.blueprint,
        run: |app| tab(app, DockTab::Compliance),
    },
    Command {
        id: "view.problems",
        title: text::PROBLEMS,
        section: Section::View,
        icon: Icon::Warning,
        keys: &["Alt+4"],
        when: |facts| facts.blueprint,
        run: |app| tab(app, DockTab::Problems),
    },
    Command {
        id: "view.next_pane",
        title: text::NEXT_PANE,
        section: Section::View,
        icon: Icon::ArrowRight,
        keys: &["F6"],
        when: always,
        run: |_| focus::next_pane(),
    },
    Command {
        id: "review.compare",
        title: text::COMPARE,
        section: Section::Review,
        icon: Icon::Compare,
        keys: &["D"],
        when: |facts| facts.blueprint && !facts.comparing,
        run: versions::compare_latest,
    },
    Command {
        id: "review.next",
        title: text::NEXT_CHANGE,
        section: Section::Review,
        icon: Icon::ChevronDown,
        keys: &["N"],
        when: |facts| facts.comparing,
        run: |app| versions::step(app, true),
    },
    Command {
        id: "review.previous",
        title: text::PREVIOUS_CHANGE,
        section: Section::Review,
        icon: Icon::ChevronUp,
        keys: &["P"],
        when: |facts| facts.comparing,
        run: |app| versions::step(app, false),
    },
    Command {
        id: "review.stop",
        title: text::STOP_COMPARING,
        section: Section::Review,
        icon: Icon::Close,
        keys: &[],
        when: |facts| facts.comparing,
        run: versions::stop_comparing,
    },
    Command {
        id: "review.incoming",
        title: text::REVIEW_INCOMING,
        section: Section::Review,
        icon: Icon::Incoming,
        keys: &[],
        when: |facts| facts.blueprint && facts.incoming,
        run: incoming::review,
    },
    Command {
        id: "general.palette",
        title: text::PALETTE,
        section: Section::General,
        icon: Icon::Search,
        keys: &["Mod+K"],
        when: always,
        run: |app| show(app, Dialog::Palette),
    },
    Command {
        id: "general.settings",
        title: text::SETTINGS,
        section: Section::General,
        icon: Icon::Settings,
        keys: &["Mod+,"],
        when: always,
        run: |app| show(app, Dialog::Settings),
    },
    Command {
        id: "general.shortcuts",
        title: text::SHORTCUTS,
        section: Section::General,
        icon: Icon::Keyboard,
        keys: &["?"],
        when: always,
        run: |app| show(app, Dialog::Shortcuts),
    },
    Command {
        id: "general.theme_system",
        title: text::THEME_SYSTEM,
        section: Section::General,
        icon: Icon::Monitor,
        keys: &[],
        when: always,
        run: |app| theme(app, Theme::System),
    },
    Command {
        id: "general.theme_light",
        title: text::THEME_LIGHT,
        section: Section::General,
        icon: Icon::Sun,
        keys: &[],
        when: always,
        run: |app| theme(app, Theme::Light),
    },
    Command {
        id: "general.theme_dark",
        title: text::THEME_DARK,
        section: Section::General,
        icon: Icon::Moon,
        keys: &[],
        when: always,
        run: |app| theme(app, Theme::Dark),
    },
    Command {
        id: "general.theme_contrast",
        title: text::THEME_CONTRAST,
        section: Section::General,
        icon: Icon::Contrast,
        keys: &[],
        when: always,
        run: |app| theme(app, Theme::Contrast),
    },
];

fn always(_: &Facts) -> bool {
    true
}

fn editable(facts: &Facts) -> bool {
    facts.blueprint && !facts.read_only
}

fn one_component(facts: &Facts) -> bool {
    editable(facts) && facts.components == 1 && facts.selected == 1
}

fn show(app: App, dialog: Dialog) {
    app.dialog.set(Some(dialog));
}

fn with_blueprint(app: App, dialog: fn(domain::ids::BlueprintId) -> Dialog) {
    if let Some(id) = app.work.id.get_untracked() {
        show(app, dialog(id));
    }
}

fn with_focal(app: App, dialog: fn(domain::graph::ComponentKey) -> Dialog) {
    if let Some(key) = untrack(move || app.work.focal()) {
        show(app, dialog(key));
    }
}

fn connect(app: App) {
    let mut selected = editing::selected_components(app).into_iter();
    if let Some(from) = selected.next() {
        show(app, Dialog::Connect { from, to: selected.next() });
    }
}

fn ungroup(app: App) {
    let groups = app.work.selection.with_untracked(|selection| {
        selection.iter().filter_map(|key| key.0.strip_prefix("group:")?.parse().ok()).collect::<Vec<_>>()
    });
    let edits = groups.into_iter().map(|id| Edit::Ungroup { id }).collect();
    spawn_local(async move {
        if let Err(problem) = editing::edit(app, edits).await {
            app.fail(problem);
        }
    });
}

fn select_all(app: App) {
    let Some(scene) = app.work.scene.get_untracked() else { return };
    app.work.selection.set(scene.nodes.iter().map(|node| node.key.clone()).collect());
}

fn find(app: App) {
    panels::set_open(app, Panel::Sidebar, true);
    focus::later("outline-filter");
}

fn values(app: App) {
    settings::change(app, |preferences| preferences.values = !preferences.values);
    crate::app::refresh::picture(app);
}

fn tab(app: App, tab: DockTab) {
    app.work.tab.set(tab);
    panels::set_open(app, Panel::Dock, true);
}

fn theme(app: App, theme: Theme) {
    settings::change(app, |preferences| preferences.theme = theme);
}
