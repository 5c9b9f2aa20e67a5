//! Names, notes, groups, files, versions.

use domain::edit::Edit;
use domain::graph::ComponentKey;
use domain::ids::GroupId;
use leptos::prelude::*;

use crate::app::{editing, use_app, versions};
use crate::copy::dialogs as text;
use crate::transport::{now, random};
use crate::window::AskForText;

/// Another name for a component; every reference to it is rewritten.
#[component]
pub fn RenameComponent(key: ComponentKey) -> impl IntoView {
    let app = use_app();
    let name = key.address().rsplit('.').next().unwrap_or_default().to_owned();
    let key = StoredValue::new(key);
    let act = move |name: String| async move {
        editing::edit(app, vec![Edit::Rename { key: key.get_value(), name }]).await.map(drop)
    };
    view! { <AskForText title=text::RENAME label=text::NAME value=name verb=text::RENAME_VERB hint=text::RENAME_HINT act/> }
}

/// A note on a component.
#[component]
pub fn NoteOn(key: ComponentKey) -> impl IntoView {
    let app = use_app();
    let note = app.work.detail.with_untracked(|detail| {
        detail.here().filter(|detail| detail.component.key == key).map(|detail| detail.note.clone())
    });
    let key = StoredValue::new(key);
    let act = move |note: String| async move {
        editing::edit(app, vec![Edit::Annotate { key: key.get_value(), text: note }]).await.map(drop)
    };
    view! {
        <AskForText
            title=text::NOTE
            label=text::NOTE_LABEL
            value=note.unwrap_or_default()
            verb=text::NOTE_VERB
            hint=text::NOTE_HINT
            long=true
            may_be_empty=true
            act
        />
    }
}

/// A title for a group around what is selected.
#[component]
pub fn GroupSelection() -> impl IntoView {
    let app = use_app();
    let act = move |title: String| async move {
        let id = GroupId::new(now(), random());
        let members = editing::selected_components(app);
        editing::edit(app, vec![Edit::Group { id, title, members }]).await?;
        app.work.selection.set([ComponentKey(format!("group:{id}"))].into());
        Ok(())
    };
    view! { <AskForText title=text::GROUP label=text::GROUP_LABEL value="" verb=text::GROUP_VERB hint=text::GROUP_HINT act/> }
}

/// Another file for what is selected.
#[component]
pub fn MoveToFile() -> impl IntoView {
    let app = use_app();
    let file = app.work.detail.with_untracked(|detail| detail.here().map(|detail| detail.component.place.file.clone()));
    let act = move |file: String| async move {
        let move_to = |key: ComponentKey| Edit::MoveToFile { key, file: file.clone() };
        let edits = editing::selected_components(app).into_iter().map(move_to).collect();
        editing::edit(app, edits).await.map(drop)
    };
    view! {
        <AskForText
            title=text::MOVE_TO_FILE
            label=text::MOVE_LABEL
            value=file.unwrap_or_default()
            verb=text::MOVE_VERB
            hint=text::MOVE_HINT
            act
        />
    }
}

/// A message for a new version.
#[component]
pub fn SaveVersion() -> impl IntoView {
    let app = use_app();
    let act = move |message: String| async move {
        let version = versions::save(app, message).await?;
        app.say(text::version_saved(version.number));
        Ok(())
    };
    view! {
        <AskForText title=text::SAVE_VERSION label=text::MESSAGE value="" verb=text::SAVE_VERSION hint=text::SAVE_VERSION_HINT long=true act/>
    }
}
