//! That something takes its time.

use leptos::prelude::*;

/// A small turning ring; the words beside it say what is being waited for.
#[component]
pub fn Spinner() -> impl IntoView {
    view! { <span class="spinner" aria-hidden="true"></span> }
}
