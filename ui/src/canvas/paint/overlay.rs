//! What changes from frame to frame: what is pointed at, selected, being moved or drawn.

use std::collections::BTreeSet;
use std::f64::consts::TAU;

use domain::scene::NodeShape;

use super::cards::CORNER;
use super::pen::{Pen, Style};
use super::{boxes, cards, edges};
use crate::canvas::engine::Engine;
use crate::canvas::geometry::{Point, Rect};
use crate::canvas::hit::{HANDLE, HANDLES_FROM, Hit, Side};
use crate::canvas::labels::Tab;
use crate::canvas::route;
use crate::canvas::visible::Detail;

/// How many edges of a selection are lit; more would be no answer to "what does it touch".
const LIT: usize = 400;
/// Size of an edge's label, in pixels.
const LABEL: f64 = 10.5;
const LABEL_ROOM: f64 = 240.0;
/// Between words and the edge of their sheet, in pixels.
const BESIDE: f64 = 6.0;
/// How many lit edges run under the cards in their way, and rings under titles; more of them run over.
const UNDER: usize = 64;
/// How many rings are drawn one by one.
const RINGS: usize = 4000;

/// Draws over what stands still. `has_keyboard` says whether the focus shows.
pub fn draw(pen: &Pen<'_>, engine: &Engine, has_keyboard: bool) {
    moving(pen, engine);
    lit_edges(pen, engine);
    rings(pen, engine, has_keyboard);
    handles(pen, engine);
    connection(pen, engine);
    guides(pen, engine);
    if let Some(marquee) = engine.marquee() {
        let rect = pen.sharp(&marquee);
        pen.context.set_fill_style_str(&pen.theme.marquee);
        pen.fill(&rect);
        pen.context.set_stroke_style_str(&pen.theme.selection);
        pen.context.set_line_width(pen.hair());
        let line = rect.grown(-pen.hair() / 2.0);
        pen.context.stroke_rect(line.x0, line.y0, line.width(), line.height());
    }
    name(pen, engine);
}

/// What a person is moving.
fn moving(pen: &Pen<'_>, engine: &Engine) {
    let (picture, displaced) = (engine.picture(), engine.displaced());
    if displaced.is_empty() {
        return;
    }
    let sight = engine.camera().sight();
    let seen: Vec<u32> = displaced.nodes().filter(|at| displaced.rect(picture, *at).meets(&sight)).collect();
    let of_shape = |card: bool| seen.iter().copied().filter(move |at| picture.is_card(*at) == card);
    for at in of_shape(false) {
        if let Some(node) = picture.node(at) {
            boxes::outline(pen, node, &displaced.rect(picture, at));
        }
    }
    pen.context.set_stroke_style_str(&pen.theme.edge);
    pen.context.set_fill_style_str(&pen.theme.edge);
    pen.context.set_line_width(edges::width(pen));
    let ways: Vec<Vec<Point>> = displaced
        .edges()
        .map(|edge| displaced.corners(picture, edge))
        .filter(|way| {
            way.iter()
                .copied()
                .map(|at| Rect::spanning(at, at))
                .reduce(|a, b| a.union(&b))
                .is_some_and(|all| all.meets(&sight))
        })
        .collect();
    pen.context.begin_path();
    for way in &ways {
        edges::trace(pen, way);
    }
    pen.context.stroke();
    if pen.detail > Detail::Boxes {
        pen.context.begin_path();
        for way in &ways {
            edges::head(pen, way);
        }
        pen.context.fill();
    }
    for at in of_shape(true) {
        if let Some(node) = picture.node(at) {
            let rect = displaced.rect(picture, at);
            if pen.detail == Detail::Boxes {
                pen.context.set_fill_style_str(pen.theme.category(node.category));
                pen.fill(&pen.sharp(&rect));
            } else {
                cards::card(pen, picture, at, &rect);
            }
        }
    }
    for at in of_shape(false) {
        if let (Some(node), Some(tab)) = (picture.node(at), engine.known_labels().tab(at)) {
            let rect = displaced.rect(picture, at);
            boxes::title(pen, node, tab, pen.at(Point::new(rect.x0, rect.y0)));
        }
    }
}

