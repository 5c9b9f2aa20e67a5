//! Menus at a place of the window.
//!
//! Keyboard: the arrow keys move, Enter chooses, Escape or Tab closes and gives the focus back.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{Drawn, Kbd};
use crate::app::use_app;
use crate::commands::{self, Facts};

/// The menu of commands that is open, if one is. A command that cannot be used now is left out; `""` draws a line.
#[component]
pub fn CommandMenu(
    /// Ids of commands.
    #[prop(into)]
    commands: Signal<Vec<&'static str>>,
    /// Pixels from the window's left edge.
    x: f64,
    /// Pixels from the window's top edge.
    y: f64,
    /// What the menu is of.
    label: &'static str,
    /// It was closed.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let app = use_app();
    let element = NodeRef::<leptos::html::Div>::new();
    let before = StoredValue::new_local(
        web_sys::window().and_then(|window| window.document()).and_then(|document| document.active_element()),
    );
    let close = move || {
        on_close.run(());
        let before = before.with_value(Clone::clone);
        if let Some(before) = before.and_then(|before| before.dyn_into::<HtmlElement>().ok()) {
            let _ = before.focus();
        }
    };
    Effect::new(move |_| {
        let Some(menu) = element.get() else { return };
        // Kept inside the window.
        let bounds = menu.get_bounding_client_rect();
        let size =
            |side: Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue>| side.ok().and_then(|side| side.as_f64());
        let (width, height) = web_sys::window()
            .and_then(|window| Some((size(window.inner_width())?, size(window.inner_height())?)))
            .unwrap_or((f64::MAX, f64::MAX));
        let style = HtmlElement::style(&menu);
        let _ = style.set_property("left", &format!("{}px", x.min(width - bounds.width() - 8.0).max(0.0)));
        let _ = style.set_property("top", &format!("{}px", y.min(height - bounds.height() - 8.0).max(0.0)));
        focus_item(&menu, 0);
    });
    let key = move |event: KeyboardEvent| {
        event.stop_propagation();
        let Some(menu) = element.get_untracked() else { return };
        let items = items(&menu);
        let active =
            web_sys::window().and_then(|window| window.document()).and_then(|document| document.active_element());
        let now = active.and_then(|active| items.iter().position(|item| **item == active)).unwrap_or(0);
        match event.key().as_str() {
            "ArrowDown" => focus_item(&menu, (now + 1) % items.len().max(1)),
            "ArrowUp" => focus_item(&menu, (now + items.len().max(1) - 1) % items.len().max(1)),
            "Home" => focus_item(&menu, 0),
            "End" => focus_item(&menu, items.len().saturating_sub(1)),
            "Escape" | "Tab" => close(),
            _ => return,
        }
        event.prevent_default();
    };
    let entries = move || {
        let facts = Facts::now(app);
        let mut lines = 0;
        let mut entries = Vec::new();
        for id in commands.get() {
            match commands::find(id) {
                Some(command) if (command.when)(&facts) => {
                    if lines > 0 && !entries.is_empty() {
                        entries.push(view! { <hr class="menu-line"/> }.into_any());
                    }
                    lines = 0;
                    entries.push(
                        view! {
                            <button
                                class="menu-item"
                                role="menuitem"
                                type="button"
                                tabindex="-1"
                                on:click=move |_| {
                                    close();
                                    commands::run(app, command);
                                }
                            >
                                <Drawn icon=command.icon/>
                                <span>{command.title}</span>
                                {command.keys.first().map(|keys| view! { <Kbd keys/> })}
                            </button>
                        }
                        .into_any(),
                    );
                }
                Some(_) => {}
                None => lines += 1,
            }
        }
        entries
    };
    view! {
        <div class="menu-veil" on:mousedown=move |_| close() on:contextmenu=move |event| {
            event.prevent_default();
            close();
        }></div>
        <div class="menu" node_ref=element role="menu" aria-label=label on:keydown=key>
            {entries}
        </div>
    }
}

fn items(menu: &HtmlElement) -> Vec<HtmlElement> {
    let Ok(list) = menu.query_selector_all("[role=menuitem]") else { return Vec::new() };
    (0..list.length()).filter_map(|index| list.get(index)?.dyn_into().ok()).collect()
}

fn focus_item(menu: &HtmlElement, index: usize) {
    if let Some(item) = items(menu).get(index) {
        let _ = item.focus();
    }
}
