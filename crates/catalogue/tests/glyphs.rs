//! The drawings can be drawn by anyone, and stay in their box.

use std::collections::BTreeSet;

use catalogue::glyphs::{self, GENERIC};
use domain::graph::ComponentKind;
use path::{Point, points};

#[cfg(test)]
mod path {
    //! Reads path data.

    use catalogue::Glyph;

    /// A point on the grid.
    pub type Point = (f64, f64);

    /// Every point that a path goes through or bends towards; arcs as points along them.
    pub fn points(glyph: &Glyph) -> Vec<Point> {
        let mut tokens = tokens(glyph.path).into_iter().peekable();
        let (mut found, mut at, mut start) = (Vec::new(), (0.0, 0.0), (0.0, 0.0));
        let mut command = None;
        while let Some(token) = tokens.next_if(|token| token.parse::<f64>().is_err()).or_else(|| command.clone()) {
            if tokens.peek().is_none() && !token.eq_ignore_ascii_case("Z") {
                break;
            }
            let relative = token.chars().all(char::is_lowercase);
            let mut number = || -> f64 { tokens.next().and_then(|token| token.parse().ok()).expect("a number") };
            let base = if relative { at } else { (0.0, 0.0) };
            match token.to_ascii_uppercase().as_str() {
                "M" => {
                    at = (base.0 + number(), base.1 + number());
                    start = at;
                }
                "L" => at = (base.0 + number(), base.1 + number()),
                "H" => at.0 = base.0 + number(),
                "V" => at.1 = base.1 + number(),
                "C" | "Q" => {
                    for _ in 0..if token.eq_ignore_ascii_case("C") { 2 } else { 1 } {
                        found.push((base.0 + number(), base.1 + number()));
                    }
                    at = (base.0 + number(), base.1 + number());
                }
                "A" => {
                    let radii = (number(), number());
                    assert_eq!(number(), 0.0, "`{}`: arcs are not turned", glyph.id);
                    let (large, sweep) = (number() != 0.0, number() != 0.0);
                    let to = (base.0 + number(), base.1 + number());
                    found.extend(arc(at, radii, large, sweep, to));
                    at = to;
                }
                "Z" => at = start,
                other => panic!("`{}` uses the command `{other}`", glyph.id),
            }
            found.push(at);
            command = if token.eq_ignore_ascii_case("Z") { None } else { Some(token) };
        }
        assert_eq!(tokens.next(), None, "`{}` was read to its end", glyph.id);
        found
    }

    fn tokens(path: &str) -> Vec<String> {
        let mut tokens: Vec<String> = Vec::new();
        let mut open = false;
        for letter in path.chars() {
            match letter {
                ' ' | ',' => open = false,
                '0'..='9' | '.' if open => tokens.last_mut().expect("a token").push(letter),
                '0'..='9' | '.' | '-' => {
                    tokens.push(letter.to_string());
                    open = true;
                }
                _ => {
                    tokens.push(letter.to_string());
                    open = false;
                }
            }
        }
        tokens
    }

    /// Points along an arc, by the endpoint-to-centre conversion of the SVG standard.
    fn arc(from: Point, radii: Point, large: bool, sweep: bool, to: Point) -> Vec<Point> {
        let (half_x, half_y) = ((from.0 - to.0) / 2.0, (from.1 - to.1) / 2.0);
        let stretch = ((half_x / radii.0).powi(2) + (half_y / radii.1).powi(2)).sqrt().max(1.0);
        let (rx, ry) = (radii.0 * stretch, radii.1 * stretch);
        let under = (rx * half_y).powi(2) + (ry * half_x).powi(2);
        let sign = if large == sweep { -1.0 } else { 1.0 };
        let factor = sign * (((rx * ry).powi(2) - under).max(0.0) / under).sqrt();
        let offset = (factor * rx * half_y / ry, -factor * ry * half_x / rx);
        let centre = (offset.0 + f64::midpoint(from.0, to.0), offset.1 + f64::midpoint(from.1, to.1));
        let angle = |point: Point| ((point.1 - centre.1) / ry).atan2((point.0 - centre.0) / rx);
        let (first, mut span) = (angle(from), angle(to) - angle(from));
        if sweep && span < 0.0 {
            span += std::f64::consts::TAU;
        } else if !sweep && span > 0.0 {
            span -= std::f64::consts::TAU;
        }
        let along = |step: i32| first + span * f64::from(step) / 32.0;
        (0..=32).map(|step| (centre.0 + rx * along(step).cos(), centre.1 + ry * along(step).sin())).collect()
    }
}

