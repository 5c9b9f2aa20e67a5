//! Edges: orthogonal lines with rounded corners, an arrow head at what is used.

use std::collections::BTreeSet;
use std::fmt::Write;

use domain::scene::{Edge, Mark, Scene};

use super::svg::{Detail, escape};
use super::theme::Theme;

/// Radius of a corner where there is room for it.
const RADIUS: f32 = 8.0;
/// Length of an arrow head.
const HEAD: f32 = 7.0;

const MARKS: [Mark; 4] = [Mark::None, Mark::Added, Mark::Removed, Mark::Changed];

/// The arrow heads that are used.
pub(super) fn definitions(out: &mut String, scene: &Scene, theme: &Theme) {
    let used: BTreeSet<u8> = scene.edges.iter().map(|edge| edge.mark as u8).collect();
    for mark in MARKS.into_iter().filter(|mark| used.contains(&(*mark as u8))) {
        put!(
            out,
            "<marker id=\"head-{}\" viewBox=\"0 0 8 8\" refX=\"1\" refY=\"4\" markerWidth=\"{HEAD}\" \
             markerHeight=\"{HEAD}\" markerUnits=\"userSpaceOnUse\" orient=\"auto\">\
             <path d=\"M0 0.5L8 4L0 7.5Z\" fill=\"{}\"/></marker>\n",
            mark as u8,
            colour(mark, theme)
        );
    }
}

pub(super) fn draw(out: &mut String, scene: &Scene, theme: &Theme, detail: Detail) {
    out.push_str("<g fill=\"none\" stroke-width=\"1.5\" stroke-linejoin=\"round\">\n");
    for edge in &scene.edges {
        let Some(path) = path(&edge.points) else { continue };
        let dash = if edge.order_only { " stroke-dasharray=\"2 4\"" } else { "" };
        let colour = colour(edge.mark, theme);
        if detail == Detail::Shapes {
            put!(out, "<path d=\"{path}\" stroke=\"{colour}\"{dash}/>\n");
            continue;
        }
        put!(out, "<path d=\"{path}\" stroke=\"{colour}\" marker-end=\"url(#head-{})\"{dash}>", edge.mark as u8);
        put!(out, "<title>{}</title></path>\n", escape(&tooltip(scene, edge)));
    }
    out.push_str("</g>\n");
}

fn colour(mark: Mark, theme: &Theme) -> &str {
    theme.mark(mark).map_or(theme.edge.as_str(), |(_, colour)| colour)
}

fn tooltip(scene: &Scene, edge: &Edge) -> String {
    let name = |index: u32| scene.nodes.get(index as usize).map_or("", |node| node.title.as_str());
    let how = if edge.order_only { "after" } else { "uses" };
    let mut text = format!("{} {how} {}", name(edge.from), name(edge.to));
    if !edge.label.is_empty() && !edge.order_only {
        put!(text, ": {}", edge.label);
    }
    text
}

/// The line, short of its end by the arrow head, each corner rounded as far as its sides are long.
fn path(points: &[f32]) -> Option<String> {
    let mut corners: Vec<(f32, f32)> = points
        .as_chunks::<2>()
        .0
        .iter()
        .map(|[x, y]| (*x, *y))
        .filter(|(x, y)| x.is_finite() && y.is_finite())
        .collect();
    let (before, end) = (corners.iter().rev().nth(1).copied()?, corners.last().copied()?);
    let reach = distance(before, end);
    if let Some(last) = corners.last_mut() {
        *last = towards(end, before, (HEAD - 1.0).min(reach * 0.6));
    }
    let mut path = String::new();
    let start = corners.first()?;
    put!(path, "M{} {}", short(start.0), short(start.1));
    for window in corners.windows(3) {
        let [before, corner, after] = window else { continue };
        let radius = RADIUS.min(distance(*before, *corner) / 2.0).min(distance(*corner, *after) / 2.0);
        let (into, out) = (towards(*corner, *before, radius), towards(*corner, *after, radius));
        put!(path, "L{} {}", short(into.0), short(into.1));
        put!(path, "Q{} {} {} {}", short(corner.0), short(corner.1), short(out.0), short(out.1));
    }
    let end = corners.last()?;
    put!(path, "L{} {}", short(end.0), short(end.1));
    Some(path)
}

fn distance(one: (f32, f32), other: (f32, f32)) -> f32 {
    (one.0 - other.0).hypot(one.1 - other.1)
}

fn towards(from: (f32, f32), to: (f32, f32), length: f32) -> (f32, f32) {
    let whole = distance(from, to);
    if whole <= f32::EPSILON {
        return from;
    }
    (from.0 + (to.0 - from.0) / whole * length, from.1 + (to.1 - from.1) / whole * length)
}

/// One place after the point is finer than a screen.
fn short(length: f32) -> f32 {
    (length * 10.0).round() / 10.0
}
