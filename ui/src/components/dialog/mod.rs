//! Modal dialogs on the native element: it keeps the focus inside, closes on Escape and gives the focus back.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{Icon, IconButton, focus};
use crate::copy;

/// A modal dialog with a title.
///
/// Keyboard: Escape closes it; Tab stays inside; the element with `autofocus`, or the first field, has the focus first; without one the
/// dialog itself has it.
#[component]
pub fn Modal(
    /// Its title.
    #[prop(into)]
    title: Signal<String>,
    /// How wide: `dialog`, `dialog-wide`, `dialog-review`.
    #[prop(default = "")]
    size: &'static str,
    /// Whether the title is for screen readers alone.
    #[prop(optional)]
    bare: bool,
    /// It was closed.
    #[prop(into)]
    on_close: Callback<()>,
    /// What is in it.
    children: Children,
) -> impl IntoView {
    let element = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = element.get()
            && !dialog.open()
        {
            let _ = dialog.show_modal();
            focus::first_in(&dialog);
        }
    });
    let press = move |event: leptos::ev::MouseEvent| {
        // A press on the veil arrives at the dialog itself.
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let veil = target.is_some_and(|target| target.tag_name() == "DIALOG");
        if veil {
            on_close.run(());
        }
    };
    view! {
        <dialog
            node_ref=element
            class=format!("modal {size}")
            tabindex="-1"
            aria-label=move || title.get()
            on:mousedown=press
            on:cancel=move |event: web_sys::Event| {
                event.prevent_default();
                on_close.run(());
            }
        >
            <div class="modal-inside">
                {(!bare)
                    .then(|| {
                        view! {
                            <header class="modal-head">
                                <h2>{move || title.get()}</h2>
                                <IconButton label=copy::CLOSE icon=Icon::Close on_press=on_close/>
                            </header>
                        }
                    })} {children()}
            </div>
        </dialog>
    }
}
