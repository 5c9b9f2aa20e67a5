//! What a component uses and what uses it, each a jump away.

use std::sync::Arc;

use api::editing::ComponentDetail;
use domain::edit::Edit;
use domain::graph::{ComponentKey, Connection, ConnectionKind};
use leptos::prelude::*;

use crate::app::{App, editing, use_app};
use crate::components::button::CommandButton;
use crate::components::{Drawn, Icon, IconButton};
use crate::copy::inspector as text;

/// So many are listed on each side.
const LISTED: usize = 50;

/// The connections.
#[component]
pub fn Connections(
    /// Of which component.
    detail: Memo<Option<Arc<ComponentDetail>>>,
    /// Whether nothing can be changed.
    #[prop(into)]
    locked: Signal<bool>,
) -> impl IntoView {
    let sides = Memo::new(move |_| {
        detail.with(|detail| {
            let Some(detail) = detail else { return (Vec::new(), Vec::new()) };
            let key = &detail.component.key;
            let (uses, used_by): (Vec<Connection>, Vec<Connection>) =
                detail.connections.iter().cloned().partition(|connection| connection.from == *key);
            (uses, used_by)
        })
    });
    let list = move |title: &'static str, outward: bool| {
        let connections = sides.with(|(uses, used_by)| if outward { uses.clone() } else { used_by.clone() });
        let more = connections.len().saturating_sub(LISTED);
        (!connections.is_empty()).then(|| {
            view! {
                <h3>{title}</h3>
                <ul class="connections">
                    {connections
                        .into_iter()
                        .take(LISTED)
                        .map(|connection| view! { <ConnectionRow connection outward locked/> })
                        .collect_view()}
                </ul>
                {(more > 0).then(|| view! { <p class="quiet">{text::more(more)}</p> })}
            }
        })
    };
    let none = move || sides.with(|(uses, used_by)| uses.is_empty() && used_by.is_empty());
    view! {
        <section class="inspector-section">
            <header class="inspector-block-head">
                <h2>{text::CONNECTIONS}</h2>
                <CommandButton command="edit.connect"/>
            </header>
            <Show when=none>
                <p class="quiet">{text::NO_CONNECTIONS}</p>
            </Show>
            {move || list(text::USES, true)}
            {move || list(text::USED_BY, false)}
        </section>
    }
}

#[component]
fn ConnectionRow(connection: Connection, outward: bool, #[prop(into)] locked: Signal<bool>) -> impl IntoView {
    let app = use_app();
    let other = if outward { connection.to.clone() } else { connection.from.clone() };
    let (title, glyph) = describe(app, &other);
    let is_drawn = app.work.outline.with_untracked(|outline| outline.find(&other).is_some());
    let name = text::jump_to(&title);
    let disconnect_name = text::disconnect(&title);
    let jump = {
        let other = other.clone();
        move |_| app.work.jump(&other)
    };
    let can_disconnect = outward && connection.kind != ConnectionKind::Through;
    let attribute = connection.attribute.clone();
    let disconnect = move || {
        let connection = connection.clone();
        editing::make(
            app,
            vec![Edit::Disconnect { from: connection.from, to: connection.to, attribute: connection.attribute }],
        );
    };
    view! {
        <li class="connection">
            <button class="connection-jump" type="button" aria-label=name disabled=!is_drawn on:click=jump>
                {glyph
                    .map(|(glyph, category)| view! { <crate::components::Glyph glyph category/> }.into_any())
                    .unwrap_or_else(|| view! { <Drawn icon=Icon::Values/> }.into_any())}
                <span class="connection-title">{title}</span>
                <span class="connection-attribute mono">{attribute}</span>
            </button>
            {can_disconnect
                .then(|| {
                    view! {
                        <Show when=move || !locked.get()>
                            <IconButton label=disconnect_name.clone() icon=Icon::Close on_press=disconnect.clone()/>
                        </Show>
                    }
                })}
        </li>
    }
}

/// What the picture calls it; its address where it is not drawn.
fn describe(app: App, key: &ComponentKey) -> (String, Option<(String, domain::Category)>) {
    let node = app.work.scene.with_untracked(|scene| {
        let index = app.work.outline.with_untracked(|outline| outline.find(key))?;
        scene.as_ref()?.nodes.get(index as usize).map(|node| (node.title.clone(), (node.glyph.clone(), node.category)))
    });
    match node {
        Some((title, glyph)) => (title, Some(glyph)),
        None => (key.address().to_owned(), None),
    }
}
