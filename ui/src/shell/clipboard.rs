//! Copied text. A browser may refuse to read the system's clipboard; what was copied here is then still at hand.

use std::cell::RefCell;

use wasm_bindgen_futures::JsFuture;

thread_local! {
    static COPIED: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Copies a text.
pub async fn copy(text: String) {
    let promise = web_sys::window().map(|window| window.navigator().clipboard().write_text(&text));
    COPIED.with_borrow_mut(|copied| *copied = text);
    if let Some(promise) = promise {
        // Without leave for the system's clipboard the text is kept here alone.
        let _ = JsFuture::from(promise).await;
    }
}

/// The text that was copied last, here or elsewhere.
pub async fn paste() -> String {
    let promise = web_sys::window().map(|window| window.navigator().clipboard().read_text());
    let system = match promise {
        Some(promise) => JsFuture::from(promise).await.ok().and_then(|text| text.as_string()),
        None => None,
    };
    system.filter(|text| !text.is_empty()).unwrap_or_else(|| COPIED.with_borrow(Clone::clone))
}
