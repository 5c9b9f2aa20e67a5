//! Every text of the canvas, in English: the page that measures the canvas mounts it without the rest of the screens, and so
//! without their texts.

/// What the canvas is, for those who cannot see it.
pub const CANVAS: &str = "Canvas. The outline lists the same components as a tree.";
/// What its buttons are for.
pub const ZOOM: &str = "Zoom";
/// One step away.
pub const ZOOM_OUT: &str = "Zoom out (-)";
/// One step closer.
pub const ZOOM_IN: &str = "Zoom in (+)";
/// Zoom 1.
pub const ACTUAL_SIZE: &str = "Actual size (1)";
/// Everything in sight.
pub const FIT: &str = "Show everything (0)";
/// The minimap's button.
pub const MINIMAP: &str = "Minimap";
/// A box around a module that has no readable type.
pub const MODULE: &str = "module";
/// A box that a person drew.
pub const GROUP: &str = "group";
/// Only in the newer version.
pub const ADDED: &str = "added";
/// Only in the older version.
pub const REMOVED: &str = "removed";
/// In both versions, differently.
pub const CHANGED: &str = "changed";
/// A person wrote something about it.
pub const HAS_A_NOTE: &str = "has a note";

/// `55 %`
pub fn percent(zoom: f64) -> String {
    format!("{:.0} %", zoom * 100.0)
}

/// What the button with the zoom does.
pub fn zoom_is(percent: &str) -> String {
    format!("Zoom is {percent}, set to actual size")
}

/// How many instances a component stands for; `instances` is `×3` or `×?`.
pub fn instances(instances: &str) -> String {
    match instances.trim_start_matches('×') {
        "?" => "number of instances not known before it runs".to_owned(),
        count => format!("{count} instances"),
    }
}

/// In which box.
pub fn inside(title: &str) -> String {
    format!("in {title}")
}

/// How many are in it.
pub fn holds(count: usize) -> String {
    format!("holds {count}")
}

/// How many it refers to.
pub fn uses(count: usize) -> String {
    format!("uses {count}")
}

/// How many refer to it.
pub fn used_by(count: usize) -> String {
    format!("used by {count}")
}
