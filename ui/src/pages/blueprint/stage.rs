//! The canvas with what stands on it: zoom, the comparison's bar, what is said while there is nothing to draw.

use domain::edit::Edit;
use leptos::prelude::*;

use crate::app::{Dialog, editing, opening, refresh, use_app};
use crate::canvas::Canvas;
use crate::canvas_contract::{CanvasContract, ContextRequest, Moved};
use crate::components::menu::CommandMenu;
use crate::components::{Button, Empty, Icon, ProblemView, Spinner, Variant};
use crate::copy::{self, blueprint as text};
use crate::state::Loaded;

/// What the menu of one or more nodes offers; `""` draws a line.
const NODE_MENU: [&str; 15] = [
    "edit.rename",
    "edit.note",
    "edit.connect",
    "",
    "edit.copy",
    "edit.duplicate",
    "edit.move_to_file",
    "",
    "edit.group",
    "edit.ungroup",
    "",
    "view.fit_selection",
    "view.source",
    "",
    "edit.remove",
];
/// What the menu of the empty canvas offers.
const CANVAS_MENU: [&str; 18] = [
    "edit.add",
    "edit.paste",
    "",
    "edit.arrange",
    "view.fit",
    "view.values",
    "edit.select_all",
    "",
    "review.compare",
    "file.save_version",
    "file.save_to_folder",
    "",
    "file.picture_svg",
    "file.picture_png",
    "",
    "file.rename",
    "file.remove",
    "general.palette",
];

/// The stage.
#[component]
pub fn Stage() -> impl IntoView {
    let app = use_app();
    let work = app.work;
    let contract = CanvasContract {
        scene: work.scene,
        selection: work.selection,
        hovered: work.hovered,
        command: work.command,
        view: work.view,
        glyphs: app.glyphs.into(),
        appearance: app.appearance.into(),
        snap: Signal::derive(move || app.preferences.with(|preferences| preferences.snap)),
        reduced_motion: app.reduced_motion.into(),
        read_only: Signal::derive(move || work.read_only()),
        comparing: Signal::derive(move || work.comparing.with(Option::is_some)),
        concerns: work.evidence.concerns.into(),
        on_move: Callback::new(move |moved: Vec<Moved>| {
            let place = |moved: Moved| Edit::Place { key: moved.key, x: moved.x, y: moved.y };
            editing::make(app, moved.into_iter().map(place).collect());
        }),
        on_activate: Callback::new(move |_| {
            crate::app::panels::set_open(app, crate::state::Panel::Inspector, true);
        }),
        on_context: Callback::new(move |request: ContextRequest| app.menu.set(Some(request))),
        on_connect: Callback::new(move |(from, to)| app.dialog.set(Some(Dialog::Connect { from, to: Some(to) }))),
    };
    let message = move || {
        match (work.picture.get(), work.scene.with(|scene| scene.as_ref().map(|scene| scene.nodes.is_empty()))) {
        (Loaded::Failed(problem), None) => view! {
            <div class="empty">
                <ProblemView problem on_retry=move || refresh::picture(app)/>
            </div>
        }
        .into_any(),
        (_, None) => view! {
            <div class="loading" role="status" style:margin="auto">
                <Spinner/>
                <span>{text::DRAWING}</span>
            </div>
        }
        .into_any(),
        (_, Some(true)) => view! {
            <Empty icon=Icon::Layers title=text::NOTHING_HERE.to_owned() hint=text::NOTHING_HERE_HINT.to_owned()>
                <Button
                    label=copy::commands::ADD_COMPONENT
                    icon=Icon::Plus
                    variant=Variant::Primary
                    on_press=move || app.dialog.set(Some(Dialog::AddComponent))
                />
                <Button label=copy::commands::OPEN_FOLDER icon=Icon::FolderOpen on_press=move || opening::choose_folder(app)/>
            </Empty>
        }
        .into_any(),
        (_, Some(false)) => ().into_any(),
    }
    };
    let menu = move || {
        app.menu.get().map(|request| {
            let entries = if request.key.is_some() { NODE_MENU.to_vec() } else { CANVAS_MENU.to_vec() };
            view! {
                <CommandMenu
                    commands=entries
                    x=request.client_x
                    y=request.client_y
                    label=text::MENU
                    on_close=move || app.menu.set(None)
                />
            }
        })
    };
    view! {
        <section class="stage" aria-label=text::CANVAS data-pane="canvas">
            <div class="stage-canvas">
                <Canvas contract/>
            </div>
            <div class="stage-message">{message}</div>
            <super::compare::CompareBar/>
            {menu}
        </section>
    }
}
