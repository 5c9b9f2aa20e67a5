//! An estate that nobody has: large, made from a seed, and laid out as people lay theirs out.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::Context as _;

/// Resources of one service: a module of its own, called once.
const OF_A_SERVICE: usize = 25;

/// Writes an estate of about `components` resources.
pub(crate) fn write(folder: &Path, components: usize, seed: u64) -> anyhow::Result<()> {
    let mut random = Random(seed.max(1));
    let services = components.div_ceil(OF_A_SERVICE);
    let mut root = ROOT.to_owned();
    for service in 0..services {
        root.push_str(&call(service));
        let module = format!("services/s{service:04}");
        put(folder, &format!("{module}/variables.tf"), VARIABLES)?;
        put(folder, &format!("{module}/main.tf"), &resources(&mut random))?;
        put(folder, &format!("{module}/outputs.tf"), OUTPUTS)?;
    }
    put(folder, "main.tf", &root)
}

fn put(folder: &Path, path: &str, text: &str) -> anyhow::Result<()> {
    let place = folder.join(path);
    if let Some(parent) = place.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(&place, text).with_context(|| format!("cannot write `{}`", place.display()))
}

const ROOT: &str = r#"# An estate made from a seed, to measure with. It describes nothing that exists.
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

variable "region" {
  description = "Where everything is"
  type        = string
  default     = "eu-central-1"
}

locals {
  tags = {
    ManagedBy = "terraform"
    Region    = var.region
  }
}
"#;

const VARIABLES: &str = r#"variable "name" {
  description = "What the service is called"
  type        = string

  validation {
    condition     = length(var.name) <= 32 && can(regex("^[a-z0-9-]+$", var.name))
    error_message = "The name is at most 32 lower case letters, digits and hyphens."
  }
}

variable "cidr_block" {
  description = "The addresses of its network"
  type        = string
}

variable "tags" {
  description = "On everything that takes tags"
  type        = map(string)
  default     = {}
}
"#;

const OUTPUTS: &str = r#"output "vpc_id" {
  description = "The network"
  value       = aws_vpc.this.id
}

output "subnet_ids" {
  value = [aws_subnet.a.id, aws_subnet.b.id]
}
"#;

fn call(service: usize) -> String {
    format!(
        r#"
module "s{service:04}" {{
  source = "./services/s{service:04}"

  name       = "s{service:04}"
  cidr_block = "10.{}.{}.0/20"
  tags       = merge(local.tags, {{ Service = "s{service:04}" }})
}}
"#,
        service / 16 % 256,
        service % 16 * 16
    )
}

/// One network with two subnets and a group, and what stands in them.
fn resources(random: &mut Random) -> String {
    let mut text = String::from(NETWORK);
    for number in 0..OF_A_SERVICE - 4 {
        let subnet = if random.below(2) == 0 { "a" } else { "b" };
        // Writing to a string cannot fail.
        let _ = match random.below(6) {
            0 => write!(text, "{}", queue(number, 30 + random.below(600))),
            1 => write!(text, "{}", bucket(number)),
            2 => write!(text, "{}", policy(number)),
            3 => write!(text, "{}", database(number, 20 + random.below(500))),
            _ => write!(text, "{}", instance(number, subnet, random.below(1 << 32))),
        };
    }
    text
}

const NETWORK: &str = r#"data "aws_availability_zones" "all" {
  state = "available"
}

resource "aws_vpc" "this" {
  cidr_block           = var.cidr_block
  enable_dns_hostnames = true
  tags                 = merge(var.tags, { Name = var.name })
}

resource "aws_subnet" "a" {
  vpc_id            = aws_vpc.this.id
  cidr_block        = cidrsubnet(var.cidr_block, 4, 0)
  availability_zone = data.aws_availability_zones.all.names[0]
  tags              = var.tags
}

resource "aws_subnet" "b" {
  vpc_id            = aws_vpc.this.id
  cidr_block        = cidrsubnet(var.cidr_block, 4, 1)
  availability_zone = data.aws_availability_zones.all.names[1]
  tags              = var.tags
}

resource "aws_security_group" "this" {
  name   = "${var.name}-all"
  vpc_id = aws_vpc.this.id

  # Everybody inside may talk to everybody inside.
  ingress {
    from_port   = 0
    to_port     = 65535
    protocol    = "tcp"
    cidr_blocks = [var.cidr_block]
  }

  dynamic "egress" {
    for_each = toset(["443", "5432"])
    content {
      from_port   = tonumber(egress.value)
      to_port     = tonumber(egress.value)
      protocol    = "tcp"
      cidr_blocks = ["0.0.0.0/0"]
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}
"#;

fn instance(number: usize, subnet: &str, image: u64) -> String {
    format!(
        r#"
resource "aws_instance" "i{number}" {{
  ami                    = "ami-{image:08x}"
  instance_type          = var.name == "s0000" ? "m6g.large" : "t4g.medium"
  subnet_id              = aws_subnet.{subnet}.id
  vpc_security_group_ids = [aws_security_group.this.id]

  user_data = <<-EOT
    #!/bin/sh
    echo "${{var.name}}-{number}" > /etc/hostname
    %{{ if var.name != "" }}systemctl start agent%{{ endif }}
  EOT

  root_block_device {{
    volume_size = 40
    encrypted   = true
  }}

  tags = merge(var.tags, {{ Name = "${{var.name}}-i{number}" }}) # shown in the console
}}
"#
    )
}

fn queue(number: usize, seconds: u64) -> String {
    format!(
        r#"
resource "aws_sqs_queue" "q{number}" {{
  name                       = "${{var.name}}-q{number}"
  visibility_timeout_seconds = {seconds}
  sqs_managed_sse_enabled    = true
  tags                       = var.tags
}}
"#
    )
}

fn bucket(number: usize) -> String {
    format!(
        r#"
resource "aws_s3_bucket" "b{number}" {{
  for_each = toset(["logs", "data"])

  bucket        = "${{var.name}}-b{number}-${{each.key}}"
  force_destroy = false
  tags          = {{ for key, value in var.tags : lower(key) => value if value != "" }}
}}
"#
    )
}

fn policy(number: usize) -> String {
    format!(
        r#"
resource "aws_iam_role" "r{number}" {{
  name = "${{var.name}}-r{number}"
  assume_role_policy = jsonencode({{
    Version = "2012-10-17"
    Statement = [{{
      Action    = "sts:AssumeRole"
      Effect    = "Allow"
      Principal = {{ Service = "ec2.amazonaws.com" }}
    }}]
  }})
  tags = var.tags
}}
"#
    )
}

fn database(number: usize, size: u64) -> String {
    format!(
        r#"
resource "aws_db_instance" "d{number}" {{
  identifier             = "${{var.name}}-d{number}"
  engine                 = "postgres"
  instance_class         = "db.t4g.medium"
  allocated_storage      = {size}
  storage_encrypted      = true
  vpc_security_group_ids = [aws_security_group.this.id]
  skip_final_snapshot    = true
  tags                   = var.tags
}}
"#
    )
}

/// A small generator of numbers, the same for the same seed on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most.max(1)
    }
}
