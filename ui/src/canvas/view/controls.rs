//! Zoom and minimap, at the canvas's lower right.

use leptos::html;
use leptos::prelude::*;
use web_sys::PointerEvent;

use super::host::Host;
use crate::canvas::copy;
use crate::canvas::geometry::Point;
use crate::canvas::paint::minimap::{self, Fit};
use crate::canvas_contract::{CanvasCommand, CanvasContract};

/// Icons of the buttons (Lucide, ISC), on a grid of 24 by 24.
const MINUS: &str = "M5 12h14";
const PLUS: &str = "M5 12h14 M12 5v14";
const FIT: &str = "M8 3H5a2 2 0 0 0-2 2v3 M21 8V5a2 2 0 0 0-2-2h-3 M3 16v3a2 2 0 0 0 2 2h3 M16 21h3a2 2 0 0 0 2-2v-3";
const MAP: &str = "M14.1 5.55a2 2 0 0 0 1.8 0l3.65-1.83A1 1 0 0 1 21 4.62v12.76a1 1 0 0 1-.55.9l-4.55 2.27a2 2 0 0 1-1.8 0l-4.2-2.1a2 2 \
                   0 0 0-1.8 0l-3.65 1.83A1 1 0 0 1 3 19.38V6.62a1 1 0 0 1 .55-.9l4.55-2.27a2 2 0 0 1 1.8 0z M15 5.76v15 M9 3.24v15";

/// The buttons for zoom, and the minimap with the button that folds it.
#[component]
pub fn Controls(
    /// What goes between the page and the canvas.
    contract: CanvasContract,
    /// The canvas.
    host: StoredValue<Host, LocalStorage>,
) -> impl IntoView {
    let shown = RwSignal::new(true);
    let percent = Memo::new(move |_| copy::percent(contract.view.get().zoom));
    let several =
        Memo::new(move |_| contract.scene.with(|scene| scene.as_ref().is_some_and(|scene| scene.nodes.len() > 1)));
    let send = move |command: CanvasCommand| move |_| contract.send(command.clone());
    view! {
        <div class="canvas-controls">
            <Show when=move || shown.get() && several.get()>
                <Minimap contract host/>
            </Show>
            <div class="canvas-buttons" role="toolbar" aria-label=copy::ZOOM>
                <button type="button" title=copy::ZOOM_OUT aria-label=copy::ZOOM_OUT on:click=send(CanvasCommand::ZoomOut)>
                    {icon(MINUS)}
                </button>
                <button
                    type="button"
                    class="canvas-percent"
                    title=copy::ACTUAL_SIZE
                    aria-label=move || copy::zoom_is(&percent.get())
                    on:click=send(CanvasCommand::ActualSize)
                >
                    {percent}
                </button>
                <button type="button" title=copy::ZOOM_IN aria-label=copy::ZOOM_IN on:click=send(CanvasCommand::ZoomIn)>
                    {icon(PLUS)}
                </button>
                <button type="button" title=copy::FIT aria-label=copy::FIT on:click=send(CanvasCommand::Fit)>
                    {icon(FIT)}
                </button>
                <button
                    type="button"
                    title=copy::MINIMAP
                    aria-label=copy::MINIMAP
                    aria-pressed=move || shown.get().to_string()
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    {icon(MAP)}
                </button>
            </div>
        </div>
    }
}

/// Everything, small; a press or a drag on it looks there.
#[component]
fn Minimap(contract: CanvasContract, host: StoredValue<Host, LocalStorage>) -> impl IntoView {
    let surface = NodeRef::<html::Canvas>::new();
    Effect::new(move || {
        let canvas = surface.get();
        host.try_with_value(|host| host.set_minimap(canvas));
    });
    on_cleanup(move || {
        host.try_with_value(|host| host.set_minimap(None));
    });
    // Where everything is in sight, it would say nothing.
    let idle = Memo::new(move |_| {
        contract.view.track();
        host.try_with_value(Host::all_in_sight).unwrap_or_default()
    });
    let look = move |event: &PointerEvent| {
        let Some(canvas) = surface.get_untracked() else { return };
        let rect = canvas.get_bounding_client_rect();
        let at = Point::new(f64::from(event.client_x()) - rect.x(), f64::from(event.client_y()) - rect.y());
        host.try_with_value(|host| {
            host.change(|state| {
                if let Some(bounds) = state.engine.picture().bounds() {
                    let (width, height) = minimap::size(Some(bounds));
                    state.engine.look_at(Fit::new(&bounds, width, height).to_scene(at));
                }
            });
        });
    };
    view! {
        <canvas
            class="canvas-minimap"
            class:canvas-idle=idle
            node_ref=surface
            aria-hidden="true"
            on:pointerdown=move |event| {
                if let Some(canvas) = surface.get_untracked() {
                    // A pointer that has gone meanwhile cannot be captured, and need not be.
                    let _ = canvas.set_pointer_capture(event.pointer_id());
                }
                look(&event);
            }
            on:pointermove=move |event| {
                if event.buttons() & 1 == 1 {
                    look(&event);
                }
            }
        ></canvas>
    }
}

fn icon(path: &'static str) -> impl IntoView {
    view! {
        <svg class="canvas-icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d=path></path>
        </svg>
    }
}
