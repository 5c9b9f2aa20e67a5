//! What of the picture is drawn in a place, and how much of each thing.

use domain::scene::NodeShape;

use super::displaced::Displaced;
use super::geometry::Rect;
use super::picture::Picture;

/// How much of each thing is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// Boxes with their titles; cards are blocks of colour, edges hairlines.
    Boxes,
    /// Cards with their glyph, without words.
    Shapes,
    /// Cards with their name and nothing else: it says more than a glyph where there is room for one of the two.
    Titles,
    /// Cards with glyph and one line of words.
    Names,
    /// Cards with name, type and badges.
    Cards,
    /// Cards with the attributes that matter.
    Attributes,
}

impl Detail {
    /// How much is drawn at a zoom.
    pub fn at(zoom: f64) -> Self {
        if zoom < 0.22 {
            Self::Boxes
        } else if zoom < 0.235 {
            Self::Shapes
        } else if zoom < 0.42 {
            Self::Titles
        } else if zoom < 0.54 {
            Self::Names
        } else if zoom < 1.5 {
            Self::Cards
        } else {
            Self::Attributes
        }
    }
}

/// The zoom under which only boxes and their titles show: edges would be a net over everything.
const EDGES_FROM: f64 = 0.08;

/// What is drawn in a place; reused from frame to frame.
#[derive(Debug, Default)]
pub struct Visible {
    /// Boxes, outer ones first.
    pub boxes: Vec<u32>,
    /// Cards.
    pub cards: Vec<u32>,
    /// Edges.
    pub edges: Vec<u32>,
    found: Vec<u32>,
}

impl Visible {
    /// Finds what is drawn where the scene meets `sight`; what a person is moving is left out.
    pub fn collect(&mut self, picture: &Picture, displaced: &Displaced, sight: &Rect, zoom: f64) {
        self.boxes.clear();
        self.cards.clear();
        // Half a pixel is nothing to see; a card of one pixel still shows where there are many.
        let least = 0.5 / zoom;
        picture.index().nodes_in(sight, &mut self.found);
        for at in &self.found {
            let rect = picture.rect(*at);
            let seen = rect.width() >= least && rect.height() >= least / 4.0;
            if !seen || displaced.has_node(*at) {
                continue;
            }
            match picture.node(*at).map(|node| node.shape) {
                Some(NodeShape::Card) => self.cards.push(*at),
                Some(NodeShape::Container | NodeShape::Module | NodeShape::Group) => self.boxes.push(*at),
                None => {}
            }
        }
        self.edges.clear();
        if zoom >= EDGES_FROM {
            picture.edges_in(sight, &mut self.edges);
            if !displaced.is_empty() {
                self.edges.retain(|edge| !displaced.has_edge(*edge));
            }
        }
    }
}