/// The edges of what is pointed at and selected, with their ends.
fn lit_edges(pen: &Pen<'_>, engine: &Engine) {
    let picture = engine.picture();
    let mut lit: BTreeSet<u32> = BTreeSet::new();
    if let Hit::Edge(edge) = engine.hover() {
        lit.insert(edge);
    }
    lit.extend(engine.selected_edge());
    let nodes = engine.hovered().into_iter().chain(engine.selected().iter().copied().take(LIT));
    for at in nodes.filter(|_| !engine.is_dragging()) {
        lit.extend(picture.edges_at(at).iter().copied().take(LIT.saturating_sub(lit.len())));
    }
    if lit.is_empty() {
        return;
    }
    let context = pen.context;
    let ways: Vec<(u32, Vec<Point>)> = lit
        .iter()
        .map(|edge| {
            let still = !engine.displaced().has_edge(*edge);
            let way = if still { picture.corners(*edge).to_vec() } else { engine.displaced().corners(picture, *edge) };
            (*edge, way)
        })
        .collect();
    context.set_stroke_style_str(&pen.theme.edge_strong);
    context.set_fill_style_str(&pen.theme.edge_strong);
    context.set_line_width((edges::width(pen) * 1.25).max(1.5 * pen.ratio));
    context.begin_path();
    for (_, way) in &ways {
        edges::trace(pen, way);
    }
    context.stroke();
    context.begin_path();
    for (_, way) in &ways {
        edges::head(pen, way);
    }
    context.fill();
    for (_, way) in &ways {
        edges::tail(pen, way);
    }
    cards_again(pen, engine, &ways);
    // Both ends of each, but not what is pointed at or selected: that has a ring of its own.
    context.set_stroke_style_str(&pen.theme.edge_strong);
    context.set_line_width(1.5 * pen.ratio);
    context.set_global_alpha(0.75);
    let ends: BTreeSet<u32> =
        lit.iter().filter_map(|edge| picture.edge(*edge)).flat_map(|edge| [edge.from, edge.to]).collect();
    for at in ends.into_iter().filter(|at| !engine.selected().contains(at)) {
        ring(pen, engine, at, 0.75);
    }
    context.set_global_alpha(1.0);
    if pen.detail >= Detail::Cards && ways.len() <= 12 {
        let mut taken = Vec::new();
        for (edge, way) in &ways {
            if let Some(edge) = picture.edge(*edge) {
                label(pen, &edge.label, way, &mut taken);
            }
        }
    }
}

/// Draws the cards again that lit edges run under.
fn cards_again(pen: &Pen<'_>, engine: &Engine, ways: &[(u32, Vec<Point>)]) {
    if pen.detail == Detail::Boxes || ways.len() > UNDER {
        return;
    }
    let (picture, sight) = (engine.picture(), engine.camera().sight());
    let mut over: BTreeSet<u32> = BTreeSet::new();
    let mut found = Vec::new();
    for pair in ways.iter().flat_map(|(_, way)| way.windows(2)) {
        if let [a, b] = pair {
            let part = Rect::spanning(*a, *b);
            if part.meets(&sight) {
                picture.index().nodes_in(&part, &mut found);
                over.extend(found.iter().copied().filter(|at| picture.is_card(*at)));
            }
        }
    }
    for at in over.into_iter().filter(|at| !engine.displaced().has_node(*at) && picture.rect(*at).meets(&sight)) {
        cards::card(pen, picture, at, &picture.rect(at));
    }
}

