//! What is in what: modules in the modules that call them, components in their containers, members in their groups.

use domain::Category;
use domain::graph::{ComponentKey, Graph};
use domain::scene::{Arrangement, Mark, Node, NodeShape};
use rustc_hash::FxHashMap;

use super::modules::Modules;
use super::{Plan, looks};

/// The box of a module.
pub(super) fn module(modules: &Modules<'_>, directory: &str) -> Node {
    let mut titles: Vec<String> = Vec::new();
    let mut calls = 0;
    let mut open = false;
    for caller in modules.callers(directory) {
        titles.push(caller.address().to_owned());
        let addresses = modules.addresses(caller);
        open |= addresses.iter().any(|address| address.contains("[*]"));
        calls += addresses.len().max(1);
    }
    titles.sort_unstable();
    titles.dedup();
    Node {
        key: ComponentKey(format!("module:{directory}")),
        parent: None,
        shape: NodeShape::Module,
        x: 0.0,
        y: 0.0,
        width: 0.0,
        height: 0.0,
        title: looks::clean(&titles.join(", ")),
        caption: if directory == "." { String::new() } else { looks::clean(directory) },
        category: Category::Other,
        glyph: catalogue::kind(domain::graph::ComponentKind::Module).glyph.to_owned(),
        details: Vec::new(),
        instances: looks::instances(calls, open),
        unfinished: None,
        change: None,
        mark: Mark::None,
        note: None,
        placed: false,
    }
}

/// Puts each node into its container, or into the box of its module.
pub(super) fn nest(plan: &mut Plan, graph: &Graph, modules: &Modules<'_>) {
    for (directory, around) in modules.nested() {
        let Some(node) = plan.box_of.get(directory).copied() else { continue };
        let parent = plan.box_of.get(around).copied();
        plan.set_parent(node, parent);
    }
    for node in 0..plan.nodes.len() as u32 {
        let position = plan.component_of.get(node as usize).copied().flatten();
        let Some(component) = position.and_then(|position| graph.components.get(position as usize)) else { continue };
        let directory = modules.home(component.key.directory());
        let own = component.container.as_ref().filter(|container| modules.home(container.directory()) == directory);
        let container = own.and_then(|container| plan.node_of.get(container).copied());
        let parent = container.or_else(|| plan.box_of.get(directory).copied());
        plan.set_parent(node, parent.filter(|parent| *parent != node));
    }
    let calls: Vec<(u32, u32)> = module_containers(plan, graph, modules);
    for (node, container) in calls {
        plan.set_parent(node, Some(container));
    }
    break_circles(plan, graph, modules);
}

/// Modules whose only call says that it sits in a container of the same module.
fn module_containers(plan: &Plan, graph: &Graph, modules: &Modules<'_>) -> Vec<(u32, u32)> {
    let contained = graph.components.iter().filter(|component| component.container.is_some());
    contained
        .filter_map(|component| {
            let directory = modules.called_by(&component.key)?;
            let node = plan.box_of.get(directory).copied()?;
            let single = modules.callers(directory).count() == 1;
            let container = component.container.as_ref().filter(|it| it.directory() == component.key.directory())?;
            let container = plan.node_of.get(container).copied()?;
            (single && container != node).then_some((node, container))
        })
        .collect()
}

/// Containers that hold each other in a circle go back to the box of their module.
fn break_circles(plan: &mut Plan, graph: &Graph, modules: &Modules<'_>) {
    const NEW: u8 = 0;
    const OPEN: u8 = 1;
    const DONE: u8 = 2;
    let mut state = vec![NEW; plan.nodes.len()];
    for start in 0..plan.nodes.len() as u32 {
        let mut path = Vec::new();
        let mut at = Some(start);
        while let Some(node) = at {
            match state.get_mut(node as usize) {
                Some(seen) if *seen == NEW => *seen = OPEN,
                Some(seen) if *seen == OPEN => {
                    let position = plan.component_of.get(node as usize).copied().flatten();
                    let component = position.and_then(|position| graph.components.get(position as usize));
                    let own = component.and_then(|it| plan.box_of.get(modules.home(it.key.directory())).copied());
                    // A module's box that turns up in its own chain must leave it altogether.
                    plan.set_parent(node, own.filter(|own| !path.contains(own)));
                    break;
                }
                Some(_) | None => break,
            }
            path.push(node);
            at = plan.parent(node);
        }
        for node in path {
            if let Some(seen) = state.get_mut(node as usize) {
                *seen = DONE;
            }
        }
    }
}

/// Takes out boxes of modules with nothing in them, where a filter has emptied them; a module of values alone stays as a card.
pub(super) fn drop_empty(plan: &mut Plan, filtered: bool) {
    let mut holds = vec![0u32; plan.nodes.len()];
    for node in 0..plan.nodes.len() as u32 {
        if let Some(count) = plan.parent(node).and_then(|parent| holds.get_mut(parent as usize)) {
            *count += 1;
        }
    }
    let boxes: Vec<u32> = (0..plan.nodes.len() as u32)
        .filter(|node| plan.nodes.get(*node as usize).is_some_and(|node| node.shape == NodeShape::Module))
        .collect();
    // Boxes were added callers first, so the inner ones come last.
    for node in boxes.into_iter().rev() {
        if holds.get(node as usize).is_none_or(|count| *count > 0) {
            continue;
        }
        if filtered {
            if let Some(dropped) = plan.dropped.get_mut(node as usize) {
                *dropped = true;
            }
            if let Some(count) = plan.parent(node).and_then(|parent| holds.get_mut(parent as usize)) {
                *count = count.saturating_sub(1);
            }
        } else if let Some(node) = plan.nodes.get_mut(node as usize) {
            node.shape = NodeShape::Card;
            node.width = domain::scene::CARD_WIDTH;
            node.height = domain::scene::CARD_HEIGHT;
        }
    }
}

/// Draws a box around the members of each group: those in the box that most of them are in.
pub(super) fn group(plan: &mut Plan, arrangement: &Arrangement) {
    let mut grouped = vec![false; plan.nodes.len()];
    for (id, group) in &arrangement.groups {
        let mut members: Vec<u32> = group.members.iter().filter_map(|member| member_node(plan, member)).collect();
        members.sort_unstable();
        members.dedup();
        members.retain(|node| !plan.is_dropped(*node) && !grouped.get(*node as usize).copied().unwrap_or(true));
        let mut counts: FxHashMap<Option<u32>, usize> = FxHashMap::default();
        for member in &members {
            *counts.entry(plan.parent(*member)).or_default() += 1;
        }
        let most = counts.iter().max_by_key(|(parent, count)| (**count, std::cmp::Reverse(**parent)));
        let Some(parent) = most.map(|(parent, _)| *parent) else { continue };
        members.retain(|member| plan.parent(*member) == parent);
        let box_node = plan.add(looks::group(id, &group.title), None);
        plan.set_parent(box_node, parent);
        grouped.push(true);
        let key = plan.nodes.get(box_node as usize).map(|node| node.key.clone());
        if let Some(node) = plan.nodes.get_mut(box_node as usize) {
            node.note = key.and_then(|key| arrangement.notes.get(&key).cloned());
        }
        for member in members {
            plan.set_parent(member, Some(box_node));
            if let Some(slot) = grouped.get_mut(member as usize) {
                *slot = true;
            }
        }
    }
}

fn member_node(plan: &Plan, member: &ComponentKey) -> Option<u32> {
    let module = member.0.strip_prefix("module:").and_then(|directory| plan.box_of.get(directory));
    plan.node_of.get(member).or(module).copied()
}
