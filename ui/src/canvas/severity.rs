//! The shapes that severities go by, on the canvas and beside words.

use domain::evidence::check::Severity;

/// The side of the grid that shapes are drawn on.
pub const GRID: f64 = 16.0;

/// An octagon, a triangle, a diamond, a disc, a ring: told apart without colour. As an SVG path.
pub const fn shape(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "M5 1h6l4 4v6l-4 4H5l-4-4V5z",
        Severity::High => "M8 1.5 15.2 14H.8z",
        Severity::Medium => "M8 1l7 7-7 7-7-7z",
        Severity::Low => "M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z",
        Severity::Info => "M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3zm0 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6z",
    }
}
