//! A scene made by rule from a seed: modules with networks with cards, and one and a half times as many edges as cards.

use domain::Category;
use domain::graph::ComponentKey;
use domain::scene::{CARD_HEIGHT, CARD_WIDTH, Edge, Mark, Node, NodeShape, Scene};

/// Cards in an innermost box, in columns.
const CARDS: u32 = 20;
const COLUMNS: u32 = 5;
/// Points between cards, around them, and above them for the title.
const GAP: (f32, f32) = (56.0, 48.0);
const MARGIN: f32 = 32.0;
const TITLE: f32 = 40.0;

/// The scene of `count` cards.
pub fn make(count: u32, seed: u32) -> Scene {
    let mut random = Random(seed.wrapping_mul(2_654_435_769) | 1);
    let mut scene = Scene::default();
    let boxes = count.div_ceil(CARDS).max(1);
    let across = ceil_root(boxes);
    let (width, height) = box_size();
    let mut cards = Vec::new();
    for number in 0..boxes {
        let (column, row) = (number % across, number / across);
        let (x, y) = (number_of(column) * (width + 64.0), number_of(row) * (height + 64.0));
        let outer = index(scene.nodes.len());
        scene.nodes.push(container(
            format!("module.estate_{number}"),
            None,
            NodeShape::Module,
            (x, y),
            (width, height),
        ));
        let (inner_x, inner_y) = (x + MARGIN, y + TITLE);
        let inner = index(scene.nodes.len());
        let size = (width - 2.0 * MARGIN, height - TITLE - MARGIN);
        scene.nodes.push(container(
            format!("subnet-{number}"),
            Some(outer),
            NodeShape::Container,
            (inner_x, inner_y),
            size,
        ));
        for place in 0..CARDS.min(count - number * CARDS) {
            let at = (
                inner_x + MARGIN + number_of(place % COLUMNS) * (CARD_WIDTH + GAP.0),
                inner_y + TITLE + number_of(place / COLUMNS) * (CARD_HEIGHT + GAP.1),
            );
            cards.push(index(scene.nodes.len()));
            scene.nodes.push(card(number * CARDS + place, inner, at, &mut random));
        }
    }
    for number in 0..count * 3 / 2 {
        let from = random.below(count);
        // Nine of ten stay near, as references do.
        let to = if number % 10 == 0 { random.below(count) } else { (from + 1 + random.below(9)) % count };
        if let (Some(from), Some(to)) = (cards.get(from as usize), cards.get(to as usize)) {
            let edge = edge(&scene, *from, *to, number % 12 == 0);
            scene.edges.push(edge);
        }
    }
    scene.width = number_of(across) * (width + 64.0);
    scene.height = number_of(boxes.div_ceil(across)) * (height + 64.0);
    scene
}

fn card(number: u32, parent: u32, (x, y): (f32, f32), random: &mut Random) -> Node {
    const NAMES: [(&str, &str, &str); 10] = [
        ("ledger", "RDS instance", "database"),
        ("api", "Lambda function", "function"),
        ("worker", "EC2 instance", "virtual-machine"),
        ("assets", "S3 bucket", "bucket"),
        ("events", "SQS queue", "queue"),
        ("edge", "CloudFront distribution", "globe"),
        ("deploy-role", "IAM role", "role"),
        ("metrics", "CloudWatch dashboard", "dashboard"),
        ("cluster", "EKS cluster", "cluster"),
        ("warehouse", "Redshift cluster", "warehouse"),
    ];
    let kind = random.below(10) as usize;
    let (name, caption, glyph) = NAMES.get(kind).copied().unwrap_or_default();
    let category = Category::ALL.get((kind + 1) % Category::ALL.len()).copied().unwrap_or_default();
    Node {
        key: ComponentKey(format!(".:resource.{name}_{number}")),
        parent: Some(parent),
        shape: NodeShape::Card,
        x,
        y,
        width: CARD_WIDTH,
        height: CARD_HEIGHT,
        title: format!("{name}-{number}"),
        caption: caption.to_owned(),
        category,
        glyph: glyph.to_owned(),
        details: vec![
            ("class".to_owned(), "db.m6g.large".to_owned()),
            ("size".to_owned(), format!("{} GiB", number % 90)),
        ],
        instances: if number.is_multiple_of(11) { "×3".to_owned() } else { String::new() },
        unfinished: (number % 37 == 5).then(|| "source unknown".to_owned()),
        change: None,
        mark: [Mark::None, Mark::None, Mark::None, Mark::None, Mark::Added, Mark::Changed, Mark::Removed]
            .get((number % 7) as usize)
            .copied()
            .unwrap_or_default(),
        note: (number % 29 == 3).then(|| "ask the owner".to_owned()),
        placed: false,
    }
}

fn container(title: String, parent: Option<u32>, shape: NodeShape, at: (f32, f32), size: (f32, f32)) -> Node {
    Node {
        key: ComponentKey(format!("module:{title}")),
        parent,
        shape,
        x: at.0,
        y: at.1,
        width: size.0,
        height: size.1,
        category: if shape == NodeShape::Module { Category::Other } else { Category::Network },
        glyph: if shape == NodeShape::Module { "module" } else { "network" }.to_owned(),
        title,
        caption: String::new(),
        details: Vec::new(),
        instances: String::new(),
        unfinished: None,
        change: None,
        mark: Mark::None,
        note: None,
        placed: false,
    }
}

fn edge(scene: &Scene, from: u32, to: u32, order_only: bool) -> Edge {
    let middle = |at: u32| {
        scene
            .nodes
            .get(at as usize)
            .map_or((0.0, 0.0, 0.0), |node| (node.x, node.y + node.height / 2.0, node.x + node.width))
    };
    let (a, b) = (middle(from), middle(to));
    let (start, end) = if b.0 > a.2 { (a.2, b.0) } else { (a.0, b.2) };
    let turn = if b.0 > a.2 { start + 28.0 } else { start - 28.0 };
    Edge {
        from,
        to,
        points: vec![start, a.1, turn, a.1, turn, b.1, end, b.1],
        label: "subnet_ids".to_owned(),
        order_only,
        mark: Mark::None,
    }
}

fn box_size() -> (f32, f32) {
    let (columns, rows) = (number_of(COLUMNS), number_of(CARDS / COLUMNS));
    let width = columns * CARD_WIDTH + (columns - 1.0) * GAP.0 + 4.0 * MARGIN;
    let height = rows * CARD_HEIGHT + (rows - 1.0) * GAP.1 + 2.0 * (TITLE + MARGIN);
    (width, height)
}

/// Numbers that look random and are the same each time.
struct Random(u32);

impl Random {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0 % limit.max(1)
    }
}

fn ceil_root(value: u32) -> u32 {
    let root = value.isqrt();
    if root * root < value { root + 1 } else { root }
}

#[expect(clippy::cast_precision_loss, reason = "counts of a few thousand")]
fn number_of(count: u32) -> f32 {
    count as f32
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
