//! Draws a Terraform project: `cargo run -p scene --example draw -- DIR OUT.svg|OUT.png [--dark|--contrast] [--values]
//! [--root DIR] [--side PIXELS]`; `sample` in place of a directory draws the sample estate.
#![expect(clippy::print_stderr, reason = "an example talks to the terminal")]

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use domain::FileSet;
use domain::scene::Arrangement;
use iac::Project;
use scene::{Options, Theme};

fn main() -> Result<(), Box<dyn Error>> {
    let mut files = Vec::new();
    let (mut options, mut theme, mut side) = (Options::default(), Theme::light(), None);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--dark" => theme = Theme::dark(),
            "--contrast" => theme = Theme::contrast(),
            "--values" => options.values = true,
            "--root" => options.root = arguments.next(),
            "--side" => side = arguments.next().and_then(|side| side.parse().ok()),
            _ => files.push(argument),
        }
    }
    let [input, output] = files.as_slice() else { return Err("usage: draw DIR OUT.svg|OUT.png".into()) };
    let files = if input == "sample" { iac::sample() } else { read(Path::new(input))? };
    let project = Project::read(&files, &FileSet::new(), options.root.as_deref());
    let graph = project.graph();
    options.root = Some(project.root().to_owned());
    eprintln!("looking from `{}` of {:?}", project.root(), scene::roots(graph));
    let start = Instant::now();
    let draft = scene::project(graph, &Arrangement::default(), &options);
    let projected = start.elapsed();
    let scene = scene::arrange(&draft, None, &scene::unwatched)?;
    eprintln!(
        "{} nodes, {} edges, {} x {}: projected in {projected:?}, arranged in {:?}",
        scene.nodes.len(),
        scene.edges.len(),
        scene.width,
        scene.height,
        start.elapsed() - projected
    );
    let bytes = if output.ends_with(".png") {
        let natural = (scene.width.max(scene.height) * 2.0).min(4_000.0) as u32;
        scene::png(&scene, &theme, side.unwrap_or(natural))?
    } else {
        scene::svg(&scene, &theme).into_bytes()
    };
    std::fs::write(output, bytes)?;
    Ok(())
}

fn read(top: &Path) -> Result<FileSet, Box<dyn Error>> {
    let mut files = FileSet::new();
    let mut waiting = vec![top.to_owned()];
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if path.is_dir() && !path.is_symlink() && !name.starts_with('.') {
                waiting.push(path);
            } else if [".tf", ".tf.json", ".tfvars", ".tofu"].iter().any(|ending| name.ends_with(ending)) {
                files.insert(path.strip_prefix(top)?.to_string_lossy().into_owned(), std::fs::read(&path)?)?;
            }
        }
    }
    Ok(files)
}
