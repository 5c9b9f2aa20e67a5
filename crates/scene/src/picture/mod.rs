//! The scene as a document of its own: SVG, and PNG from it.
//!
//! - `theme`: the colours, from the same OKLCH values as the window's
//! - `text`: how wide text is in the bundled font, and where it has to be cut
//! - `svg`, `boxes`, `cards`, `edges`: the drawing
//! - `png`: the drawing as pixels

/// Writes into a string, which cannot fail.
macro_rules! put {
    ($out:expr, $($part:tt)*) => {{ let _ = write!($out, $($part)*); }};
}

mod boxes;
mod cards;
mod colour;
mod edges;
mod png;
mod svg;
mod text;
mod theme;

pub use png::{MOST_PIXELS, PictureError, png};
pub use svg::svg;
pub use theme::Theme;

pub(crate) use boxes::{tab_width, title_width};
