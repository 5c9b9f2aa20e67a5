//! Colours: OKLCH as designers write them, sRGB as files want them.

/// Lightness and chroma in hundredths and thousandths of one, hue in degrees: `oklch(52% 0.14 255)`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Oklch(pub(super) f32, pub(super) f32, pub(super) f32);

impl Oklch {
    /// `#rrggbb`; what sRGB cannot show loses chroma until it can.
    pub(super) fn hex(self) -> String {
        let Self(lightness, mut chroma, hue) = self;
        for _ in 0..24 {
            let rgb = linear(lightness / 100.0, chroma, hue);
            if rgb.iter().all(|part| (-0.0005..=1.0005).contains(part)) {
                break;
            }
            chroma *= 0.94;
        }
        let [red, green, blue] = linear(lightness / 100.0, chroma, hue).map(|part| {
            let part = part.clamp(0.0, 1.0);
            let curved = if part <= 0.003_130_8 { 12.92 * part } else { 1.055 * part.powf(1.0 / 2.4) - 0.055 };
            (curved * 255.0).round() as u8
        });
        format!("#{red:02x}{green:02x}{blue:02x}")
    }
}

/// OKLab to linear sRGB, after Björn Ottosson.
fn linear(lightness: f32, chroma: f32, hue: f32) -> [f32; 3] {
    let (a, b) = (chroma * hue.to_radians().cos(), chroma * hue.to_radians().sin());
    let long = (lightness + 0.396_337_78 * a + 0.215_803_76 * b).powi(3);
    let medium = (lightness - 0.105_561_346 * a - 0.063_854_17 * b).powi(3);
    let short = (lightness - 0.089_484_18 * a - 1.291_485_5 * b).powi(3);
    [
        4.076_741_7 * long - 3.307_711_6 * medium + 0.230_969_94 * short,
        -1.268_438 * long + 2.609_757_4 * medium - 0.341_319_38 * short,
        -0.004_196_086_3 * long - 0.703_418_6 * medium + 1.707_614_7 * short,
    ]
}

#[cfg(test)]
mod tests {
    use super::Oklch;

    #[test]
    fn oklch_turns_into_the_srgb_that_browsers_show() {
        for (colour, hex) in [
            (Oklch(100.0, 0.0, 0.0), "#ffffff"),
            (Oklch(0.0, 0.0, 0.0), "#000000"),
            (Oklch(62.796, 0.257_68, 29.234), "#ff0000"),
            (Oklch(45.201, 0.313_21, 264.05), "#0000ff"),
            (Oklch(52.0, 0.14, 255.0), "#2769b7"),
        ] {
            assert_eq!(colour.hex(), hex, "{colour:?}");
        }
    }

    #[test]
    fn what_srgb_cannot_show_keeps_its_lightness_and_hue() {
        let hex = Oklch(70.0, 0.4, 150.0).hex();
        assert_ne!(hex, "#00ff00", "clipping parts alone would shift the hue");
        assert!(hex.starts_with("#0") || hex.starts_with("#1") || hex.starts_with("#2"), "{hex}");
    }
}
