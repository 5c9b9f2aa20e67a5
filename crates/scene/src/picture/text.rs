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

/// The text, or as much of its beginning as fits with an ellipsis; nothing where not even that does.
pub(super) fn fit(text: &str, weight: Weight, size: f32, room: f32) -> String {
    cut(text, weight, size, room, 1.0)
}

/// The text, or as much of its beginning and its end as fits around an ellipsis: of long names the ends differ.
pub(super) fn fit_name(text: &str, weight: Weight, size: f32, room: f32) -> String {
    cut(text, weight, size, room, 0.6)
}

/// The largest of the sizes in which the text fits, or the smallest.
pub(super) fn size_for(text: &str, weight: Weight, sizes: &[f32], room: f32) -> f32 {
    let one = width(text, weight, 1.0);
    let smallest = sizes.last().copied().unwrap_or(12.0);
    sizes.iter().copied().find(|size| one * size <= room).unwrap_or(smallest)
}

fn cut(text: &str, weight: Weight, size: f32, room: f32, head: f32) -> String {
    if width(text, weight, size) <= room {
        return text.to_owned();
    }
    let left = room - advance('…', weight) * size;
    if left < 0.0 {
        return String::new();
    }
    let take = |characters: &mut dyn Iterator<Item = (usize, char)>, room: f32| {
        let mut used = 0.0;
        characters
            .take_while(|(_, character)| {
                used += advance(*character, weight) * size;
                used <= room
            })
            .map(|(at, character)| (at, at + character.len_utf8()))
            .last()
    };
    let start = take(&mut text.char_indices(), left * head).map_or(0, |(_, end)| end);
    let start_text = text.get(..start).unwrap_or_default();
    let rest = if head < 1.0 { left - width(start_text, weight, size) } else { -1.0 };
    let end = take(&mut text.char_indices().rev(), rest).map_or(text.len(), |(at, _)| at);
    format!("{}…{}", start_text.trim_end(), text.get(end.max(start)..).unwrap_or_default().trim_start())
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
    use super::{Weight, fit, fit_name, size_for, width};

    #[test]
    fn what_fits_stays_and_what_does_not_ends_in_an_ellipsis_that_fits() {
        assert_eq!(fit("main", Weight::Strong, 14.0, 120.0), "main");
        for text in
            ["a_very_long_name_of_a_resource_in_a_module", "子网子网子网子网子网子网子网", "🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀"]
        {
            let cut = fit(text, Weight::Strong, 14.0, 100.0);
            assert!(cut.ends_with('…'), "{cut}");
            assert!(width(&cut, Weight::Strong, 14.0) <= 100.0, "{cut}");
            let named = fit_name(text, Weight::Strong, 14.0, 100.0);
            assert!(named.contains('…') && named.ends_with(text.chars().last().unwrap()), "{named}");
            assert!(width(&named, Weight::Strong, 14.0) <= 100.0, "{named}");
        }
        assert_eq!(fit("main", Weight::Strong, 14.0, 3.0), "");
        assert_eq!(fit("", Weight::Strong, 14.0, 0.0), "");
        assert_eq!(size_for("main", Weight::Strong, &[14.0, 12.0], 100.0), 14.0);
        assert_eq!(size_for("a_rather_long_name", Weight::Strong, &[14.0, 12.0], 100.0), 12.0);
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
