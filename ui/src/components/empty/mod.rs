//! What stands where nothing is yet: what would be here, and how to get it.

use leptos::prelude::*;

use super::{Drawn, Icon};

/// An empty state.
#[component]
pub fn Empty(
    /// An icon.
    icon: Icon,
    /// What is the case.
    #[prop(into)]
    title: Signal<String>,
    /// What would fill it.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What to do.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <Drawn icon/>
            <p class="empty-title">{move || title.get()}</p>
            <p class="empty-hint">{move || hint.get()}</p>
            {children.map(|children| view! { <div class="empty-actions">{children()}</div> })}
        </div>
    }
}
