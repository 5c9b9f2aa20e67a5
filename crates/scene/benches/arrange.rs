//! How long a picture takes: `cargo bench -p scene`.
#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "a benchmark that fails here has failed")]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use domain::Category;
use domain::graph::ComponentKey;
use domain::scene::{CARD_HEIGHT, CARD_WIDTH, Edge, Mark, Node, NodeShape};
use scene::{Draft, Theme};

fn node(index: u32, parent: Option<u32>, shape: NodeShape) -> Node {
    let is_card = shape == NodeShape::Card;
    Node {
        key: ComponentKey(format!(".:aws_thing.n{index}")),
        parent,
        shape,
        x: 0.0,
        y: 0.0,
        width: if is_card { CARD_WIDTH } else { 0.0 },
        height: if is_card { CARD_HEIGHT } else { 0.0 },
        title: format!("node_{index}"),
        caption: "Thing".to_owned(),
        category: Category::ALL[index as usize % 10],
        glyph: "generic".to_owned(),
        details: Vec::new(),
        instances: String::new(),
        unfinished: None,
        change: None,
        mark: Mark::None,
        note: None,
        placed: false,
    }
}

/// Modules of a hundred components, a third of them in containers; six of ten edges stay near, one leads to another module.
fn estate(count: u32) -> Draft {
    let mut draft = Draft::default();
    let mut seed = 0x2545_f491_4f6c_dd1du64;
    let mut random = move |below: u32| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % u64::from(below.max(1))) as u32
    };
    let mut cards = Vec::new();
    while (draft.nodes.len() as u32) < count {
        let module = draft.nodes.len() as u32;
        draft.nodes.push(node(module, None, NodeShape::Module));
        for _ in 0..4 {
            let container = draft.nodes.len() as u32;
            draft.nodes.push(node(container, Some(module), NodeShape::Container));
            for _ in 0..8 {
                cards.push(draft.nodes.len() as u32);
                draft.nodes.push(node(draft.nodes.len() as u32, Some(container), NodeShape::Card));
            }
        }
        for _ in 0..64 {
            cards.push(draft.nodes.len() as u32);
            draft.nodes.push(node(draft.nodes.len() as u32, Some(module), NodeShape::Card));
        }
    }
    let total = cards.len() as u32;
    for _ in 0..count * 3 / 2 {
        let from = random(total);
        let to = match random(10) {
            0 => random(total),
            1..=3 => (from / 96) * 96 + random(96),
            _ => from + 1 + random(12),
        };
        let (from, to) = (cards[from as usize], cards[to.min(total - 1) as usize]);
        if from != to {
            draft.edges.push(Edge {
                from,
                to,
                points: Vec::new(),
                label: String::new(),
                order_only: false,
                mark: Mark::None,
            });
        }
    }
    draft.places = vec![None; draft.nodes.len()];
    draft
}

/// Everything in one box.
fn flat(count: u32) -> Draft {
    let mut draft = estate(count);
    for (index, node) in draft.nodes.iter_mut().enumerate() {
        *node = self::node(index as u32, None, NodeShape::Card);
    }
    draft
}

fn arrange(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("arrange");
    group.sample_size(10);
    for (name, draft) in [("1k", estate(1_000)), ("10k", estate(10_000)), ("10k flat", flat(10_000))] {
        group.bench_with_input(BenchmarkId::new("fresh", name), &draft, |bencher, draft| {
            bencher.iter(|| scene::arrange(black_box(draft), None, &scene::unwatched));
        });
        let previous = scene::arrange(&draft, None, &scene::unwatched).unwrap();
        group.bench_with_input(BenchmarkId::new("again", name), &draft, |bencher, draft| {
            bencher.iter(|| scene::arrange(black_box(draft), Some(&previous), &scene::unwatched));
        });
        group.bench_with_input(BenchmarkId::new("one moved", name), &previous, |bencher, previous| {
            let mut scene = previous.clone();
            let card = scene.nodes.iter().position(|node| node.shape == NodeShape::Card).unwrap() as u32;
            bencher.iter(|| scene::reroute(black_box(&mut scene), &[card]));
        });
        group.bench_with_input(BenchmarkId::new("svg", name), &previous, |bencher, previous| {
            bencher.iter(|| scene::svg(black_box(previous), &Theme::light()).len());
        });
        group.bench_with_input(BenchmarkId::new("thumbnail", name), &previous, |bencher, previous| {
            bencher.iter(|| scene::png(black_box(previous), &Theme::light(), 640));
        });
    }
    group.finish();
}

criterion_group!(benches, arrange);
criterion_main!(benches);
