//! How wide text is in the bundled font, and where it has to be cut.

use std::sync::LazyLock;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

/// The bundled font, upright, in its two weights.
pub(super) static REGULAR: &[u8] = include_bytes!("../../fonts/Inter-Regular.ttf");
/// See [`REGULAR`].
pub(super) static STRONG: &[u8] = include_bytes!("../../fonts/Inter-SemiBold.ttf");

/// Characters up to this one are measured once and kept.
const TABLE: u32 = 0x2600;

static REGULAR_ADVANCES: LazyLock<Vec<f32>> = LazyLock::new(|| advances(REGULAR));
static STRONG_ADVANCES: LazyLock<Vec<f32>> = LazyLock::new(|| advances(STRONG));

/// How heavy text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Strong,
}

/// Width of a line of text.
pub(super) fn width(text: &str, weight: Weight, size: f32) -> f32 {
    text.chars().map(|character| advance(character, weight)).sum::<f32>() * size
}

/// The text, or as much of it as fits with an ellipsis; nothing where not even that does.
pub(super) fn fit(text: &str, weight: Weight, size: f32, room: f32) -> String {
    let ellipsis = advance('…', weight) * size;
    let (mut used, mut cut) = (0.0, 0);
    for (at, character) in text.char_indices() {
        if used + ellipsis <= room {
            cut = at;
        }
        used += advance(character, weight) * size;
        if used > room {
            let kept = text.get(..cut).unwrap_or_default().trim_end();
            return if room < ellipsis { String::new() } else { format!("{kept}…") };
        }
    }
    text.to_owned()
}

/// In parts of the font's size.
fn advance(character: char, weight: Weight) -> f32 {
    let table = match weight {
        Weight::Regular => &*REGULAR_ADVANCES,
        Weight::Strong => &*STRONG_ADVANCES,
    };
    table.get(character as usize).copied().unwrap_or_else(|| elsewhere(character))
}

fn advances(font: &[u8]) -> Vec<f32> {
    let Ok(font) = FontRef::new(font) else { return Vec::new() };
    let map = font.charmap();
    let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
    let measured = |code: u32| {
        let character = char::from_u32(code)?;
        map.map(character).and_then(|glyph| metrics.advance_width(glyph)).or_else(|| Some(elsewhere(character)))
    };
    (0..TABLE).map(|code| measured(code).unwrap_or(0.0)).collect()
}

/// A generous guess for characters that the bundled font has not, and some other font will draw.
fn elsewhere(character: char) -> f32 {
    match character as u32 {
        0..0x20 | 0x7f..0xa0 | 0x200b..=0x200f | 0xfe00..=0xfe0f => 0.0,
        0x1100..=0x11ff | 0x2e80..=0xd7ff | 0xf900..=0xfaff | 0xff00..=0xff60 => 1.05,
        0x1f000.. => 1.4,
        0..0x1f000 => 0.75,
    }
}

#[cfg(test)]
mod tests {
    use super::{Weight, fit, width};

    #[test]
    fn what_fits_stays_and_what_does_not_ends_in_an_ellipsis_that_fits() {
        assert_eq!(fit("main", Weight::Strong, 14.0, 120.0), "main");
        for text in
            ["a_very_long_name_of_a_resource_in_a_module", "子网子网子网子网子网子网子网", "🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀"]
        {
            let cut = fit(text, Weight::Strong, 14.0, 100.0);
            assert!(cut.ends_with('…'), "{cut}");
            assert!(width(&cut, Weight::Strong, 14.0) <= 100.0, "{cut}");
        }
        assert_eq!(fit("main", Weight::Strong, 14.0, 3.0), "");
        assert_eq!(fit("", Weight::Strong, 14.0, 0.0), "");
    }

    #[test]
    fn widths_are_those_of_the_font() {
        let narrow = width("iiii", Weight::Regular, 12.0);
        let wide = width("WWWW", Weight::Regular, 12.0);
        assert!(narrow > 8.0 && narrow < 16.0, "{narrow}");
        assert!(wide > 40.0 && wide < 56.0, "{wide}");
        assert!(width("main", Weight::Strong, 14.0) > width("main", Weight::Regular, 14.0));
    }
}