/// The attributes in which a reference stands, on its longest straight part, where nothing is in `taken`.
fn label(pen: &Pen<'_>, text: &str, way: &[Point], taken: &mut Vec<Rect>) {
    let longest = way
        .windows(2)
        .filter_map(|pair| <[Point; 2]>::try_from(pair).ok())
        .max_by(|a, b| a[0].distance(a[1]).total_cmp(&b[0].distance(b[1])));
    let (Some([from, to]), false) = (longest, text.is_empty()) else { return };
    let (from, to) = (pen.at(from), pen.at(to));
    // Where it has no room it would cover what the edge connects.
    if from.distance(to) < (pen.letters.mono.width(text) * LABEL + 24.0) * pen.ratio {
        return;
    }
    let center = Point::new(f64::midpoint(from.x, to.x), f64::midpoint(from.y, to.y));
    let around = sheet(pen, text, Style::Mono, LABEL, center, LABEL_ROOM);
    if taken.iter().all(|other| !other.meets(&around)) {
        taken.push(around);
        tag(pen, text, Style::Mono, LABEL, center, LABEL_ROOM);
    }
}

/// Words on a small sheet, around a pixel of the screen.
fn tag(pen: &Pen<'_>, text: &str, style: Style, size: f64, center: Point, room: f64) {
    let context = pen.context;
    let sheet = sheet(pen, text, style, size, center, room);
    let size = size * pen.ratio;
    pen.round(&sheet, 5.0 * pen.ratio);
    context.set_fill_style_str(&pen.theme.card);
    context.fill();
    context.set_stroke_style_str(&pen.theme.card_border);
    context.set_line_width(pen.hair());
    context.stroke();
    context.set_fill_style_str(&pen.theme.text);
    context.set_text_baseline("middle");
    pen.face(style, size);
    let left = sheet.x0 + BESIDE * pen.ratio;
    pen.write(text, style, size, Point::new(left, sheet.center().y + 0.5 * pen.ratio), sheet.x1 - left);
    context.set_text_baseline("alphabetic");
}

/// The sheet of words around a pixel of the screen.
fn sheet(pen: &Pen<'_>, text: &str, style: Style, size: f64, center: Point, room: f64) -> Rect {
    let size = size * pen.ratio;
    let width = (pen.letters.of(style).width(text) * size).min(room * pen.ratio);
    let (across, down) = (BESIDE * pen.ratio, size * 0.55);
    Rect::sized(
        (center.x - width / 2.0 - across).round(),
        (center.y - size / 2.0 - down).round(),
        (width + 2.0 * across).round(),
        (size + 2.0 * down).round(),
    )
}

/// The rings around what is selected, what is pointed at, and where the keyboard is.
fn rings(pen: &Pen<'_>, engine: &Engine, has_keyboard: bool) {
    let context = pen.context;
    context.set_stroke_style_str(&pen.theme.selection);
    let sight = engine.camera().sight();
    context.set_line_width(if pen.detail == Detail::Boxes { 1.5 } else { 2.0 } * pen.ratio);
    let seen = engine.selected().iter().filter(|at| engine.place(**at).meets(&sight)).take(RINGS);
    context.begin_path();
    for at in seen {
        add_ring(pen, engine, *at, 1.0);
    }
    context.stroke();
    if let Some(at) = engine.hovered().filter(|at| !engine.selected().contains(at) && !engine.is_dragging()) {
        context.set_line_width(1.5 * pen.ratio);
        context.set_global_alpha(0.7);
        ring(pen, engine, at, 0.75);
        context.set_global_alpha(1.0);
        title_again(pen, engine, at);
    }
    for at in engine.selected().iter().take(UNDER) {
        title_again(pen, engine, *at);
    }
    if let Some(at) = engine.focus().filter(|_| has_keyboard) {
        context.set_line_width(2.0 * pen.ratio);
        ring(pen, engine, at, 4.0);
    }
}

/// The title of a box, where the ring around it would run through the words.
fn title_again(pen: &Pen<'_>, engine: &Engine, at: u32) {
    if let (Some(node), Some(tab)) = (engine.picture().node(at), engine.known_labels().tab(at))
        && tab.rise > 0.0
    {
        let rect = engine.place(at);
        boxes::title(pen, node, tab, pen.at(Point::new(rect.x0, rect.y0)));
    }
}

