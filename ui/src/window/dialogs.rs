//! The dialog that is open.

use leptos::prelude::*;

use super::{naming, opening, palette, settings, shortcuts};
use crate::app::{Dialog, use_app};
use crate::pages::blueprint::dialogs as blueprint;

/// The dialog that is open, if one is.
#[component]
pub fn Dialogs() -> impl IntoView {
    let app = use_app();
    move || {
        app.dialog.get().map(|dialog| match dialog {
            Dialog::Palette => view! { <palette::Palette/> }.into_any(),
            Dialog::NewBlueprint => view! { <naming::NewBlueprint/> }.into_any(),
            Dialog::Opening => view! { <opening::OpeningDialog/> }.into_any(),
            Dialog::AddComponent => view! { <blueprint::AddComponent/> }.into_any(),
            Dialog::Connect { from, to } => view! { <blueprint::Connect from to/> }.into_any(),
            Dialog::Group => view! { <blueprint::GroupSelection/> }.into_any(),
            Dialog::MoveToFile => view! { <blueprint::MoveToFile/> }.into_any(),
            Dialog::Rename(key) => view! { <blueprint::RenameComponent key/> }.into_any(),
            Dialog::Note(key) => view! { <blueprint::NoteOn key/> }.into_any(),
            Dialog::SaveVersion => view! { <blueprint::SaveVersion/> }.into_any(),
            Dialog::SaveToFolder => view! { <blueprint::SaveToFolder/> }.into_any(),
            Dialog::Settings => view! { <settings::SettingsDialog/> }.into_any(),
            Dialog::Shortcuts => view! { <shortcuts::ShortcutsDialog/> }.into_any(),
            Dialog::RenameBlueprint(id) => view! { <naming::RenameBlueprint id/> }.into_any(),
            Dialog::RemoveBlueprint(id) => view! { <naming::RemoveBlueprint id/> }.into_any(),
        })
    }
}
