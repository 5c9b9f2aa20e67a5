//! Reads a directory and says what was found: `cargo run -p iac --example look -- DIR [ROOT]`.
#![expect(clippy::print_stdout, reason = "this is a program for a terminal")]

use std::path::Path;
use std::time::Instant;

use domain::FileSet;
use iac::Project;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(directory) = arguments.first() else { return };
    let mut files = FileSet::new();
    collect(Path::new(directory), Path::new(directory), &mut files);
    let start = Instant::now();
    let project = Project::read(&files, &FileSet::new(), arguments.get(1).map(String::as_str));
    let graph = project.graph();
    let took = start.elapsed();
    println!("{} files, {} bytes, read in {took:?}", files.len(), files.bytes());
    println!("root {} of {:?}", project.root(), project.roots().iter().take(5).collect::<Vec<_>>());
    println!(
        "{} modules, {} components, {} connections, {} in a container",
        graph.modules.len(),
        graph.components.len(),
        graph.connections.len(),
        graph.components.iter().filter(|component| component.container.is_some()).count(),
    );
    let values = graph.components.iter().flat_map(|component| &component.attributes);
    let known = values.clone().filter(|one| matches!(one.value, domain::graph::Value::Known { .. })).count();
    println!("{known} of {} attributes known", values.count());
    for carried in graph.carried.iter().take(20) {
        println!("  {}:{} {}", carried.place.file, carried.place.line, carried.message);
    }
    for file in graph.files.iter().filter(|file| file.reason.is_some()).take(20) {
        println!("  {} {:?}", file.path, file.reason);
    }
    if arguments.len() > 2 {
        for component in &graph.components {
            println!("{} {:?} in {:?}", component.key, component.addresses, component.container.as_ref().map(|c| &c.0));
            for attribute in &component.attributes {
                println!("    {} = {:?}", attribute.path, attribute.value);
            }
        }
        for one in &graph.connections {
            println!("{} -> {} {:?} {}", one.from, one.to, one.kind, one.attribute);
        }
    }
}

fn collect(top: &Path, directory: &Path, files: &mut FileSet) {
    for entry in std::fs::read_dir(directory).into_iter().flatten().flatten() {
        let path = entry.path();
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() && entry.file_name() != ".git" {
            collect(top, &path, files);
        } else if kind.is_file()
            && let (Ok(relative), Ok(bytes)) = (path.strip_prefix(top), std::fs::read(&path))
        {
            let _ = files.insert(relative.to_string_lossy().into_owned(), bytes);
        }
    }
}
