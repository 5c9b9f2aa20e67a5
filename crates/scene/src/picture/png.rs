//! The drawing as pixels.

use std::sync::{Arc, LazyLock};

use domain::scene::Scene;
use resvg::{tiny_skia, usvg};

use super::svg::{Detail, drawing};
use super::text::{REGULAR, STRONG};
use super::theme::Theme;

/// Most pixels a picture may have.
pub const MOST_PIXELS: u64 = 40_000_000;

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// More pixels than one picture may have.
    #[error("a picture of {width} by {height} pixels is larger than this can draw (at most {MOST_PIXELS} pixels)")]
    TooLarge {
        /// The asked width.
        width: u64,
        /// The asked height.
        height: u64,
    },
    /// A side of no pixels.
    #[error("a picture needs a longest side of at least one pixel")]
    Empty,
    /// The drawing could not be turned into pixels.
    #[error("the picture could not be drawn")]
    Drawing(#[source] usvg::Error),
    /// The pixels could not be written as PNG.
    #[error("the picture could not be written as PNG: {0}")]
    Encoding(String),
}

impl PictureError {
    /// What to do about it.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "ask for a shorter longest side, or take the picture as SVG",
            Self::Empty => "ask for a longest side of some hundred pixels",
            Self::Drawing(_) | Self::Encoding(_) => "take the picture as SVG",
        }
    }
}

static FONTS: LazyLock<Arc<usvg::fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = usvg::fontdb::Database::new();
    fonts.load_font_data(REGULAR.to_vec());
    fonts.load_font_data(STRONG.to_vec());
    fonts.set_sans_serif_family("Inter");
    Arc::new(fonts)
});

/// Draws a scene with the bundled font, so that its longest side has `longest_side` pixels.
///
/// # Errors
///
/// When that would be too many pixels, or none.
pub fn png(scene: &Scene, theme: &Theme, longest_side: u32) -> Result<Vec<u8>, PictureError> {
    if longest_side == 0 {
        return Err(PictureError::Empty);
    }
    let (width, height) = (scene.width.max(1.0).ceil(), scene.height.max(1.0).ceil());
    let scale = longest_side as f32 / width.max(height);
    let pixels = |length: f32| ((f64::from(length) * f64::from(scale)).round() as u64).max(1);
    let (across, down) = (pixels(width), pixels(height));
    let too_large = || PictureError::TooLarge { width: across, height: down };
    if across.saturating_mul(down) > MOST_PIXELS {
        return Err(too_large());
    }
    let options = usvg::Options { fontdb: Arc::clone(&FONTS), ..usvg::Options::default() };
    let drawing = drawing(scene, theme, Detail::at(scale));
    let tree = usvg::Tree::from_str(&drawing, &options).map_err(PictureError::Drawing)?;
    let mut pixmap = tiny_skia::Pixmap::new(across as u32, down as u32).ok_or_else(too_large)?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    pixmap.encode_png().map_err(|error| PictureError::Encoding(error.to_string()))
}
