//! Two versions in one picture: what was removed is drawn too, and marks say what differs.

use std::collections::BTreeMap;

use domain::compare::{Comparison, Difference};
use domain::graph::{ComponentKey, Connection, Graph};
use domain::scene::Mark;
use rustc_hash::FxHashMap;

/// The newer graph with what only the older one has, and how each component that differs stands.
///
/// Give the graph to [`project`](crate::project()) and the marks with it, as [`Options::marks`](crate::Options::marks).
#[must_use]
pub fn overlay(older: &Graph, newer: &Graph, comparison: &Comparison) -> (Graph, BTreeMap<ComponentKey, Mark>) {
    let mut marks = BTreeMap::new();
    let mut renamed: FxHashMap<&ComponentKey, &ComponentKey> = FxHashMap::default();
    for component in &comparison.components {
        let mark = match component.difference {
            Difference::Added => Mark::Added,
            Difference::Removed => Mark::Removed,
            Difference::Changed | Difference::Renamed => Mark::Changed,
            Difference::MovedOnly | Difference::FormattingOnly => Mark::None,
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
    graph.connections.extend(
        older.connections.iter().filter(|connection| gone(&connection.from) || gone(&connection.to)).map(
            |connection| Connection {
                from: renamed.get(&connection.from).map_or(&connection.from, |newer| *newer).clone(),
                to: renamed.get(&connection.to).map_or(&connection.to, |newer| *newer).clone(),
                kind: connection.kind,
                attribute: connection.attribute.clone(),
            },
        ),
    );
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
    (graph, marks)
}
