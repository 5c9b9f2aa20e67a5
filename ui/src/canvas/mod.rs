//! The canvas: draws the scene, selects, drags, pans and zooms.

use leptos::prelude::*;

use crate::canvas_contract::CanvasContract;

/// The place of the canvas in the blueprint page.
#[component]
pub fn Canvas(
    /// What goes between the page and the canvas.
    contract: CanvasContract,
) -> impl IntoView {
    let _ = contract;
    view! { <canvas class="canvas" tabindex="0"></canvas> }
}
