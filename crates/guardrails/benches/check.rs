//! How long a check takes: at first, and again after one edit.

use std::fmt::Write as _;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use domain::FileSet;
use guardrails::{Bundle, Checker, Examined};
use iac::Project;

/// An estate of `count` resources of ten kinds, a third of them tied to another.
fn estate(count: usize, edited: bool) -> Project {
    let mut text = String::new();
    for number in 0..count / 10 {
        let size = if edited && number == 7 { "db.t3.large" } else { "db.t3.micro" };
        let _ = write!(
            text,
            r#"
resource "aws_vpc" "n{number}" {{ cidr_block = "10.0.0.0/16" }}
resource "aws_subnet" "n{number}" {{
  vpc_id     = aws_vpc.n{number}.id
  cidr_block = "10.0.1.0/24"
}}
resource "aws_security_group" "n{number}" {{
  vpc_id = aws_vpc.n{number}.id
  ingress {{
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }}
}}
resource "aws_s3_bucket" "n{number}" {{ bucket = "bucket-{number}" }}
resource "aws_s3_bucket_versioning" "n{number}" {{
  bucket = aws_s3_bucket.n{number}.id
  versioning_configuration {{ status = "Enabled" }}
}}
resource "aws_db_instance" "n{number}" {{
  instance_class    = "{size}"
  storage_encrypted = true
}}
resource "aws_instance" "n{number}" {{
  instance_type = "t3.micro"
  subnet_id     = aws_subnet.n{number}.id
}}
resource "aws_sqs_queue" "n{number}" {{ name = "queue-{number}" }}
resource "aws_lambda_function" "n{number}" {{ function_name = "function-{number}" }}
resource "aws_kms_key" "n{number}" {{ enable_key_rotation = true }}
"#
        );
    }
    let mut files = FileSet::new();
    // It is a plain relative path.
    let _ = files.insert("main.tf", text.into_bytes());
    let project = Project::read(&files, &FileSet::new(), None);
    // Worked out when first asked for: here, so that checks alone are measured.
    black_box(project.planned());
    project
}

/// How many results there are; nobody gives the check up.
fn check(checker: &mut Checker, project: &Project) -> usize {
    let examined = Examined {
        content: project.digest(),
        planned: project.planned(),
        graph: project.graph(),
        files: project.files(),
        day: "2026-01-01",
    };
    checker.check(examined, &|| false).map_or(0, |report| report.results.len())
}

fn benches(criterion: &mut Criterion) {
    criterion.bench_function("read the bundle", |bencher| bencher.iter(|| black_box(Bundle::read_built_in())));
    let bundle = Bundle::built_in();
    let (small, large) = (estate(100, false), estate(5_000, false));
    let fresh = || Checker::new(vec![bundle.clone()]);
    criterion.bench_function("100 resources, first", |bencher| bencher.iter(|| check(&mut fresh(), &small)));
    let mut slow = criterion.benchmark_group("large");
    slow.sample_size(10);
    slow.bench_function("5,000 resources, first", |bencher| bencher.iter(|| check(&mut fresh(), &large)));
    let (before, after) = (estate(1_000, false), estate(1_000, true));
    let mut checker = fresh();
    check(&mut checker, &before);
    slow.bench_function("1,000 resources, two edits", |bencher| {
        bencher.iter(|| check(&mut checker, &after) + check(&mut checker, &before));
    });
    slow.finish();
}

criterion_group!(check_benches, benches);
criterion_main!(check_benches);
