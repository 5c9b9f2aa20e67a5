//! Two versions in one picture: what was removed is drawn too, and marks say what differs.

use std::collections::BTreeMap;

use domain::compare::{Comparison, Difference};
use domain::graph::{ComponentKey, Connection, Graph};
use domain::scene::Mark;
use rustc_hash::{FxHashMap, FxHashSet};

/// Two versions on top of each other. Give the graph to [`project`](crate::project()) and the marks with it, as
/// [`Options::marks`](crate::Options::marks) and [`Options::connections`](crate::Options::connections).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Overlay {
    /// The newer graph with what only the older one has.
    pub graph: Graph,
    /// How each component that differs stands.
    pub marks: BTreeMap<ComponentKey, Mark>,
    /// How each connection stands that only one of them has.
    pub connections: BTreeMap<(ComponentKey, ComponentKey), Mark>,
}

/// Puts two versions on top of each other.
#[must_use]
pub fn overlay(older: &Graph, newer: &Graph, comparison: &Comparison) -> Overlay {
    let mut marks = BTreeMap::new();
    let mut renamed: FxHashMap<&ComponentKey, &ComponentKey> = FxHashMap::default();
    for component in &comparison.components {
        let mark = match component.difference {
            Difference::Added => Mark::Added,
            Difference::Removed => Mark::Removed,
            Difference::Changed | Difference::Renamed => Mark::Changed,
            Difference::MovedOnly | Difference::FormattingOnly | Difference::CommentsOnly => Mark::None,
        };
        if mark != Mark::None {
            marks.insert(component.key.clone(), mark);
        }
        renamed.extend(component.older_key.as_ref().map(|older| (older, &component.key)));
    }
    let mut graph = newer.clone();
    let removed = older.components.iter().filter(|component| marks.get(&component.key) == Some(&Mark::Removed));
    graph.components.extend(removed.cloned().map(|mut component| {
        component.container = component.container.map(|key| renamed.get(&key).map_or(key, |newer| (*newer).clone()));
        component
    }));
    let gone = |key: &ComponentKey| marks.get(key) == Some(&Mark::Removed);
    let ends = |connection: &Connection| (connection.from.clone(), connection.to.clone());
    let now = |key: &ComponentKey| renamed.get(key).map_or(key, |newer| *newer).clone();
    let newer_ends: FxHashSet<_> = newer.connections.iter().map(ends).collect();
    let mut connections: BTreeMap<(ComponentKey, ComponentKey), Mark> =
        newer_ends.iter().cloned().map(|ends| (ends, Mark::Added)).collect();
    for connection in &older.connections {
        let Connection { kind, attribute, .. } = connection.clone();
        let (from, to) = (now(&connection.from), now(&connection.to));
        let ends = (from.clone(), to.clone());
        if newer_ends.contains(&ends) {
            connections.remove(&ends);
        } else {
            connections.insert(ends, Mark::Removed);
            graph.connections.push(Connection { from, to, kind, attribute });
        }
    }
    let known: FxHashMap<&str, usize> =
        newer.modules.iter().enumerate().map(|(position, module)| (module.directory.as_str(), position)).collect();
    for module in &older.modules {
        match known.get(module.directory.as_str()).and_then(|position| graph.modules.get_mut(*position)) {
            Some(same) => {
                let lost = module.callers.iter().filter(|caller| gone(caller));
                same.callers.extend(lost.cloned());
            }
            None => graph.modules.push(module.clone()),
        }
    }
    Overlay { graph, marks, connections }
}
