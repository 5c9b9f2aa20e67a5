//! A blueprint graph as a picture.
//!
//! Three steps lead from a graph to something one can look at, and each is pure: the same input gives the same
//! output, there is no IO, no clock, no randomness.
//!
//! 1. [`project`] decides what is drawn: components become cards, what holds others becomes a box, modules and
//!    groups become boxes, connections become edges. The outcome is a [`Draft`], a picture without places.
//! 2. [`arrange`] gives everything a place and every edge a way: layers from the user to the used inside each box,
//!    boxes laid out as wholes, what is connected to nothing in tidy grids. What stood somewhere before, or was
//!    placed by a person, stays there.
//! 3. [`svg`] and [`png`] draw the scene for people who have no canvas.
//!
//! ```
//! use domain::graph::Graph;
//! use domain::scene::Arrangement;
//!
//! let draft = scene::project(&Graph::default(), &Arrangement::default(), &scene::Options::default());
//! let picture = scene::arrange(&draft, None, &scene::unwatched).unwrap();
//! assert!(scene::svg(&picture, &scene::Theme::light()).starts_with("<svg"));
//! ```
//!
//! - [`project`](mod@project): graph and arrangement to draft; [`overlay`] puts two versions on top of each other
//! - [`draft`]: the picture without places
//! - [`arrange`](mod@arrange): places, fresh or kept
//! - [`route`](mod@route): the ways of edges, all of them or those of what moved ([`reroute`])
//! - [`picture`]: SVG, PNG, themes, the measuring of text
//! - [`watch`]: progress and cancelling of long work

pub mod arrange;
pub mod draft;
pub mod picture;
pub mod project;
pub mod route;
mod tree;
pub mod watch;

pub use arrange::arrange;
pub use draft::Draft;
pub use picture::{PictureError, Theme, png, svg};
pub use project::{Filter, Options, Overlay, overlay, project, roots};
pub use route::{reroute, route};
pub use watch::{Cancelled, Progress, Stage, Watch, unwatched};
