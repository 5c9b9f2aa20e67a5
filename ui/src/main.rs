//! The screens of IAC Dharma, in the desktop's window and in any browser. They talk to a core through its operations and see nothing
//! of the product but `api` and `domain`: layout, merging and checking run in the core.
//!
//! - [`transport`]: how the core is reached, from both hosts
//! - [`shell`]: what the host can do besides: folders, files, the clipboard
//! - [`state`]: what the screens know, as plain structs with tests
//! - [`app`]: what the screens share, and everything that asks the core
//! - [`commands`]: every command once, for menus, palette and keyboard
//! - [`window`]: rail, sidebar, status bar, dialogs
//! - [`pages`]: the start page and the blueprint page
//! - [`components`]: what screens are made of
//! - [`canvas`], [`canvas_contract`]: the picture, and what goes between it and the page
//! - [`copy`]: every text, one file a locale
//! - [`styles`]: the style sheets of all components
//!
//! Adding a page: `docs/adding-a-page.md`.

mod app;
mod canvas;
mod canvas_contract;
mod commands;
mod components;
mod copy;
mod pages;
mod shell;
mod state;
mod styles;
mod transport;
mod window;

fn main() {
    console_error_panic_hook::set_once();
    styles::apply();
    leptos::mount::mount_to_body(window::Window);
}
