//! What the stories stand on: the built programs, started on a home of their own, and a driver that sees and does
//! what a person would.
//!
//! The stories themselves are in `stories/`; each is told in the desktop window and, where a browser can do it, in
//! Chromium against `dharma serve`, by the same code. `cargo xtask e2e` builds what they need and runs them.
//!
//! - [`programs`]: where the built programs are
//! - [`process`]: a program that ends with the story
//! - [`stage`]: the window or the browser that a story is told in
//! - [`page`]: what a person sees and does
//! - [`project`]: folders with Terraform in them

pub mod page;
pub mod process;
pub mod programs;
pub mod project;
pub mod stage;

pub use page::Page;
pub use stage::{Host, Stage, tell};
