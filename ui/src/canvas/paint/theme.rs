//! The colours and faces of the page, as the canvas needs them.

use domain::Category;
use domain::evidence::check::Severity;
use domain::scene::Mark;
use web_sys::{CssStyleDeclaration, Element};

/// What things are drawn with, as CSS values.
#[derive(Debug, Clone, Default)]
pub struct Theme {
    /// Behind everything.
    pub ground: String,
    /// The dots on the ground.
    pub grid: String,
    /// A card's surface.
    pub card: String,
    /// A card's border.
    pub card_border: String,
    /// Under a card.
    pub shadow: String,
    /// A name.
    pub text: String,
    /// A readable type.
    pub caption: String,
    /// An edge.
    pub edge: String,
    /// An edge that is pointed at.
    pub edge_strong: String,
    /// The border of what is unfinished.
    pub unfinished: String,
    /// The ring around what is selected.
    pub selection: String,
    /// The rectangle that a person draws.
    pub marquee: String,
    /// The border of a group.
    pub group: String,
    marks: [String; 3],
    severities: [String; 5],
    categories: Vec<String>,
    /// The face of words.
    pub sans: String,
    /// The face of values.
    pub mono: String,
    /// The weight of plain words.
    pub weight: String,
    /// The weight of names.
    pub weight_strong: String,
}

impl Theme {
    /// Reads the tokens that hold for `element`.
    pub fn read(element: &Element) -> Self {
        let style = web_sys::window().and_then(|window| window.get_computed_style(element).ok().flatten());
        let token = |name: &str| style.as_ref().map_or_else(String::new, |style| value(style, name));
        Self {
            ground: token("--canvas-ground"),
            grid: token("--canvas-grid"),
            card: token("--canvas-card"),
            card_border: token("--canvas-card-border"),
            shadow: token("--canvas-card-shadow"),
            text: token("--canvas-text"),
            caption: token("--canvas-caption"),
            edge: token("--canvas-edge"),
            edge_strong: token("--canvas-edge-strong"),
            unfinished: token("--canvas-unfinished"),
            selection: token("--canvas-selection"),
            marquee: token("--canvas-marquee"),
            group: token("--canvas-group"),
            marks: [token("--mark-added"), token("--mark-removed"), token("--mark-changed")],
            severities: ["info", "low", "medium", "high", "critical"].map(|word| token(&format!("--severity-{word}"))),
            categories: Category::ALL
                .iter()
                .map(|category| token(&format!("--category-{}", category.word())))
                .collect(),
            sans: token("--font-sans"),
            mono: token("--font-mono"),
            weight: token("--weight-body"),
            weight_strong: token("--weight-strong"),
        }
    }

    /// The hue of a category.
    pub fn category(&self, category: Category) -> &str {
        let place = Category::ALL.iter().position(|other| *other == category);
        place.and_then(|place| self.categories.get(place)).map_or(self.caption.as_str(), String::as_str)
    }

    /// The colour of a severity.
    pub fn severity(&self, severity: Severity) -> &str {
        let [info, low, medium, high, critical] = &self.severities;
        match severity {
            Severity::Info => info,
            Severity::Low => low,
            Severity::Medium => medium,
            Severity::High => high,
            Severity::Critical => critical,
        }
    }

    /// The colour of a mark; `None` where nothing is marked.
    pub fn mark(&self, mark: Mark) -> Option<&str> {
        let [added, removed, changed] = &self.marks;
        match mark {
            Mark::None => None,
            Mark::Added => Some(added),
            Mark::Removed => Some(removed),
            Mark::Changed => Some(changed),
        }
    }
}

fn value(style: &CssStyleDeclaration, name: &str) -> String {
    style.get_property_value(name).unwrap_or_default().trim().to_owned()
}
