//! Moving the keyboard's focus, and keeping it. Panes are elements with `data-pane`; inside one, the element with `data-pane-focus` takes it.

use std::cell::RefCell;

use leptos::prelude::window_event_listener;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, MutationObserver, MutationObserverInit};

/// Where the focus was last.
#[derive(Default)]
struct Last {
    /// Outside of dialogs.
    element: Option<HtmlElement>,
    /// The pane that it was in.
    pane: Option<String>,
    /// Whether a dialog has had it since.
    in_dialog: bool,
}

thread_local! {
    static LAST: RefCell<Last> = RefCell::default();
}

/// Keeps the focus for as long as the window lives: when what had it goes away (a dialog is closed, a page left, a field
/// taken out), it goes back to where it was before, or near there, and never into nothing.
pub fn keep() {
    window_event_listener(leptos::ev::focusin, |event| {
        let Some(element) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else { return };
        if closest(&element, "dialog").is_some() {
            LAST.with_borrow_mut(|last| last.in_dialog = true);
        } else {
            let pane = closest(&element, "[data-pane]").and_then(|pane| pane.get_attribute("data-pane"));
            LAST.set(Last { element: Some(element), pane, in_dialog: false });
        }
    });
    let Some(body) = document().and_then(|document| document.body()) else { return };
    let changed = Closure::<dyn FnMut()>::new(recover);
    if let Ok(observer) = MutationObserver::new(changed.as_ref().unchecked_ref()) {
        let every = MutationObserverInit::new();
        every.set_child_list(true);
        every.set_subtree(true);
        let _ = observer.observe_with_options(&body, &every);
    }
    // It is called as long as there is a page.
    changed.forget();
}

/// Gives the focus back where nothing has it although something had.
fn recover() {
    let Some(document) = document() else { return };
    let nothing_has_it = || document.active_element().is_none_or(|active| active.tag_name() == "BODY");
    if !nothing_has_it() || in_dialog() {
        return;
    }
    let (element, pane) = {
        let Ok(last) = LAST.try_with(RefCell::take) else { return };
        // A press beside everything takes the focus away on purpose: what had it is still there.
        if !last.in_dialog && last.element.as_ref().is_none_or(|element| element.is_connected()) {
            return LAST.set(last);
        }
        (last.element.filter(|element| element.is_connected()), last.pane)
    };
    let near = || {
        let pane = document.query_selector(&format!("[data-pane='{}']", pane.as_ref()?)).ok().flatten()?;
        pane.query_selector("[data-pane-focus]").ok().flatten().or_else(|| first_control(&pane))
    };
    // The canvas is what a page with one is about.
    let anywhere = || {
        let page = [".canvas", "main button:not(:disabled), main a[href]"];
        page.iter().find_map(|wanted| document.query_selector(wanted).ok().flatten())
    };
    let candidates: [&dyn Fn() -> Option<Element>; 3] = [&|| element.clone().map(Into::into), &near, &anywhere];
    for target in candidates.iter().filter_map(|candidate| candidate()) {
        if let Ok(target) = target.dyn_into::<HtmlElement>() {
            let _ = target.focus();
        }
        if !nothing_has_it() {
            return;
        }
    }
}

fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

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

/// Whether the focus is in the element of this id.
pub fn is_within(id: &str) -> bool {
    let Some(document) = document() else { return false };
    let Some(element) = document.get_element_by_id(id) else { return false };
    document.active_element().is_some_and(|active| element.contains(Some(&active)))
}

/// Focuses the element of this id without scrolling to it; whether there is one.
pub fn quietly(id: &str) -> bool {
    let element = document().and_then(|document| document.get_element_by_id(id));
    let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else { return false };
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).is_ok()
}

/// Scrolls as little as is needed to see the element of this id.
pub fn into_sight(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
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

/// Gives the focus to what one came to a dialog for, once that can be pressed, unless something in the dialog has it by then.
pub fn ready_to_press() {
    leptos::prelude::request_animation_frame(|| {
        let dialog = document().and_then(|document| document.query_selector("dialog[open]").ok().flatten());
        let Some(dialog) = dialog else { return };
        let rests_on_it =
            document().and_then(|document| document.active_element()).is_none_or(|active| active == dialog);
        let primary = dialog.query_selector(".button-primary:not(:disabled)").ok().flatten();
        if let Some(primary) =
            primary.and_then(|primary| primary.dyn_into::<HtmlElement>().ok()).filter(|_| rests_on_it)
        {
            let _ = primary.focus();
        }
    });
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
