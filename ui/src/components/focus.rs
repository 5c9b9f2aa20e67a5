//! Moving the keyboard's focus. Panes are elements with `data-pane`; inside one, the element with `data-pane-focus` takes it.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement};

/// Moves the focus to the next pane that is in sight, round the end.
pub fn next_pane() {
    let Some(document) = document() else { return };
    let Ok(panes) = document.query_selector_all("[data-pane]") else { return };
    let panes: Vec<Element> =
        (0..panes.length()).filter_map(|index| panes.get(index)?.dyn_into().ok()).filter(is_shown).collect();
    let inside = |pane: &Element| document.active_element().is_some_and(|active| pane.contains(Some(&active)));
    let next = panes.iter().position(inside).map_or(0, |current| current + 1);
    for step in 0..panes.len() {
        let Some(pane) = panes.get((next + step) % panes.len()) else { return };
        let target = pane.query_selector("[data-pane-focus]").ok().flatten().or_else(|| first_control(pane));
        if let Some(target) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
            let _ = target.focus();
            if document.active_element().is_some_and(|active| pane.contains(Some(&active))) {
                return;
            }
        }
    }
}

/// Focuses the element of this id once it is there.
pub fn later(id: &'static str) {
    leptos::prelude::request_animation_frame(move || {
        let element = document().and_then(|document| document.get_element_by_id(id));
        if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
}

/// Gives the focus in a dialog that has just opened to what asks for it, or the first field, rather than to the button
/// that closes it.
pub fn first_in(dialog: &HtmlElement) {
    const WANTED: [&str; 3] = ["[autofocus]", "input:checked", "input:not(:disabled), textarea, select"];
    let wanted = WANTED.iter().find_map(|wanted| dialog.query_selector(wanted).ok().flatten());
    match wanted.and_then(|wanted| wanted.dyn_into::<HtmlElement>().ok()) {
        Some(element) => take(&element),
        None => drop(dialog.focus()),
    }
}

/// Gives an element the focus.
fn take(element: &HtmlElement) {
    let _ = element.focus();
    // What stands there is a suggestion: typing replaces it.
    if let Some(input) = element.dyn_ref::<HtmlInputElement>().filter(|input| input.type_() == "text") {
        input.select();
    }
}

/// Gives the field the focus once it is there: `autofocus` is heard only when a dialog opens.
pub fn when_mounted<E>(element: leptos::prelude::NodeRef<E>)
where
    E: leptos::html::ElementType,
    E::Output: JsCast + AsRef<HtmlElement> + Clone + 'static,
{
    leptos::prelude::Effect::new(move |_| {
        if let Some(element) = leptos::prelude::Get::get(&element) {
            take(element.as_ref());
        }
    });
}

/// Whether text is being edited in the element that has the focus.
pub fn editing_text() -> bool {
    let Some(active) = document().and_then(|document| document.active_element()) else { return false };
    match active.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => !matches!(active.get_attribute("type").as_deref(), Some("checkbox" | "radio" | "button" | "range")),
        _ => active.get_attribute("contenteditable").is_some(),
    }
}

/// Whether a modal dialog is open.
pub fn in_dialog() -> bool {
    document().is_some_and(|document| document.query_selector("dialog[open]").ok().flatten().is_some())
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn is_shown(element: &Element) -> bool {
    let bounds = element.get_bounding_client_rect();
    bounds.width() > 0.0 && bounds.height() > 0.0
}

fn first_control(pane: &Element) -> Option<Element> {
    pane.query_selector("button:not(:disabled), input, [tabindex='0']").ok().flatten()
}
