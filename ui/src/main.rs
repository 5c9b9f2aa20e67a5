//! The screens of IAC Dharma, in the browser engine of the desktop window and in any browser.

mod canvas;
mod canvas_contract;

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(|| ());
}
