//! Icons of the product, and glyphs of resource types.

mod shapes;

use domain::Category;
use leptos::prelude::*;
pub use shapes::Icon;

use crate::app::use_app;

/// An icon. It says nothing to a screen reader: the word beside it does.
#[component]
pub fn Drawn(
    /// Which.
    icon: Icon,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d=icon.path()></path>
        </svg>
    }
}

/// The glyph of a resource type, in the hue of its category.
#[component]
pub fn Glyph(
    /// The glyph's id.
    #[prop(into)]
    glyph: Signal<String>,
    /// The category.
    #[prop(into)]
    category: Signal<Category>,
) -> impl IntoView {
    let app = use_app();
    let path = move || glyph.with(|glyph| app.glyphs.with(|glyphs| glyphs.get(glyph).cloned().unwrap_or_default()));
    view! {
        <svg class="icon glyph" viewBox="0 0 24 24" aria-hidden="true" data-category=move || category.get().word()>
            <path d=path></path>
        </svg>
    }
}
