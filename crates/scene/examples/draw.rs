//! Draws a graph: `cargo run -p scene --example draw -- GRAPH.json OUT.svg|OUT.png [--dark] [--values] [--root DIR]
//! [--side PIXELS]`. The graph is a `domain::graph::Graph` as JSON.
#![expect(clippy::print_stderr, reason = "an example talks to the terminal")]

use std::error::Error;
use std::time::Instant;

use domain::graph::Graph;
use domain::scene::Arrangement;
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
    let [input, output] = files.as_slice() else { return Err("usage: draw GRAPH.json OUT.svg|OUT.png".into()) };
    let graph: Graph = serde_json::from_slice(&std::fs::read(input)?)?;
    let start = Instant::now();
    let draft = scene::project(&graph, &Arrangement::default(), &options);
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
