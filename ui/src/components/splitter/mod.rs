//! Borders that can be dragged, and hearing when an element changes its size.

use std::cell::RefCell;

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html::ElementType;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

use crate::app::{panels, settings, use_app};
use crate::state::Panel;

/// The border of a panel.
///
/// Keyboard: the arrow keys move it, with Shift in larger steps; Enter puts the panel away.
#[component]
pub fn Splitter(
    /// Of which panel.
    panel: Panel,
    /// What it is called.
    label: &'static str,
) -> impl IntoView {
    let app = use_app();
    let from = RwSignal::new(None::<(f64, u32)>);
    let (least, most) = panel.limits();
    // Towards which side the panel grows.
    let direction = match panel {
        Panel::Sidebar => 1.0,
        Panel::Dock | Panel::Inspector => -1.0,
    };
    let along =
        move |event: &PointerEvent| f64::from(if panel == Panel::Dock { event.client_y() } else { event.client_x() });
    let resize = move |size: f64| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held inside the limits")]
        let size = size.clamp(f64::from(least), f64::from(most)) as u32;
        settings::change(app, |preferences| preferences.panel_mut(panel).size = size);
    };
    let size = move || app.preferences.with(|preferences| preferences.panel(panel).size);
    let down = move |event: PointerEvent| {
        event.prevent_default();
        from.set(Some((along(&event), untrack(size))));
        let element = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(element) = element {
            let _ = element.set_pointer_capture(event.pointer_id());
        }
    };
    let moved = move |event: PointerEvent| {
        if let Some((start, size)) = from.get_untracked() {
            resize(f64::from(size) + (along(&event) - start) * direction);
        }
    };
    let key = move |event: KeyboardEvent| {
        let step = if event.shift_key() { 64.0 } else { 16.0 };
        let step = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => step,
            "ArrowLeft" | "ArrowUp" => -step,
            "Enter" => {
                panels::set_open(app, panel, false);
                return;
            }
            _ => return,
        };
        event.prevent_default();
        resize(f64::from(untrack(size)) + step * direction);
    };
    view! {
        <div
            class="splitter"
            class:splitter-across=panel == Panel::Dock
            role="separator"
            tabindex="0"
            aria-label=label
            aria-orientation=if panel == Panel::Dock { "horizontal" } else { "vertical" }
            aria-valuemin=least
            aria-valuemax=most
            aria-valuenow=size
            on:pointerdown=down
            on:pointermove=moved
            on:pointerup=move |_| from.set(None)
            on:pointercancel=move |_| from.set(None)
            on:keydown=key
        ></div>
    }
}

/// Hears when the element has another size, and once at the beginning.
pub fn on_resize<E>(element: NodeRef<E>, heard: impl Fn() + Clone + 'static)
where
    E: ElementType,
    E::Output: JsCast + AsRef<Element> + Clone + 'static,
{
    let watching = StoredValue::new_local(RefCell::new(None::<(ResizeObserver, Closure<dyn Fn()>)>));
    Effect::new(move |_| {
        let Some(element) = element.get() else { return };
        let heard = heard.clone();
        let closure = Closure::<dyn Fn()>::new(heard);
        if let Ok(observer) = ResizeObserver::new(closure.as_ref().unchecked_ref()) {
            observer.observe(element.as_ref());
            watching.with_value(|watching| *watching.borrow_mut() = Some((observer, closure)));
        }
    });
    on_cleanup(move || {
        watching.try_with_value(|watching| {
            if let Some((observer, _)) = watching.borrow_mut().take() {
                observer.disconnect();
            }
        });
    });
}
