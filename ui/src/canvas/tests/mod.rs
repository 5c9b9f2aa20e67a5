//! What the canvas must hold, each room against plain statements and, where it can, against brute force.

mod camera;
mod drag;
mod hit;
mod index;
mod labels;
mod scroll;
mod select;
mod words;

use std::sync::Arc;

use domain::Category;
use domain::graph::ComponentKey;
use domain::scene::{Edge, Mark, Node, NodeShape, Scene};

use super::picture::Picture;

/// A card of the usual size.
pub fn card(key: &str, parent: Option<u32>, x: f32, y: f32) -> Node {
    node(key, parent, NodeShape::Card, [x, y, 184.0, 56.0])
}

/// A box.
pub fn container(key: &str, parent: Option<u32>, place: [f32; 4]) -> Node {
    node(key, parent, NodeShape::Container, place)
}

pub fn node(key: &str, parent: Option<u32>, shape: NodeShape, [x, y, width, height]: [f32; 4]) -> Node {
    Node {
        key: ComponentKey(key.to_owned()),
        parent,
        shape,
        x,
        y,
        width,
        height,
        title: key.to_owned(),
        caption: "RDS instance".to_owned(),
        category: Category::Database,
        glyph: "database".to_owned(),
        details: Vec::new(),
        instances: String::new(),
        unfinished: None,
        change: None,
        mark: Mark::None,
        note: None,
        placed: false,
    }
}

pub fn edge(from: u32, to: u32, points: &[f32]) -> Edge {
    Edge { from, to, points: points.to_vec(), label: "subnet_ids".to_owned(), order_only: false, mark: Mark::None }
}

pub fn scene(nodes: Vec<Node>, edges: Vec<Edge>) -> Arc<Scene> {
    Arc::new(Scene { width: 4000.0, height: 4000.0, nodes, edges })
}

pub fn picture(nodes: Vec<Node>, edges: Vec<Edge>) -> Picture {
    Picture::new(scene(nodes, edges))
}

/// Cards on a grid of `columns`, 240 by 104 points apart, in one box.
pub fn grid(columns: u16, rows: u16) -> Vec<Node> {
    let size = [f32::from(columns) * 240.0 + 40.0, f32::from(rows) * 104.0 + 60.0];
    let mut nodes = vec![container("vpc", None, [0.0, 0.0, size[0], size[1]])];
    for row in 0..rows {
        for column in 0..columns {
            let key = format!("{row}/{column}");
            nodes.push(card(&key, Some(0), 32.0 + f32::from(column) * 240.0, 48.0 + f32::from(row) * 104.0));
        }
    }
    nodes
}
