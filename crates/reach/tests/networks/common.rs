//! Cases as people write them: configuration or manifests, and what should come of them.

use domain::FileSet;
use domain::evidence::reach::{Reachability, Reached, WayFrom};
use domain::planned::Planned;
use iac::Project;
use reach::Reach;

/// What one file comes to.
pub fn planned(path: &str, text: &str) -> Planned {
    let mut files = FileSet::new();
    files.insert(path, text.as_bytes()).unwrap();
    Project::read(&files, &FileSet::new(), None).planned().clone()
}

pub fn of(configuration: &str) -> Reach {
    Reach::of(&planned("main.tf", configuration))
}

pub fn of_manifests(manifests: &str) -> Reach {
    Reach::of(&planned("all.yaml", manifests))
}

/// `reachable tcp/5432 by internet > a > b`, `blocked: why`, `unknown: why`.
pub fn said(reached: &Reached) -> String {
    let reason = reached.reason.clone().unwrap_or_default();
    match reached.state {
        Reachability::Reachable => format!("reachable {} by {}", reached.ports.join(" "), reached.path.join(" > ")),
        Reachability::Blocked => format!("blocked: {reason}"),
        Reachability::Unknown => format!("unknown: {reason}"),
    }
}

pub fn internet(reach: &Reach, address: &str) -> String {
    said(&reach.from_internet(address).unwrap_or_else(|| panic!("`{address}` is no part of a network")))
}

/// The origins of ways to an address, each with its ports and what it leads through.
pub fn who(reach: &Reach, address: &str) -> Vec<String> {
    let ways = reach.who_can_reach(address).unwrap();
    assert!(ways.complete);
    ways.ways
        .iter()
        .map(|way| {
            let from = match &way.from {
                WayFrom::Internet => "internet".to_owned(),
                WayFrom::Outside { cidr } => cidr.clone(),
                WayFrom::Network { address } => format!("all of {address}"),
                WayFrom::Namespaces => "pods of other namespaces".to_owned(),
                WayFrom::Component { address, alike: 0 } => address.clone(),
                WayFrom::Component { address, alike } => format!("{address} and {alike} more"),
            };
            let through =
                if way.through.is_empty() { String::new() } else { format!(" through {}", way.through.join(", ")) };
            let maybe = if way.reached.state == Reachability::Unknown { "maybe " } else { "" };
            format!("{maybe}{from}{through}: {}", way.reached.ports.join(" "))
        })
        .collect()
}
