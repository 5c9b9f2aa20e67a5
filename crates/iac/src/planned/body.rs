//! A block's content as a tree, from the paths that a component lists.

use rustc_hash::FxHashMap;

use crate::attribute_path::{self, Step};
use crate::graph::units::Unit;

/// What stands in a block.
#[derive(Debug, Default)]
pub(super) struct Body<'p> {
    /// Attributes: name, and number among those of the component.
    pub(super) attributes: Vec<(&'p str, usize)>,
    /// Nested blocks in source order: type, first label, content.
    pub(super) blocks: Vec<(String, Option<String>, Body<'p>)>,
}

impl<'p> Body<'p> {
    /// The content of a component.
    pub(super) fn of(unit: &Unit<'p>) -> Self {
        if unit.blocks.is_empty() {
            let attributes = unit.entries.iter().enumerate().map(|(at, (_, entry))| (&*entry.path, at)).collect();
            return Self { attributes, blocks: Vec::new() };
        }
        // The content itself is number 0; blocks stand behind the block that they are in.
        let mut bodies: Vec<Body<'p>> = vec![Self::default()];
        let mut around: Vec<(usize, String, Option<String>)> = vec![(0, String::new(), None)];
        let mut numbers: FxHashMap<&str, usize> = FxHashMap::default();
        for path in &unit.blocks {
            let (outer, own) = outermost(&numbers, path);
            let Ok(steps) = attribute_path::parse(own) else { continue };
            let mut names = steps.into_iter().filter_map(|step| match step {
                Step::Name(name) => Some(name),
                Step::Index(_) | Step::Key(_) => None,
            });
            let Some(block_type) = names.next() else { continue };
            numbers.insert(path, bodies.len());
            around.push((outer, block_type, names.next()));
            bodies.push(Self::default());
        }
        for (at, (_, entry)) in unit.entries.iter().enumerate() {
            let (outer, name) = outermost(&numbers, &entry.path);
            if let Some(body) = bodies.get_mut(outer) {
                body.attributes.push((name, at));
            }
        }
        while bodies.len() > 1 {
            let (Some(body), Some((outer, block_type, label))) = (bodies.pop(), around.pop()) else { break };
            if let Some(outer) = bodies.get_mut(outer) {
                outer.blocks.push((block_type, label, body));
            }
        }
        let mut body = bodies.pop().unwrap_or_default();
        body.set_right();
        body
    }

    /// Blocks were put together from the last to the first. They nest no deeper than the reader lists them.
    fn set_right(&mut self) {
        self.blocks.reverse();
        for (_, _, body) in &mut self.blocks {
            body.set_right();
        }
    }

    /// The number of the attribute of this name.
    pub(super) fn attribute(&self, name: &str) -> Option<usize> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, at)| *at)
    }
}

/// The block around a path, and the path inside of it.
fn outermost<'p>(numbers: &FxHashMap<&str, usize>, path: &'p str) -> (usize, &'p str) {
    let mut end = path.len();
    while let Some(at) = path.get(..end).and_then(|before| before.rfind("].")) {
        if let (Some(number), Some(own)) = (path.get(..=at).and_then(|outer| numbers.get(outer)), path.get(at + 2..)) {
            return (*number, own);
        }
        end = at;
    }
    (0, path)
}
