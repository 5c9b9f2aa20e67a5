//! Says what of a folder the internet reaches, and who reaches its stores: `cargo run -p reach --example who -- FOLDER [ADDRESS]`.
#![expect(clippy::print_stdout, reason = "what it is for")]

use std::fs;
use std::path::{Path, PathBuf};

use domain::FileSet;
use domain::evidence::reach::{Reachability, Way};
use iac::Project;
use reach::Reach;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().unwrap_or_else(|| ".".to_owned()));
    let mut files = FileSet::new();
    gather(&folder, &folder, &mut files);
    let project = Project::read(&files, &FileSet::new(), None);
    let planned = project.planned();
    let before = std::time::Instant::now();
    let reach = Reach::of(planned);
    println!("{} resources in {:?}", planned.resources.len(), before.elapsed());
    if let Some(address) = arguments.next() {
        println!("{:#}", reach.facts(&address));
        for way in reach.who_can_reach(&address).map(|ways| ways.ways).unwrap_or_default() {
            tell(&way);
        }
        return;
    }
    let before = std::time::Instant::now();
    let facts: Vec<_> = reach.addresses().map(|address| (address, reach.facts(address))).collect();
    println!("facts of {} in {:?}", facts.len(), before.elapsed());
    for (address, facts) in facts {
        for name in ["internet", "network", "namespaces", "egress"] {
            let Some(fact) = facts.get(name).filter(|fact| !fact.is_null()) else { continue };
            let more = if fact["state"] == "reachable" {
                format!("{} {}", fact["ports"], fact["path"])
            } else {
                fact["reason"].to_string()
            };
            println!("{address} {name} {} {more}", fact["state"]);
        }
    }
}

fn tell(way: &Way) {
    println!("{:?} through {:?}: {:?} {:?}", way.from, way.through, way.reached.state, way.reached.ports);
    for hop in &way.reached.hops {
        println!("    {} > {}: {} {:?}", hop.from, hop.to, hop.why, hop.ports);
    }
    if way.reached.state == Reachability::Unknown {
        println!("    not known: {:?}", way.reached.reason);
    }
}

fn gather(top: &Path, folder: &Path, files: &mut FileSet) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name();
        if name.to_string_lossy().starts_with(".git") {
            continue;
        }
        if path.is_dir() {
            gather(top, &path, files);
        } else if let (Ok(bytes), Ok(relative)) = (fs::read(&path), path.strip_prefix(top))
            && bytes.len() < 4_000_000
            && files.insert(relative.to_string_lossy(), bytes).is_err()
        {
            println!("left out: {}", path.display());
        }
    }
}
