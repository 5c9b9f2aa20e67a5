//! Opens files and folders one by one and says what each comes to and how long that takes:
//! `cargo run --release -p iac --example open -- PATH...`.
#![expect(clippy::print_stdout, reason = "a program to look with")]

use std::path::Path;
use std::time::Instant;

use domain::FileSet;
use iac::Project;

fn main() {
    for path in std::env::args().skip(1) {
        let mut files = FileSet::new();
        add(Path::new(&path), "", &mut files);
        let size = files.bytes();
        let start = Instant::now();
        let redacted = iac::redacted(files.clone());
        let hidden = start.elapsed();
        let again = iac::redacted(redacted.clone()) == redacted;
        let start = Instant::now();
        let project = Project::read(&redacted, &FileSet::new(), None);
        let graph = project.graph();
        let read = start.elapsed();
        let start = Instant::now();
        let planned = project.planned();
        let worked_out = start.elapsed();
        let resources = planned.resources.len();
        let links: usize = planned.resources.iter().map(|resource| resource.links.len()).sum();
        let regions = planned.resources.iter().filter(|resource| resource.region.is_some()).count();
        println!(
            "{path}: {size} bytes, hidden in {hidden:.1?}{}, drawn in {read:.1?}, worked out in {worked_out:.1?}: {resources} resources, {} components, {} connections, {links} links, {} modules, {regions} regions{}{}",
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

fn add(path: &Path, name: &str, files: &mut FileSet) {
    if path.is_dir() {
        for entry in std::fs::read_dir(path).into_iter().flatten().flatten() {
            let own = entry.file_name().to_string_lossy().into_owned();
            if own != ".git" {
                let inner = if name.is_empty() { own } else { format!("{name}/{own}") };
                add(&entry.path(), &inner, files);
            }
        }
    } else if let Ok(bytes) = std::fs::read(path) {
        let own = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let inserted = files.insert(if name.is_empty() { own } else { name.to_owned() }, bytes);
        debug_assert!(inserted.is_ok(), "names of files are plain");
    }
}
