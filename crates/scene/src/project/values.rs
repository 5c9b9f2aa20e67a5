//! What lies behind values that are not drawn: a variable, a local, an output leads to what it is made of.

use domain::graph::{ComponentKey, ConnectionKind, Graph};
use rustc_hash::{FxHashMap, FxHashSet};

use super::Plan;

/// Most values followed from one reference. A web of locals beyond that says nothing that an edge could show.
const MOST_FOLLOWED: usize = 256;
/// Most nodes that one value leads to.
const MOST_REACHED: usize = 64;

/// What values lead to.
pub(super) struct Values<'a> {
    used: FxHashMap<&'a ComponentKey, Vec<&'a ComponentKey>>,
    reached: FxHashMap<&'a ComponentKey, Vec<u32>>,
}

impl<'a> Values<'a> {
    pub(super) fn new(plan: &Plan, graph: &'a Graph) -> Self {
        let mut used: FxHashMap<&ComponentKey, Vec<&ComponentKey>> = FxHashMap::default();
        for connection in &graph.connections {
            if connection.kind != ConnectionKind::Through && !plan.node_of.contains_key(&connection.from) {
                used.entry(&connection.from).or_default().push(&connection.to);
            }
        }
        Self { used, reached: FxHashMap::default() }
    }

    /// The nodes that stand behind a component without a node of its own.
    pub(super) fn behind(&mut self, plan: &Plan, value: &'a ComponentKey) -> &[u32] {
        if !self.reached.contains_key(value) {
            let found = self.follow(plan, value);
            self.reached.insert(value, found);
        }
        self.reached.get(value).map_or(&[], Vec::as_slice)
    }

    fn follow(&self, plan: &Plan, start: &'a ComponentKey) -> Vec<u32> {
        let mut found = Vec::new();
        let mut seen = FxHashSet::default();
        let mut waiting = vec![start];
        seen.insert(start);
        while let Some(value) = waiting.pop() {
            for next in self.used.get(value).into_iter().flatten() {
                if seen.len() >= MOST_FOLLOWED || found.len() >= MOST_REACHED {
                    return found;
                }
                if !seen.insert(*next) {
                    continue;
                }
                match plan.node_of.get(*next) {
                    Some(node) => found.push(*node),
                    None => waiting.push(next),
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}
