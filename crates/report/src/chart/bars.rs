//! Bars in parts, one below the other.

use plotters::prelude::{Color as _, DrawingBackend as _, IntoFont as _, RGBColor, SVGBackend, TextStyle};
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::Look;

const ROW: i32 = 28;
const BAR: i32 = 14;

/// One bar with its name before it and its value behind it.
pub(super) struct Row {
    pub(super) name: String,
    pub(super) value: String,
    /// How long each part is, on one scale for all rows, and its hue.
    pub(super) parts: Vec<(f64, Hue)>,
}

/// What a part is drawn in, on light and on dark ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hue {
    Accent,
    Danger,
    Strong,
    Warning,
    Quiet,
    Success,
    Faint,
}

impl Hue {
    const fn on(self, dark: bool) -> RGBColor {
        match (self, dark) {
            (Self::Accent, false) => RGBColor(88, 86, 214),
            (Self::Accent, true) => RGBColor(140, 142, 255),
            (Self::Danger, false) => RGBColor(160, 24, 44),
            (Self::Danger, true) => RGBColor(255, 108, 120),
            (Self::Strong, false) => RGBColor(206, 74, 48),
            (Self::Strong, true) => RGBColor(255, 146, 108),
            (Self::Warning, false) => RGBColor(186, 130, 20),
            (Self::Warning, true) => RGBColor(232, 186, 84),
            (Self::Quiet, false) => RGBColor(122, 130, 158),
            (Self::Quiet, true) => RGBColor(142, 150, 178),
            (Self::Success, false) => RGBColor(38, 128, 84),
            (Self::Success, true) => RGBColor(92, 196, 142),
            (Self::Faint, false) => RGBColor(206, 209, 219),
            (Self::Faint, true) => RGBColor(70, 74, 88),
        }
    }
}

/// Draws the rows on a transparent ground. The library's backend refuses nothing that is drawn here; what it would refuse
/// would be missing from the picture, and stand in the table.
pub(super) fn draw(rows: &[Row], look: Look) -> String {
    let width = look.width.clamp(240, 4000);
    let height = u32::try_from(ROW).unwrap_or(28) * u32::try_from(rows.len().max(1)).unwrap_or(1);
    let mut svg = String::new();
    {
        let mut backend = SVGBackend::with_string(&mut svg, (width, height));
        let names = i32::try_from(width * 32 / 100).unwrap_or(0);
        let values = i32::try_from(width * 18 / 100).unwrap_or(0);
        let room = i32::try_from(width).unwrap_or(0) - names - values - 16;
        let most = rows.iter().map(|row| row.parts.iter().map(|(part, _)| part).sum::<f64>()).fold(0.0, f64::max);
        let ink = if look.dark { RGBColor(228, 230, 238) } else { RGBColor(36, 39, 48) };
        let font = ("Inter, system-ui, sans-serif", 12).into_font().color(&ink);
        let left: TextStyle<'_> = font.clone().pos(Pos::new(HPos::Left, VPos::Center));
        let right: TextStyle<'_> = font.pos(Pos::new(HPos::Right, VPos::Center));
        let letters = usize::try_from(names / 7).unwrap_or(8);
        for (number, row) in rows.iter().enumerate() {
            let middle = i32::try_from(number).unwrap_or(0) * ROW + ROW / 2;
            let _ = backend.draw_text(&shortened(&row.name, letters), &left, (0, middle));
            let mut x = f64::from(names);
            for (part, hue) in row.parts.iter().filter(|(part, _)| *part > 0.0) {
                let length = if most > 0.0 { f64::from(room) * part / most } else { 0.0 };
                let (from, to) = (x.round() as i32, ((x + length).round() as i32).max(x.round() as i32 + 1));
                let colour = hue.on(look.dark);
                let style = colour.filled();
                let _ = backend.draw_rect((from, middle - BAR / 2), (to, middle + BAR / 2), &style, true);
                x += length;
            }
            let end = i32::try_from(width).unwrap_or(0) - 2;
            let _ = backend.draw_text(&row.value, &right, (end, middle));
        }
        let _ = backend.present();
    }
    svg
}

fn shortened(name: &str, letters: usize) -> String {
    if name.chars().count() <= letters {
        return name.to_owned();
    }
    let kept: String = name.chars().take(letters.saturating_sub(1)).collect();
    format!("{kept}…")
}
