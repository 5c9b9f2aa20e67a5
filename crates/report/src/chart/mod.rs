//! Pictures of evidence: bars in parts, one below the other, as SVG. Beside each stands the table that it is made of, and
//! a sentence for who does not see it.
//!
//! - [`cost`], [`findings`], [`compliance`]: what is drawn
//! - `bars`: how

mod bars;
mod compliance;
mod cost;
mod findings;

pub use compliance::compliance;
pub use cost::cost;
pub use findings::findings;

/// A chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// The picture; as tall as it needs to be.
    pub svg: String,
    /// What it says, in a sentence or two.
    pub text: String,
    /// The heads of the table.
    pub columns: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

/// How it is to look.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// On a dark ground.
    pub dark: bool,
    /// In pixels.
    pub width: u32,
}

/// Rows drawn at most; the smallest are drawn as one, and stand in the table by themselves.
const MOST_ROWS: usize = 10;

impl Chart {
    fn of(look: Look, text: String, columns: &[&str], rows: Vec<Vec<String>>, drawn: &[bars::Row]) -> Self {
        let columns = columns.iter().map(|column| (*column).to_owned()).collect();
        Self { svg: bars::draw(drawn, look), text, columns, rows }
    }
}
