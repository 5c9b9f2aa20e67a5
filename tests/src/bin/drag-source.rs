//! Something to drag from, as a file manager would be: a small window whose one label hands over what it was started
//! with, by the toolkit's own way from one window of the display to another. `drag-source PATH_OR_URI...`

#[cfg(target_os = "linux")]
fn main() -> anyhow::Result<()> {
    use anyhow::Context as _;
    use gtk::gdk::{DragAction, ModifierType};
    use gtk::prelude::*;
    use system_tests::dragging;

    let offered: Vec<String> = std::env::args()
        .skip(1)
        .map(|what| match what.starts_with('/') {
            true => gtk::glib::filename_to_uri(&what, None).map(String::from),
            false => Ok(what),
        })
        .collect::<Result<_, _>>()?;
    gtk::init().context("there is no display")?;
    let window = gtk::Window::new(gtk::WindowType::Toplevel);
    window.set_title(dragging::SOURCE);
    window.set_default_size(240, 120);
    let handle = gtk::EventBox::new();
    handle.add(&gtk::Label::new(Some(&offered.join("\n"))));
    handle.drag_source_set(ModifierType::BUTTON1_MASK, &[], DragAction::COPY);
    handle.drag_source_add_uri_targets();
    handle.connect_drag_data_get(move |_, _, selection, _, _| {
        let offered: Vec<&str> = offered.iter().map(String::as_str).collect();
        selection.set_uris(&offered);
    });
    // Only what the window under the hand has said that it takes can be let go there; the title tells who cannot see it.
    let shown = window.clone();
    handle.connect_drag_begin(move |_, context| {
        let shown = shown.clone();
        context.connect_action_changed(move |_, action| {
            shown.set_title(if action.is_empty() { dragging::SOURCE } else { dragging::WELCOME });
        });
    });
    window.add(&handle);
    window.connect_destroy(|_| gtk::main_quit());
    window.show_all();
    gtk::main();
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn main() -> anyhow::Result<()> {
    anyhow::bail!("the stories through the window run on Linux alone")
}
