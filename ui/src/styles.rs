//! The style sheets of all components, gathered by the build.

/// Puts them onto the page.
pub fn apply() {
    let document = web_sys::window().and_then(|window| window.document());
    let Some((head, style)) =
        document.and_then(|document| Some((document.head()?, document.create_element("style").ok()?)))
    else {
        return;
    };
    style.set_text_content(Some(include_str!(concat!(env!("OUT_DIR"), "/components.css"))));
    let _ = head.append_child(&style);
}
