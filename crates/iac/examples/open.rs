//! Opens files one by one and says what each comes to: `cargo run -p iac --example open -- FILE...`.
#![expect(clippy::print_stdout, reason = "a program to look with")]

use std::time::Instant;

use domain::FileSet;
use iac::Project;

fn main() {
    for path in std::env::args().skip(1) {
        let Ok(bytes) = std::fs::read(&path) else { continue };
        let name = path.rsplit('/').next().unwrap_or(&path).to_owned();
        let mut files = FileSet::new();
        if files.insert(name.clone(), bytes).is_err() {
            continue;
        }
        let size = files.bytes();
        let start = Instant::now();
        let redacted = iac::redacted(files.clone());
        let hidden = start.elapsed();
        let again = iac::redacted(redacted.clone()) == redacted;
        let start = Instant::now();
        let project = Project::read(&redacted, &FileSet::new(), None);
        let graph = project.graph();
        let read = start.elapsed();
        let planned = project.planned();
        let resources = planned.resources.len();
        let links: usize = planned.resources.iter().map(|resource| resource.links.len()).sum();
        let regions = planned.resources.iter().filter(|resource| resource.region.is_some()).count();
        println!(
            "{name}: {size} bytes, hidden in {hidden:.1?}{}, read in {read:.1?}: {resources} resources, {} components, {} connections, {links} links, {} modules, {regions} regions{}{}",
            if again { "" } else { " NOT IDEMPOTENT" },
            graph.components.len(),
            graph.connections.len(),
            graph.modules.len(),
            if redacted == files { "" } else { ", redacted" },
            graph
                .carried
                .first()
                .map(|one| format!(" CARRIED {}:{} {}", one.place.line, one.place.column, one.message))
                .unwrap_or_default(),
        );
    }
}
