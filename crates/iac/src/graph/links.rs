//! Which component refers to which, and what that leads to.

use domain::graph::{ComponentKind, ConnectionKind};
use rayon::prelude::*;

use super::reach::{self, Hop, Targets};
use super::units::{Unit, Units};

/// References resolved to components.
pub(crate) struct Links {
    /// For each component, its references by the number of the attribute they stand in.
    pub(crate) of: Vec<Vec<Link>>,
    targets: Vec<Targets>,
}

/// A reference that names a component that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Link {
    /// The number of the attribute.
    pub(crate) entry: u32,
    /// The component named.
    pub(crate) to: u32,
    /// The output of the called module that is taken.
    pub(crate) output: Option<u32>,
    /// The number of the attribute that is taken, where the component named has it.
    pub(crate) field: Option<u32>,
}

/// A connection between numbered components; ordered as connections are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NumberedConnection {
    /// The component that refers.
    pub(crate) from: u32,
    /// The component referred to.
    pub(crate) to: u32,
    /// Why.
    pub(crate) kind: ConnectionKind,
    /// The number of the attribute.
    pub(crate) entry: u32,
}

impl Links {
    /// Resolves the references of every component. `callers` gives the calls that lend a module its inputs.
    pub(crate) fn of(units: &Units<'_>, callers: &[Vec<u32>]) -> Self {
        let of: Vec<Vec<Link>> = units.list.par_iter().map(|unit| links(units, unit)).collect();
        let hops: Vec<Vec<Hop>> = units
            .list
            .iter()
            .zip(&of)
            .map(|(unit, links)| {
                if !unit.is_carrier() {
                    return Vec::new();
                }
                let mut hops: Vec<Hop> = links.iter().map(|link| hop(units, link)).collect();
                if unit.definition.kind == ComponentKind::Variable {
                    for call in callers.get(unit.module as usize).into_iter().flatten() {
                        hops.extend(arguments(units, &of, *call, &unit.definition.name));
                    }
                }
                hops
            })
            .collect();
        let targets = reach::reach(&hops);
        Self { of, targets }
    }

    /// The references in one attribute.
    pub(crate) fn of_entry(&self, unit: u32, entry: u32) -> &[Link] {
        let links = self.of.get(unit as usize).map_or(&[][..], Vec::as_slice);
        let start = links.partition_point(|link| link.entry < entry);
        let end = links.partition_point(|link| link.entry <= entry);
        links.get(start..end).unwrap_or_default()
    }

    /// What the attribute of this number leads to in the end: components that values do not merely pass through.
    pub(crate) fn led_to(&self, units: &Units<'_>, unit: u32, entry: u32) -> Targets {
        let hops: Vec<Hop> = self.of_entry(unit, entry).iter().map(|link| hop(units, link)).collect();
        reach::gather(&hops, &self.targets)
    }

    /// Every connection, ordered, without repetition.
    pub(crate) fn connections(&self, units: &Units<'_>) -> Vec<NumberedConnection> {
        let mut connections = Vec::new();
        for (from, (unit, links)) in units.list.iter().zip(&self.of).enumerate() {
            let from = from as u32;
            for link in links {
                let order =
                    unit.entries.get(link.entry as usize).is_some_and(|(_, entry)| &*entry.path == "depends_on");
                let kind = if order { ConnectionKind::DependsOn } else { ConnectionKind::Reference };
                connections.push(NumberedConnection { from, to: link.to, kind, entry: link.entry });
                let passes = link.output.is_some() || units.get(link.to).is_some_and(Unit::is_carrier);
                if unit.is_carrier() || !passes {
                    continue;
                }
                for to in reach::gather(&[hop(units, link)], &self.targets) {
                    if to != link.to {
                        let kind = ConnectionKind::Through;
                        connections.push(NumberedConnection { from, to, kind, entry: link.entry });
                    }
                }
            }
        }
        connections.retain(|connection| connection.from != connection.to);
        connections.sort_unstable();
        connections.dedup();
        connections
    }
}

fn links(units: &Units<'_>, unit: &Unit<'_>) -> Vec<Link> {
    let mut links = Vec::new();
    for (number, (_, entry)) in unit.entries.iter().enumerate() {
        for reference in &entry.references {
            let Some(to) = units.find(unit.module, &reference.address) else { continue };
            let output = units
                .get(to)
                .and_then(|called| called.target)
                .and_then(|module| units.find(module, &format!("output.{}", reference.field.as_deref()?)));
            let field = units.get(to).and_then(|named| named.entry(reference.field.as_deref()?));
            links.push(Link { entry: number as u32, to, output, field: field.map(|(at, ..)| at as u32) });
        }
    }
    links
}

fn hop(units: &Units<'_>, link: &Link) -> Hop {
    match link.output {
        Some(output) => Hop::Output { output, call: link.to },
        None if units.get(link.to).is_some_and(Unit::is_carrier) => Hop::Carrier(link.to),
        None => Hop::Component(link.to),
    }
}

/// What a call hands to the variable of this name.
fn arguments<'l>(units: &'l Units<'_>, links: &'l [Vec<Link>], call: u32, name: &str) -> Vec<Hop> {
    let Some((number, ..)) = units.get(call).and_then(|unit| unit.entry(name)) else { return Vec::new() };
    let links = links.get(call as usize).into_iter().flatten();
    links.filter(|link| link.entry as usize == number).map(|link| hop(units, link)).collect()
}
