//! The canvas: draws a scene on one bitmap, and lets a person point at it, select, move, connect and look around.
//!
//! The thinking is plain Rust that knows no browser and is tested on the host; only [`paint`] draws and only [`view`]
//! listens. A frame is drawn when something has changed, never else.
//!
//! - [`geometry`], [`route`]: points, rectangles, the way of an edge that is being moved
//! - [`picture`]: a scene made ready; [`index`]: where things are; [`naming`]: what cards are called
//! - [`camera`]: what is in sight; [`visible`]: what of the picture is drawn there, in how much detail; [`labels`]: title tabs;
//!   [`words`]: how wide words are; [`scroll`]: what must be drawn when the view moves
//! - [`hit`]: what is under the pointer; [`select`]: which nodes come next; [`drag`], [`displaced`]: nodes on the move
//! - [`engine`]: all of that together: events in, what the page must hear out
//! - [`paint`]: how it looks
//! - [`view`]: the element in the page, with what it says to those who cannot see it; [`copy`]: its texts

pub mod camera;
pub mod copy;
pub mod displaced;
pub mod drag;
pub mod engine;
pub mod geometry;
pub mod hit;
pub mod index;
pub mod labels;
pub mod naming;
pub mod paint;
pub mod picture;
pub mod route;
pub mod scroll;
pub mod select;
pub mod severity;
pub mod view;
pub mod visible;
pub mod words;

#[cfg(test)]
mod tests;

pub use view::Canvas;
