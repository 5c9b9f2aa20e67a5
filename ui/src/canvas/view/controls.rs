//! Zoom and minimap, at the canvas's lower right.

use leptos::html;
use leptos::prelude::*;
use web_sys::PointerEvent;

use super::host::Host;
use crate::canvas::geometry::Point;
use crate::canvas::paint::minimap::{self, Fit};
use crate::canvas_contract::{CanvasCommand, CanvasContract};

/// The buttons for zoom, and the minimap with the button that folds it.
#[component]
pub fn Controls(
    /// What goes between the page and the canvas.
    contract: CanvasContract,
    /// The canvas.
    host: StoredValue<Host, LocalStorage>,
) -> impl IntoView {
    let shown = RwSignal::new(true);
    let surface = NodeRef::<html::Canvas>::new();
    Effect::new(move || {
        let canvas = surface.get();
        host.try_with_value(|host| host.set_minimap(canvas));
    });
    let percent = Memo::new(move |_| format!("{:.0} %", contract.view.get().zoom * 100.0));
    let anything = Memo::new(move |_| contract.scene.with(|scene| scene.as_ref().is_some_and(|scene| scene.nodes.len() > 1)));

    // Where everything is in sight, the minimap would say nothing.
    let all_in_sight = Memo::new(move |_| {
        contract.view.track();
        host.try_with_value(Host::all_in_sight).unwrap_or_default()
    });

    let jump = move |event: &PointerEvent| {
        let Some(canvas) = surface.get_untracked() else { return };
        let rect = canvas.get_bounding_client_rect();
        let at = Point::new(f64::from(event.client_x()) - rect.x(), f64::from(event.client_y()) - rect.y());
        host.try_with_value(|host| {
            host.change(|state| {
                if let Some(bounds) = state.engine.picture().bounds() {
                    let (width, height) = minimap::size(Some(bounds));
                    let fit = Fit::new(&bounds, width, height);
                    state.engine.look_at(fit.to_scene(at));
                }
            });
        });
    };
    view! {
        <div class="canvas-controls">
            <Show when=move || shown.get() && anything.get()>
                <canvas
                    class="canvas-minimap"
                    class:canvas-idle=all_in_sight
                    node_ref=surface
                    aria-hidden="true"
                    on:pointerdown=move |event| {
                        if let Some(canvas) = surface.get_untracked() {
                            let _ = canvas.set_pointer_capture(event.pointer_id());
                        }
                        jump(&event);
                    }
                    on:pointermove=move |event| {
                        if event.buttons() & 1 == 1 {
                            jump(&event);
                        }
                    }
                ></canvas>
            </Show>
            <div class="canvas-buttons" role="toolbar" aria-label="Zoom">
                <button type="button" title="Zoom out (-)" aria-label="Zoom out" on:click=move |_| contract.send(CanvasCommand::ZoomOut)>
                    "−"
                </button>
                <button
                    type="button"
                    class="canvas-percent"
                    title="Actual size (1)"
                    aria-label=move || format!("Zoom {}, set to actual size", percent.get())
                    on:click=move |_| contract.send(CanvasCommand::ActualSize)
                >
                    {percent}
                </button>
                <button type="button" title="Zoom in (+)" aria-label="Zoom in" on:click=move |_| contract.send(CanvasCommand::ZoomIn)>
                    "+"
                </button>
                <button type="button" title="Show everything (0)" on:click=move |_| contract.send(CanvasCommand::Fit)>
                    "Fit"
                </button>
                <button
                    type="button"
                    title="Show or hide the minimap"
                    aria-pressed=move || shown.get().to_string()
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    "Map"
                </button>
            </div>
        </div>
    }
}
