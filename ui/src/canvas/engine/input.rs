//! What a pointer or a key says, without the browser.

use crate::canvas::geometry::Point;

/// What points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Device {
    /// A mouse, or what acts like one.
    Mouse,
    /// A pen.
    Pen,
    /// A finger.
    Touch,
}

/// A button that was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Button {
    /// The one that selects.
    Primary,
    /// The wheel.
    Middle,
    /// The one for the menu.
    Secondary,
}

/// Keys that are held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Held {
    /// Shift.
    pub shift: bool,
    /// Control, or Command.
    pub command: bool,
    /// Alt, or Option.
    pub alt: bool,
}

/// A pointer at a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pointer {
    /// Which of several.
    pub id: i32,
    /// What points.
    pub device: Device,
    /// At which pixel of the canvas.
    pub at: Point,
    /// Keys that are held.
    pub held: Held,
}

/// A turn of the wheel, or two fingers on a pad.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wheel {
    /// At which pixel of the canvas.
    pub at: Point,
    /// Pixels to the right.
    pub dx: f64,
    /// Pixels down.
    pub dy: f64,
    /// Whether it is a wheel with notches; a pad has none.
    pub notched: bool,
    /// Keys that are held; a pinch comes as a wheel with Control.
    pub held: Held,
}
