//! How fast text is read, laid out, edited and computed with; `hcl-edit` reads the same text in the same run.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use hcl::eval::{NoScope, evaluate};
use hcl::{Edit, corpus, format, parse, parse_expression, patch};

fn read(criterion: &mut Criterion) {
    let many: Vec<Arc<[u8]>> = corpus::files(1, 500).into_iter().map(|(_, text)| text.into_bytes().into()).collect();
    let large: Vec<Arc<[u8]>> = vec![corpus::file(1, 800).into_bytes().into()];
    let mut group = criterion.benchmark_group("read");
    for (name, files) in [("500 files", many), ("one file of 10000 lines", large)] {
        group.throughput(Throughput::Bytes(files.iter().map(|file| file.len() as u64).sum()));
        group.bench_with_input(BenchmarkId::new("hcl", name), &files, |bencher, files| {
            bencher.iter(|| files.iter().for_each(|file| drop(black_box(parse(Arc::clone(file))))));
        });
        group.bench_with_input(BenchmarkId::new("hcl-edit", name), &files, |bencher, files| {
            bencher.iter(|| {
                for file in files {
                    let text = str::from_utf8(file).unwrap_or_default();
                    drop(black_box(text.parse::<hcl_edit::structure::Body>()));
                }
            });
        });
    }
    group.finish();
}

fn change(criterion: &mut Criterion) {
    let text = corpus::file(1, 800);
    let source = format::format_file(text.as_bytes()).unwrap_or_default();
    let tree = parse(source.as_slice());
    let path = tree.body().blocks().nth(400).map(|block| block.path()).unwrap_or_default();
    let edit = [Edit::set_attribute(path, "a_new_attribute", "var.value")];
    let mut group = criterion.benchmark_group("change");
    group.throughput(Throughput::Bytes(source.len() as u64));
    group.bench_function("format a file of 10000 lines", |bencher| {
        bencher.iter(|| black_box(format::format_file(&source)));
    });
    group.bench_function("set an attribute in a file of 10000 lines", |bencher| {
        bencher.iter(|| black_box(patch::apply(&source, &edit)));
    });
    group.finish();
}

fn compute(criterion: &mut Criterion) {
    let source = r#"{ for n in range(100) : "net-${n}" => cidrsubnet("10.0.0.0/8", 16, n) if n % 2 == 0 }"#;
    let Ok(expression) = parse_expression(source) else { return };
    criterion.bench_function("compute 50 networks", |bencher| {
        bencher.iter(|| black_box(evaluate(expression.expr(), &NoScope)));
    });
}

criterion_group!(benches, read, change, compute);
criterion_main!(benches);
