//! The canvas in the page: one element that listens, a bitmap in it, and in the DOM only what is in focus.
//!
//! - [`host`]: the engine and its painter behind the element; when a frame is drawn
//! - [`listen`]: the browser's events as the engine's
//! - [`controls`]: zoom and minimap
//! - [`spoken`]: what a node is called for those who cannot see it

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use self::controls::Controls;
use self::host::Host;
use crate::canvas::copy;
use crate::canvas_contract::{CanvasCommand, CanvasContract};

mod controls;
mod host;
mod listen;
mod spoken;

/// The place of the canvas in the blueprint page.
///
/// Keyboard: `engine/keys.rs` says what each key does. The element is an application of its own to a screen reader; the node
/// in focus is its active descendant, with its name, and the outline beside it is the same graph as a tree.
#[component]
pub fn Canvas(
    /// What goes between the page and the canvas.
    contract: CanvasContract,
) -> impl IntoView {
    let frame = NodeRef::<html::Div>::new();
    let surface = NodeRef::<html::Canvas>::new();
    let host = StoredValue::new_local(Host::new(contract));
    let with = move |act: &dyn Fn(&Host)| {
        host.try_with_value(|host| act(host));
    };

    Effect::new(move || {
        let scene = contract.scene.get();
        with(&|host| host.change(|state| state.set_scene(scene.clone().unwrap_or_default())));
    });
    Effect::new(move || {
        let keys = contract.selection.get();
        with(&|host| host.change(|state| state.engine.select(keys.clone())));
    });
    Effect::new(move || {
        let key = contract.hovered.get();
        with(&|host| host.change(|state| state.engine.hover_key(key.as_ref())));
    });
    Effect::new(move || {
        let (snap, reduced, read_only) = (contract.snap.get(), contract.reduced_motion.get(), contract.read_only.get());
        with(&|host| {
            host.change(|state| {
                state.engine.snap = snap;
                state.engine.reduced_motion = reduced;
                state.engine.read_only = read_only;
            });
        });
    });
    Effect::new(move || {
        let comparing = contract.comparing.get();
        with(&|host| host.change(|state| state.paint(|painter| painter.set_comparing(comparing))));
    });
    Effect::new(move || {
        let concerns = contract.concerns.get();
        with(&|host| host.change(|state| state.set_concerns(&concerns)));
    });
    Effect::new(move || {
        let glyphs = contract.glyphs.get();
        with(&|host| host.change(|state| state.set_glyphs(&glyphs)));
    });
    Effect::new(move || {
        contract.appearance.track();
        with(&Host::restyle);
    });
    Effect::new(move || {
        let Some((_, command)) = contract.command.get() else { return };
        if command == CanvasCommand::Focus
            && let Some(frame) = frame.get_untracked()
        {
            let _ = frame.unchecked_ref::<web_sys::HtmlElement>().focus();
        }
        with(&|host| host.change(|state| state.engine.command(&command)));
    });
    // Last, so that the first frame shows the picture.
    Effect::new(move || {
        if let (Some(frame), Some(surface)) = (frame.get(), surface.get()) {
            with(&|host| host.mount(&frame, surface.clone()));
        }
    });
    on_cleanup(move || with(&Host::unmount));

    let focused = host.with_value(Host::focused);
    view! {
        <div
            class="canvas"
            node_ref=frame
            tabindex="0"
            role="application"
            aria-label=copy::CANVAS
            aria-activedescendant=move || focused.get().map(|_| "canvas-focus")
            on:pointerdown=move |event| with(&|host| listen::pointer_down(host, &event))
            on:pointermove=move |event| with(&|host| listen::pointer_move(host, &event))
            on:pointerup=move |event| with(&|host| listen::pointer_up(host, &event))
            on:pointercancel=move |_| with(&|host| host.change(|state| { state.engine.cancel(); }))
            on:pointerleave=move |_| with(&|host| host.change(|state| state.engine.leave()))
            on:dblclick=move |event| with(&|host| listen::double_click(host, &event))
            on:contextmenu=move |event| with(&|host| listen::context_menu(host, &event))
            on:wheel=move |event| with(&|host| listen::wheel(host, &event))
            on:keydown=move |event| with(&|host| listen::key_down(host, &event))
            on:keyup=move |event| with(&|host| host.change(|state| state.engine.key_up(&event.key())))
            on:focus=move |_| with(&|host| host.change(|state| state.has_focus = true))
            on:blur=move |_| with(&|host| host.change(host::State::blur))
        >
            <canvas class="canvas-surface" node_ref=surface aria-hidden="true"></canvas>
            {move || focused.get().map(|node| {
                view! {
                    <div
                        id="canvas-focus"
                        class="canvas-focus"
                        role="button"
                        aria-label=node.name
                        style:transform=move || focused.get().map(|node| format!("translate({}px, {}px)", node.x, node.y))
                        style:width=format!("{}px", node.width)
                        style:height=format!("{}px", node.height)
                    ></div>
                }
            })}
            <Controls contract host />
        </div>
    }
}
