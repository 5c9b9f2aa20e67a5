//! The command palette: everything one may do, recent first; components, blueprints, and a path that is typed.

use std::sync::Arc;

use domain::graph::ComponentKey;
use domain::ids::BlueprintId;
use leptos::prelude::*;

use crate::app::{App, opening, use_app};
use crate::canvas_contract::CanvasCommand;
use crate::commands::{self, COMMANDS, Command, Facts};
use crate::components::{Choice, Combobox, Icon, Modal};
use crate::copy::{self, palette as text};
use crate::state::{Route, search};
use crate::transport::is_desktop;

/// So many components answer at most; more letters find the rest.
const COMPONENTS: usize = 60;

/// What a line of the palette does.
#[derive(Clone)]
enum Target {
    Command(&'static Command),
    Blueprint(BlueprintId),
    Component(ComponentKey),
    Folder(String),
}

/// The palette.
#[component]
pub fn Palette() -> impl IntoView {
    let app = use_app();
    let query = RwSignal::new(String::new());
    let found = Memo::new_with_compare(move |_| Arc::new(find(app, &query.get())), |_, _| true);
    let choices = Signal::derive(move || Arc::new(found.get().iter().map(|(_, choice)| choice.clone()).collect()));
    let choose = move |index: usize| {
        let Some((target, _)) = found.with_untracked(|found| found.get(index).cloned()) else { return };
        app.close_dialog();
        match target {
            Target::Command(command) => commands::run(app, command),
            Target::Blueprint(id) => app.go(Route::Blueprint(id)),
            Target::Component(key) => {
                app.work.selection.set([key.clone()].into());
                app.work.send(CanvasCommand::CenterOn(key));
            }
            Target::Folder(path) => opening::open_path(app, path),
        }
    };
    view! {
        <Modal title=text::TITLE size="palette" bare=true on_close=move || app.close_dialog()>
            <Combobox
                query
                choices
                label=text::TITLE
                placeholder=text::PLACEHOLDER
                nothing=text::NOTHING.to_owned()
                on_choose=choose
            />
        </Modal>
    }
}

fn find(app: App, query: &str) -> Vec<(Target, Choice)> {
    let query = query.trim();
    if let Some(folder) = folder(query) {
        return vec![folder];
    }
    let facts = untrack(move || Facts::now(app));
    let mut commands: Vec<&'static Command> =
        COMMANDS.iter().filter(|command| command.id != "general.palette" && (command.when)(&facts)).collect();
    let recent = app.preferences.with_untracked(|preferences| preferences.recent_commands.clone());
    let age = |command: &&'static Command| recent.iter().position(|id| id == command.id).unwrap_or(usize::MAX);
    commands.sort_by_key(age);
    let blueprints: Vec<(BlueprintId, String)> = app.blueprints.with_untracked(|list| {
        let list = list.here().map(Vec::as_slice).unwrap_or_default();
        list.iter().map(|blueprint| (blueprint.id, blueprint.name.clone())).collect()
    });

    let mut found = Vec::new();
    for index in search::ranked(query, blueprints.iter().map(|(_, name)| name.as_str())) {
        if query.is_empty() {
            break;
        }
        if let Some((id, name)) = blueprints.get(index) {
            let choice = Choice {
                title: name.clone(),
                aside: text::BLUEPRINT.to_owned(),
                icon: Some(Icon::Layers),
                ..Choice::default()
            };
            found.push((search::score(query, name), (Target::Blueprint(*id), choice)));
        }
    }
    for index in search::ranked(query, commands.iter().map(|command| command.title)) {
        if let Some(command) = commands.get(index) {
            let is_recent = age(command) != usize::MAX;
            let choice = Choice {
                title: command.title.to_owned(),
                aside: if is_recent && query.is_empty() { text::RECENT } else { copy::section(command.section) }
                    .to_owned(),
                icon: Some(command.icon),
                keys: command.keys.first().copied(),
                ..Choice::default()
            };
            found.push((search::score(query, command.title), (Target::Command(command), choice)));
        }
    }
    if !query.is_empty() {
        found.extend(components(app, query));
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        let best = found.first().and_then(|(score, _)| *score).unwrap_or_default();
        found.retain(|(score, _)| score.is_some_and(|score| search::matters(score, best)));
    }
    found.into_iter().map(|(_, found)| found).collect()
}

fn components(app: App, query: &str) -> Vec<(Option<i32>, (Target, Choice))> {
    let Some(scene) = app.work.scene.get_untracked() else { return Vec::new() };
    let texts: Vec<String> =
        scene.nodes.iter().map(|node| format!("{} {} {}", node.title, node.caption, node.key.0)).collect();
    let ranked = search::ranked(query, texts.iter().map(String::as_str));
    let choice = |index: usize| {
        let node = scene.nodes.get(index)?;
        let choice = Choice {
            title: node.title.clone(),
            caption: node.caption.clone(),
            aside: text::COMPONENT.to_owned(),
            glyph: Some((node.glyph.clone(), node.category)),
            ..Choice::default()
        };
        Some((search::score(query, texts.get(index)?), (Target::Component(node.key.clone()), choice)))
    };
    ranked.into_iter().take(COMPONENTS).filter_map(choice).collect()
}

/// A path of this machine that was typed.
fn folder(query: &str) -> Option<(Target, Choice)> {
    let drive = query.get(1..3).is_some_and(|colon| colon == ":\\" || colon == ":/");
    let is_path =
        is_desktop() && (query.starts_with('/') || query.starts_with("~/") || query.starts_with("\\\\") || drive);
    is_path.then(|| {
        let choice = Choice { title: text::open_folder(query), icon: Some(Icon::FolderOpen), ..Choice::default() };
        (Target::Folder(query.to_owned()), choice)
    })
}
