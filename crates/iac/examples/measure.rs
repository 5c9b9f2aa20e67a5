//! Times reading and editing on a made-up estate: `cargo run --release -p iac --example measure -- [COMPONENTS] [SEED]`.
#![expect(clippy::print_stdout, reason = "this is a program for a terminal")]

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use domain::FileSet;
use domain::edit::Edit;
use domain::graph::ComponentKind;
use iac::Project;

fn main() {
    let mut arguments = std::env::args().skip(1).filter_map(|argument| argument.parse::<u64>().ok());
    let components = arguments.next().unwrap_or(10_000);
    let seed = arguments.next().unwrap_or(1);
    let files = estate(components as usize, seed);
    println!("{} files, {} bytes", files.len(), files.bytes());

    let read = || {
        let project = Project::read(&files, &FileSet::new(), None);
        let _ = project.graph();
        project
    };
    let project = read();
    let graph = project.graph();
    let attributes: usize = graph.components.iter().map(|component| component.attributes.len()).sum();
    println!(
        "{} components, {attributes} attributes, {} connections, {} in a container",
        graph.components.len(),
        graph.connections.len(),
        graph.components.iter().filter(|component| component.container.is_some()).count(),
    );
    println!("files alone         {:?}", least(|| drop(Project::read(&files, &FileSet::new(), None))));
    println!("files and graph     {:?}", least(|| drop(read())));
    println!(
        "graph alone         {:?}",
        least(|| {
            let _ = project.with_root(None).graph();
        })
    );
    println!(
        "digest              {:?}",
        least(|| {
            let _ = Project::read(&files, &FileSet::new(), None).digest();
        })
    );

    let key = graph.components.iter().find(|component| component.kind == ComponentKind::Resource).map(|one| &one.key);
    let Some(key) = key else { return };
    let mut number = 0;
    let mut set = || {
        number += 1;
        edit(&project, &Edit::Set { key: key.clone(), path: "description".to_owned(), expression: format!("{number}") })
    };
    println!("set, graph anew     {:?}", least(&mut set));
    println!(
        "rename, graph anew  {:?}",
        least(|| {
            edit(&project, &Edit::Rename { key: key.clone(), name: "another".to_owned() });
        })
    );
    let many: Vec<Edit> = graph
        .components
        .iter()
        .filter(|component| component.kind == ComponentKind::Resource)
        .take(200)
        .map(|one| Edit::Set { key: one.key.clone(), path: "description".to_owned(), expression: "1".to_owned() })
        .collect();
    println!("200 sets in one go  {:?}", least(|| drop(project.apply(&many))));
}

fn edit(project: &Project, edit: &Edit) {
    match project.apply(std::slice::from_ref(edit)) {
        Ok(applied) => drop(applied.project.graph().components.len()),
        Err(error) => println!("refused: {error}"),
    }
}

/// The least time of several.
fn least(mut act: impl FnMut()) -> Duration {
    let once = |_| {
        let start = Instant::now();
        act();
        start.elapsed()
    };
    (0..7).map(once).min().unwrap_or_default()
}

/// A believable estate of about so many components: networks with subnets and machines, modules called from one root.
fn estate(components: usize, seed: u64) -> FileSet {
    let mut random = Random(seed.max(1));
    let mut files = FileSet::new();
    let each = 50;
    let modules = (components / each).max(1);
    let mut root = String::from("variable \"region\" {\n  default = \"eu-west-1\"\n}\n");
    for module in 0..modules {
        let _ = write!(
            root,
            "\nmodule \"part_{module}\" {{\n  source = \"./modules/part_{module}\"\n  cidr   = \"10.{}.0.0/16\"\n  region = var.region\n}}\n",
            module % 250
        );
        put(&mut files, format!("modules/part_{module}/main.tf"), network(&mut random, each));
    }
    put(&mut files, "main.tf".to_owned(), root);
    files
}

fn network(random: &mut Random, components: usize) -> String {
    let mut text = String::from(
        "variable \"cidr\" {\n  type = string\n}\n\nvariable \"region\" {\n  type = string\n}\n\nlocals {\n  tags = {\n    Region = var.region\n    Owner  = \"platform\"\n  }\n}\n\nresource \"aws_vpc\" \"main\" {\n  cidr_block = var.cidr\n  tags       = merge(local.tags, { Name = \"main\" })\n}\n",
    );
    let subnets = 6;
    for subnet in 0..subnets {
        let _ = write!(
            text,
            "\nresource \"aws_subnet\" \"s{subnet}\" {{\n  vpc_id            = aws_vpc.main.id\n  cidr_block        = cidrsubnet(var.cidr, 8, {subnet})\n  availability_zone = \"${{var.region}}a\"\n  tags              = local.tags\n}}\n"
        );
    }
    for number in 0..components.saturating_sub(subnets + 5) {
        let subnet = random.below(subnets as u64);
        let _ = match random.below(4) {
            0 => write!(
                text,
                "\nresource \"aws_security_group\" \"g{number}\" {{\n  name   = \"g-{number}\"\n  vpc_id = aws_vpc.main.id\n\n  ingress {{\n    from_port   = {}\n    to_port     = 443\n    protocol    = \"tcp\"\n    cidr_blocks = [var.cidr]\n  }}\n}}\n",
                random.below(60_000)
            ),
            1 => write!(
                text,
                "\nresource \"aws_s3_bucket\" \"b{number}\" {{\n  bucket        = \"bucket-{number}-${{var.region}}\"\n  force_destroy = false\n  tags          = local.tags\n}}\n"
            ),
            _ => write!(
                text,
                "\nresource \"aws_instance\" \"i{number}\" {{\n  ami           = \"ami-{:08x}\"\n  instance_type = \"t3.medium\"\n  subnet_id     = aws_subnet.s{subnet}.id\n  count         = {}\n\n  root_block_device {{\n    volume_size = {}\n    encrypted   = true\n  }}\n\n  tags = merge(local.tags, {{ Name = \"i-{number}\" }})\n}}\n",
                random.below(u64::from(u32::MAX)),
                1 + random.below(3),
                20 + random.below(200)
            ),
        };
    }
    text
}

fn put(files: &mut FileSet, path: String, text: String) {
    if let Err(error) = files.insert(path, text.into_bytes()) {
        println!("{error}");
    }
}

/// A small generator of numbers, the same for the same seed.
struct Random(u64);

impl Random {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most.max(1)
    }
}
