//! The colours of a picture, by what they are for. The values are those of the window's tokens.

use domain::Category;
use domain::scene::Mark;

use super::colour::Oklch;

/// The colours of a picture, as `#rrggbb`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    pub(super) ground: String,
    pub(super) card: String,
    pub(super) card_border: String,
    pub(super) text: String,
    pub(super) caption: String,
    pub(super) edge: String,
    pub(super) unfinished: String,
    pub(super) group: String,
    pub(super) shadow: bool,
    /// How much of its hue a box's inside and its title tab have, in hundredths.
    pub(super) tint: (u8, u8),
    categories: [String; 10],
    added: String,
    removed: String,
    changed: String,
}

impl Theme {
    /// Dark on light.
    #[must_use]
    pub fn light() -> Self {
        Self {
            ground: Oklch(98.0, 0.003, 265.0).hex(),
            card: Oklch(100.0, 0.0, 0.0).hex(),
            card_border: Oklch(89.0, 0.007, 265.0).hex(),
            text: Oklch(22.0, 0.014, 265.0).hex(),
            caption: Oklch(54.0, 0.014, 265.0).hex(),
            edge: Oklch(70.0, 0.014, 265.0).hex(),
            unfinished: Oklch(72.0, 0.012, 265.0).hex(),
            group: Oklch(54.0, 0.014, 265.0).hex(),
            shadow: true,
            tint: (4, 12),
            categories: [
                Oklch(52.0, 0.14, 255.0),
                Oklch(58.0, 0.14, 52.0),
                Oklch(53.0, 0.115, 150.0),
                Oklch(49.0, 0.17, 305.0),
                Oklch(54.0, 0.19, 20.0),
                Oklch(57.0, 0.19, 345.0),
                Oklch(55.0, 0.095, 195.0),
                Oklch(48.0, 0.045, 250.0),
                Oklch(50.0, 0.18, 270.0),
                Oklch(54.0, 0.014, 265.0),
            ]
            .map(Oklch::hex),
            added: Oklch(50.0, 0.125, 152.0).hex(),
            removed: Oklch(54.0, 0.19, 27.0).hex(),
            changed: Oklch(53.0, 0.12, 70.0).hex(),
        }
    }

    /// Light on dark.
    #[must_use]
    pub fn dark() -> Self {
        Self {
            ground: Oklch(18.0, 0.008, 265.0).hex(),
            card: Oklch(23.5, 0.01, 265.0).hex(),
            card_border: Oklch(34.0, 0.012, 265.0).hex(),
            text: Oklch(94.0, 0.005, 265.0).hex(),
            caption: Oklch(66.0, 0.014, 265.0).hex(),
            edge: Oklch(47.0, 0.014, 265.0).hex(),
            unfinished: Oklch(50.0, 0.016, 265.0).hex(),
            group: Oklch(66.0, 0.014, 265.0).hex(),
            shadow: false,
            tint: (5, 16),
            categories: [
                Oklch(72.0, 0.125, 250.0),
                Oklch(76.0, 0.125, 58.0),
                Oklch(76.0, 0.13, 152.0),
                Oklch(73.0, 0.135, 305.0),
                Oklch(71.0, 0.155, 20.0),
                Oklch(73.0, 0.145, 345.0),
                Oklch(76.0, 0.095, 195.0),
                Oklch(71.0, 0.04, 250.0),
                Oklch(70.0, 0.135, 275.0),
                Oklch(68.0, 0.014, 265.0),
            ]
            .map(Oklch::hex),
            added: Oklch(74.0, 0.15, 155.0).hex(),
            removed: Oklch(70.0, 0.17, 25.0).hex(),
            changed: Oklch(80.0, 0.13, 80.0).hex(),
        }
    }

    /// White on black, for eyes that need it.
    #[must_use]
    pub fn contrast() -> Self {
        Self {
            ground: Oklch(0.0, 0.0, 0.0).hex(),
            card: Oklch(0.0, 0.0, 0.0).hex(),
            card_border: Oklch(100.0, 0.0, 0.0).hex(),
            text: Oklch(100.0, 0.0, 0.0).hex(),
            caption: Oklch(90.0, 0.0, 0.0).hex(),
            edge: Oklch(85.0, 0.0, 0.0).hex(),
            unfinished: Oklch(85.0, 0.0, 0.0).hex(),
            group: Oklch(90.0, 0.0, 0.0).hex(),
            shadow: false,
            tint: (0, 24),
            categories: [
                Oklch(82.0, 0.12, 250.0),
                Oklch(84.0, 0.13, 65.0),
                Oklch(86.0, 0.17, 150.0),
                Oklch(82.0, 0.13, 305.0),
                Oklch(80.0, 0.14, 20.0),
                Oklch(82.0, 0.14, 345.0),
                Oklch(87.0, 0.11, 195.0),
                Oklch(85.0, 0.03, 250.0),
                Oklch(80.0, 0.12, 275.0),
                Oklch(85.0, 0.0, 0.0),
            ]
            .map(Oklch::hex),
            added: Oklch(86.0, 0.2, 150.0).hex(),
            removed: Oklch(80.0, 0.14, 22.0).hex(),
            changed: Oklch(90.0, 0.17, 95.0).hex(),
        }
    }

    pub(super) fn category(&self, category: Category) -> &str {
        let [network, compute, storage, database, security, integration, analytics, management, kubernetes, other] =
            &self.categories;
        match category {
            Category::Network => network,
            Category::Compute => compute,
            Category::Storage => storage,
            Category::Database => database,
            Category::Security => security,
            Category::Integration => integration,
            Category::Analytics => analytics,
            Category::Management => management,
            Category::Kubernetes => kubernetes,
            Category::Other => other,
        }
    }

    /// Sign and colour of a mark.
    pub(super) fn mark(&self, mark: Mark) -> Option<(&'static str, &str)> {
        match mark {
            Mark::None => None,
            Mark::Added => Some(("+", &self.added)),
            Mark::Removed => Some(("−", &self.removed)),
            Mark::Changed => Some(("~", &self.changed)),
        }
    }
}
