//! What the stories stand on: the built programs, started on a home of their own, and a driver that sees and does
//! what a person would.
//!
//! The stories themselves are in `stories/`; each is told in the desktop window and, where a browser can do it, in
//! one against `dharma serve`, by the same code. `cargo xtask e2e` builds what they need and runs them.
//!
//! - [`programs`]: where the built programs are
//! - [`process`]: a program that ends with the story
//! - [`stage`]: the window or the browser that a story is told in
//! - [`browser`]: Chromium, or WebKitGTK's own
//! - [`page`]: what a person sees and does
//! - [`keyboard`]: hands on the keyboard alone, and where the focus is
//! - [`canvas`]: the pointer on the canvas
//! - [`handing`]: what comes out: saved files, downloads, pictures
//! - [`system_dialogs`]: the dialogs of the desktop's own toolkit
//! - [`dragging`]: a hand that drags from one window of the display to ours
//! - [`project`]: folders with Terraform in them

pub mod browser;
pub mod canvas;
pub mod dragging;
pub mod handing;
pub mod keyboard;
pub mod page;
pub mod process;
pub mod programs;
pub mod project;
pub mod stage;
pub mod system_dialogs;

pub use page::{Page, until};
pub use stage::{Host, Stage, tell, tell_on_the_display};