fn ring(pen: &Pen<'_>, engine: &Engine, at: u32, outside: f64) {
    pen.context.begin_path();
    add_ring(pen, engine, at, outside);
    pen.context.stroke();
}

fn add_ring(pen: &Pen<'_>, engine: &Engine, at: u32, outside: f64) {
    let outside = outside * pen.ratio;
    let rect = pen.sharp(&engine.place(at)).grown(outside);
    let corner = if engine.picture().is_card(at) { CORNER } else { CORNER + 2.0 };
    let radius = if pen.detail == Detail::Boxes { 0.0 } else { corner * pen.scale + outside };
    pen.add_round(&rect, radius);
}

/// The handles from which a connection is drawn.
fn handles(pen: &Pen<'_>, engine: &Engine) {
    let Some(at) = engine.handles_of().filter(|_| engine.camera().zoom() >= HANDLES_FROM) else { return };
    let rect = engine.place(at);
    let context = pen.context;
    for side in Side::ALL {
        let center = pen.at(side.of(&rect));
        let under = engine.hover() == Hit::Handle(at, side);
        context.begin_path();
        let radius = if under { HANDLE + 1.5 } else { HANDLE - 0.5 };
        let _ = context.arc(center.x, center.y, radius * pen.ratio, 0.0, TAU);
        context.set_fill_style_str(if under { &pen.theme.selection } else { &pen.theme.card });
        context.fill();
        context.set_stroke_style_str(&pen.theme.selection);
        context.set_line_width(1.5 * pen.ratio);
        context.stroke();
    }
}

/// The connection that a person is drawing.
fn connection(pen: &Pen<'_>, engine: &Engine) {
    let Some((from, to, onto)) = engine.connecting() else { return };
    let context = pen.context;
    let start = engine.place(from);
    let way = onto.map_or_else(|| route::to_point(&start, to), |onto| route::between(&start, &engine.place(onto)));
    context.set_stroke_style_str(&pen.theme.selection);
    context.set_fill_style_str(&pen.theme.selection);
    context.set_line_width(2.0 * pen.ratio);
    if onto.is_none() {
        pen.dash(&[5.0, 4.0]);
    }
    context.begin_path();
    edges::trace(pen, &way);
    context.stroke();
    pen.dash(&[]);
    context.begin_path();
    edges::head(pen, &way);
    context.fill();
    for at in [Some(from), onto].into_iter().flatten() {
        ring(pen, engine, at, 2.0);
    }
}

fn guides(pen: &Pen<'_>, engine: &Engine) {
    let context = pen.context;
    context.set_stroke_style_str(&pen.theme.selection);
    context.set_line_width(pen.hair());
    context.begin_path();
    for guide in engine.guides() {
        let (from, to) = (pen.at(guide.from), pen.at(guide.to));
        let half = pen.hair() / 2.0;
        context.move_to(from.x.round() + half, from.y.round() + half);
        context.line_to(to.x.round() + half, to.y.round() + half);
    }
    context.stroke();
}

/// Too far out for names, what is pointed at still says what it is.
fn name(pen: &Pen<'_>, engine: &Engine) {
    let Some(at) = engine.hovered().filter(|_| pen.detail < Detail::Names && !engine.is_dragging()) else { return };
    let Some(node) = engine.picture().node(at) else { return };
    if node.shape != NodeShape::Card && engine.known_labels().tab(at).is_some() {
        return;
    }
    let rect = pen.sharp(&engine.place(at));
    let text = if node.caption.is_empty() { node.title.clone() } else { format!("{} · {}", node.title, node.caption) };
    let above = Point::new(rect.center().x, rect.y0 - 18.0 * pen.ratio);
    tag(pen, &text, Style::Strong, 12.0, above, Tab::WIDEST);
}