#[test]
fn paths_parse_and_stay_in_their_box() {
    for glyph in glyphs::all() {
        for (x, y) in points(glyph) {
            assert!((2.0..=22.0).contains(&x) && (2.0..=22.0).contains(&y), "`{}` reaches ({x}, {y})", glyph.id);
        }
    }
}

#[test]
fn glyphs_are_of_one_optical_size() {
    for glyph in glyphs::all() {
        let points = points(glyph);
        let extent = |of: fn(&Point) -> f64| {
            let values: Vec<_> = points.iter().map(of).collect();
            values.iter().copied().fold(f64::MIN, f64::max) - values.iter().copied().fold(f64::MAX, f64::min)
        };
        let (width, height) = (extent(|point| point.0), extent(|point| point.1));
        assert!(width.max(height) >= 15.0, "`{}` is only {width} by {height}", glyph.id);
    }
}

#[test]
fn ids_are_unique_ordered_and_found() {
    let ids: Vec<_> = glyphs::all().iter().map(|glyph| glyph.id).collect();
    assert!(ids.is_sorted() && ids.iter().collect::<BTreeSet<_>>().len() == ids.len());
    for glyph in glyphs::all() {
        assert_eq!(glyphs::glyph(glyph.id), Some(glyph));
        assert!(glyph.id.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-'), "`{}`", glyph.id);
    }
    assert!(glyphs::glyph(GENERIC).is_some());
    assert_eq!(glyphs::glyph("no-such-glyph"), None);
}

#[test]
fn every_drawing_is_its_own() {
    let paths: BTreeSet<_> = glyphs::all().iter().map(|glyph| glyph.path).collect();
    assert_eq!(paths.len(), glyphs::all().len());
}

#[test]
fn every_kind_of_block_has_a_glyph() {
    use ComponentKind as Kind;
    for kind in [
        Kind::Resource,
        Kind::Data,
        Kind::Ephemeral,
        Kind::Action,
        Kind::Module,
        Kind::Variable,
        Kind::Local,
        Kind::Output,
        Kind::Provider,
        Kind::Settings,
        Kind::Moved,
        Kind::Import,
        Kind::Removed,
        Kind::Check,
        Kind::Unknown,
    ] {
        let info = catalogue::kind(kind);
        assert!(glyphs::glyph(info.glyph).is_some(), "{kind:?} is drawn with `{}`", info.glyph);
    }
}

#[test]
fn every_glyph_is_used() {
    let mut used: BTreeSet<_> = catalogue::all().iter().map(|row| row.glyph).collect();
    for kind in [
        ComponentKind::Module,
        ComponentKind::Variable,
        ComponentKind::Local,
        ComponentKind::Output,
        ComponentKind::Provider,
        ComponentKind::Settings,
        ComponentKind::Moved,
        ComponentKind::Import,
        ComponentKind::Removed,
        ComponentKind::Check,
    ] {
        used.insert(catalogue::kind(kind).glyph);
    }
    let idle: Vec<_> = glyphs::all().iter().map(|glyph| glyph.id).filter(|id| !used.contains(id)).collect();
    assert!(idle.is_empty(), "drawn for nothing: {idle:?}");
}
