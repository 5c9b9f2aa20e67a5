//! How long a blueprint of 10,000 components with 10,000 edits takes to open, edit, undo, merge and compare.
#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a measurement that fails should stop, and says what it measured"
)]

use blueprint::{Blueprint, Choices, compare, merge};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use domain::FileSet;
use domain::edit::Edit;
use domain::graph::ComponentKey;
use domain::ids::SessionId;
use domain::{Timestamp, graph::ComponentKind};
use iac::Project;

const FILES: usize = 100;
const BLOCKS: usize = 100;
const EDITS: usize = 10_000;
/// Edits made at once: each step waits for the graph, and making the document is not what is measured.
const EDITS_A_STEP: usize = 20;

/// 10,000 resources in 100 files, each referring to the one before it.
fn base() -> Project {
    let mut set = FileSet::new();
    for file in 0..FILES {
        let mut text = String::new();
        for block in 0..BLOCKS {
            let number = file * BLOCKS + block;
            let before = number.saturating_sub(1);
            text.push_str(&format!(
                "resource \"aws_instance\" \"i{number}\" {{\n  ami           = \"ami-{number}\"\n  \
                 instance_type = \"t3.micro\"\n  subnet_id     = aws_instance.i{before}.subnet_id\n\n  \
                 ebs_block_device {{\n    volume_size = {number}\n  }}\n\n  tags = {{\n    Name = \"i{number}\"\n  }}\n}}\n\n"
            ));
        }
        set.insert(format!("f{file}.tf"), text.into_bytes()).unwrap();
    }
    Project::read(&set, &FileSet::new(), None)
}

fn key(number: usize) -> ComponentKey {
    ComponentKey::new(".", &format!("aws_instance.i{number}"))
}

/// What people do in a day, over and over: mostly values and places.
fn edit(number: usize) -> Edit {
    let of = key(number * 7919 % (FILES * BLOCKS));
    let set = |path: &str, expression: String| Edit::Set { key: of.clone(), path: path.to_owned(), expression };
    match number % 20 {
        0..8 => set("instance_type", format!("\"m5.{number}xlarge\"")),
        8..11 => set("monitoring", "true".to_owned()),
        11 => set("ebs_block_device[0].volume_size", number.to_string()),
        12 => Edit::AddBlock { key: of, path: "ebs_block_device".to_owned(), body: "volume_size = 1\n".to_owned() },
        13 => Edit::Connect { from: of, to: key(number % 100), attribute: "depends_on".to_owned() },
        14 => Edit::Add {
            directory: ".".to_owned(),
            file: Some(format!("f{}.tf", number % FILES)),
            kind: ComponentKind::Resource,
            type_name: "aws_vpc".to_owned(),
            name: format!("v{number}"),
            body: "cidr_block = \"10.0.0.0/16\"\n".to_owned(),
        },
        _ => Edit::Place { key: of, x: number as f64, y: number as f64 },
    }
}

fn session() -> SessionId {
    SessionId::new(Timestamp::from_micros(1), [1; 10])
}

fn document(criterion: &mut Criterion) {
    let base = base();
    let _ = base.graph();
    let mut edited = Blueprint::new(base.clone(), 1);
    for step in 0..EDITS / EDITS_A_STEP {
        let edits: Vec<Edit> = (step * EDITS_A_STEP..(step + 1) * EDITS_A_STEP).map(edit).collect();
        edited.edit(session(), &edits).unwrap();
    }
    let snapshot = edited.snapshot().unwrap();
    eprintln!("base {} bytes, document {} bytes", base.files().bytes(), snapshot.len());

    let mut group = criterion.benchmark_group("10,000 components, 10,000 edits");
    group.sample_size(10);
    group.bench_function("open", |bencher| {
        bencher.iter(|| Blueprint::open(base.clone(), [snapshot.as_slice()], 2).unwrap());
    });
    let set = |value: usize| {
        [Edit::Set { key: key(5_000), path: "instance_type".to_owned(), expression: format!("\"m5.{value}\"") }]
    };
    let mut value = 0;
    group.bench_function("one edit", |bencher| {
        bencher.iter(|| {
            value += 1;
            edited.edit(session(), &set(value)).unwrap()
        });
    });
    group.bench_function("one place", |bencher| {
        bencher.iter(|| edited.edit(session(), &[Edit::Place { key: key(5_000), x: 1.0, y: 1.0 }]).unwrap());
    });
    group.bench_function("undo and redo", |bencher| {
        bencher.iter(|| {
            edited.undo(session()).unwrap().unwrap();
            edited.redo(session()).unwrap().unwrap()
        });
    });
    group.bench_function("snapshot", |bencher| bencher.iter(|| edited.snapshot().unwrap()));

    let snapshot = edited.snapshot().unwrap();
    let mut other = Blueprint::open(base.clone(), [snapshot.as_slice()], 3).unwrap();
    let mut updates = (0..).map(|value: usize| other.edit(session(), &set(value)).unwrap().update);
    let mut reader = Blueprint::open(base.clone(), [snapshot.as_slice()], 4).unwrap();
    group.bench_function("import of one edit", |bencher| {
        bencher.iter_batched(
            || updates.next().unwrap(),
            |update| reader.import(&update).unwrap(),
            BatchSize::PerIteration,
        );
    });

    let now = edited.project().clone();
    let _ = now.graph();
    group.bench_function("compare", |bencher| bencher.iter(|| compare(&base, &now)));
    group.bench_function("merge", |bencher| {
        let theirs = base.apply(&set(9)).unwrap().project;
        let _ = theirs.graph();
        let choices = Choices::from([((key(5_000), "instance_type".to_owned()), domain::compare::Side::Ours)]);
        bencher.iter(|| merge(&base, &edited, &theirs, &choices, 5).unwrap());
    });
    group.finish();
}

criterion_group!(benches, document);
criterion_main!(benches);
