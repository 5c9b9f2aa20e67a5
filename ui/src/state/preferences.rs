//! How a person likes the product. The core keeps it as short texts by name; here it has types.

use std::collections::BTreeMap;

/// The colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// High contrast.
    Contrast,
}

impl Theme {
    /// Every theme, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::System, Self::Light, Self::Dark, Self::Contrast];

    /// As kept, and as it stands on the document.
    pub const fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.word() == word)
    }
}

/// A panel that can be put away and has a size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// At the left: blueprints and the outline.
    Sidebar,
    /// Below: source, changes, history, problems.
    Dock,
    /// At the right: what is selected.
    Inspector,
}

/// Whether a panel is there, and how large.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PanelShape {
    /// Whether it is there.
    pub open: bool,
    /// Width, or height of the dock, in pixels.
    pub size: u32,
}

impl Panel {
    const fn name(self) -> &'static str {
        match self {
            Self::Sidebar => "panel.sidebar",
            Self::Dock => "panel.dock",
            Self::Inspector => "panel.inspector",
        }
    }

    /// Below this width of the window the panel lies over the page, and is put away until it is asked for.
    pub const fn overlay_below(self) -> f64 {
        match self {
            Self::Sidebar => 800.0,
            Self::Dock => 0.0,
            Self::Inspector => 1100.0,
        }
    }

    /// How small and how large it may be.
    pub const fn limits(self) -> (u32, u32) {
        match self {
            Self::Sidebar => (180, 480),
            Self::Dock => (120, 720),
            Self::Inspector => (260, 560),
        }
    }
}

/// A person's preferences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preferences {
    /// The colours.
    pub theme: Theme,
    /// Whether nothing may move by itself, whatever the system says.
    pub reduced_motion: bool,
    /// Whether dragged nodes snap.
    pub snap: bool,
    /// Whether variables, locals, outputs and providers are drawn too.
    pub values: bool,
    /// The sidebar.
    pub sidebar: PanelShape,
    /// The dock.
    pub dock: PanelShape,
    /// The inspector.
    pub inspector: PanelShape,
    /// Ids of the commands used last, latest first.
    pub recent_commands: Vec<String>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            reduced_motion: false,
            snap: true,
            values: false,
            sidebar: PanelShape { open: true, size: 248 },
            dock: PanelShape { open: false, size: 260 },
            inspector: PanelShape { open: true, size: 320 },
            recent_commands: Vec::new(),
        }
    }
}

const RECENT_COMMANDS: usize = 8;

impl Preferences {
    /// From what the core keeps. What it does not know, or what makes no sense, is as by default.
    pub fn from_values(values: &BTreeMap<String, String>) -> Self {
        let default = Self::default();
        let get = |name: &str| values.get(name).map(String::as_str);
        let flag = |name: &str, otherwise: bool| get(name).map_or(otherwise, |value| value == "true");
        let shape = |panel: Panel, otherwise: PanelShape| {
            let parsed = get(panel.name()).and_then(|value| {
                let (open, size) = value.split_once(' ')?;
                let (least, most) = panel.limits();
                Some(PanelShape { open: open == "open", size: size.parse::<u32>().ok()?.clamp(least, most) })
            });
            parsed.unwrap_or(otherwise)
        };
        Self {
            theme: get("theme").and_then(Theme::parse).unwrap_or_default(),
            reduced_motion: flag("motion.reduced", default.reduced_motion),
            snap: flag("canvas.snap", default.snap),
            values: flag("canvas.values", default.values),
            sidebar: shape(Panel::Sidebar, default.sidebar),
            dock: shape(Panel::Dock, default.dock),
            inspector: shape(Panel::Inspector, default.inspector),
            recent_commands: get("commands.recent")
                .map(|ids| ids.split(' ').filter(|id| !id.is_empty()).map(str::to_owned).collect())
                .unwrap_or_default(),
        }
    }

    /// As the core keeps it.
    pub fn to_values(&self) -> BTreeMap<String, String> {
        let shape = |shape: PanelShape| format!("{} {}", if shape.open { "open" } else { "closed" }, shape.size);
        [
            ("theme", self.theme.word().to_owned()),
            ("motion.reduced", self.reduced_motion.to_string()),
            ("canvas.snap", self.snap.to_string()),
            ("canvas.values", self.values.to_string()),
            (Panel::Sidebar.name(), shape(self.sidebar)),
            (Panel::Dock.name(), shape(self.dock)),
            (Panel::Inspector.name(), shape(self.inspector)),
            ("commands.recent", self.recent_commands.join(" ")),
        ]
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
    }

    /// The values that differ from `before`: only these go to the core, so that two windows do not undo each other's.
    pub fn changed_since(&self, before: &Self) -> BTreeMap<String, String> {
        let before = before.to_values();
        self.to_values().into_iter().filter(|(name, value)| before.get(name) != Some(value)).collect()
    }

    /// A panel's shape.
    pub fn panel(&self, panel: Panel) -> PanelShape {
        match panel {
            Panel::Sidebar => self.sidebar,
            Panel::Dock => self.dock,
            Panel::Inspector => self.inspector,
        }
    }

    /// A panel's shape, to change it.
    pub fn panel_mut(&mut self, panel: Panel) -> &mut PanelShape {
        match panel {
            Panel::Sidebar => &mut self.sidebar,
            Panel::Dock => &mut self.dock,
            Panel::Inspector => &mut self.inspector,
        }
    }

    /// Puts a command first among the recent ones.
    pub fn used(&mut self, command: &str) {
        self.recent_commands.retain(|recent| recent != command);
        self.recent_commands.insert(0, command.to_owned());
        self.recent_commands.truncate(RECENT_COMMANDS);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preferences_survive_the_core() {
        let mut preferences = Preferences {
            theme: Theme::Contrast,
            reduced_motion: true,
            snap: false,
            values: true,
            dock: PanelShape { open: false, size: 300 },
            ..Preferences::default()
        };
        preferences.used("edit.undo");
        assert_eq!(Preferences::from_values(&preferences.to_values()), preferences);
    }

    #[test]
    fn nonsense_is_as_by_default() {
        let values = [("theme", "plaid"), ("panel.dock", "ajar"), ("panel.sidebar", "open 99999"), ("unknown", "1")];
        let values = values.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let preferences = Preferences::from_values(&values);
        assert_eq!(preferences.theme, Theme::System);
        assert_eq!(preferences.dock, Preferences::default().dock);
        assert_eq!(preferences.sidebar.size, 480, "a size is held inside its limits");
    }

    #[test]
    fn only_what_changed_goes_to_the_core() {
        let before = Preferences::default();
        let after = Preferences { theme: Theme::Dark, ..before.clone() };
        let changed: Vec<_> = after.changed_since(&before).into_iter().collect();
        assert_eq!(changed, [("theme".to_owned(), "dark".to_owned())]);
    }

    #[test]
    fn a_command_used_again_moves_to_the_front() {
        let mut preferences = Preferences::default();
        for command in ["a", "b", "a"] {
            preferences.used(command);
        }
        assert_eq!(preferences.recent_commands, ["a", "b"]);
    }
}
