//! What Terraform itself says of exported files, where it is installed: they are valid, and formatted where they were.
//!
//! Everything is of the provider that is built in, so that nothing has to be downloaded.

use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::place::Place;
use crate::run::dharma_fed;

const MAIN: &str = r#"terraform {
  required_version = ">= 1.4"
}

locals {
  name = "shop-${var.stage}"
  tags = { stage = var.stage, owner = "ada" }
}

resource "terraform_data" "network" {
  input = {
    name = local.name # as others see it
    cidr = "10.0.0.0/16"
  }
}

resource "terraform_data" "ledger" {
  input            = merge(local.tags, { network = terraform_data.network.id })
  triggers_replace = [var.stage]
}

module "queue" {
  source = "./queue"
  name   = "${local.name}-orders"
}
"#;

const VARIABLES: &str = r#"variable "stage" {
  type    = string
  default = "test"
}
"#;

const OUTPUTS: &str = r#"output "ledger" {
  value = terraform_data.ledger.output
}
"#;

const QUEUE: &str = r#"variable "name" {
  type = string
}

resource "terraform_data" "this" {
  input = var.name
}

output "id" {
  value = terraform_data.this.id
}
"#;

fn estate() -> Place {
    let files = [("main.tf", MAIN), ("variables.tf", VARIABLES), ("outputs.tf", OUTPUTS), ("queue/main.tf", QUEUE)];
    let files = files.map(|(path, content)| (path, content.as_bytes()));
    Place::with(&files)
}

/// One of each kind of edit that touches a file, each on what those before it left.
fn edits() -> Vec<Value> {
    vec![
        json!({ "edit": "set", "key": ".:terraform_data.network", "path": "triggers_replace", "expression": "[var.stage, 2]" }),
        json!({ "edit": "set", "key": ".:local.tags", "path": "value", "expression": "{\n  stage = var.stage\n  cost = 7\n}" }),
        json!({ "edit": "unset", "key": ".:terraform_data.ledger", "path": "triggers_replace" }),
        json!({ "edit": "rename", "key": ".:terraform_data.network", "name": "backbone" }),
        json!({ "edit": "rename", "key": ".:var.stage", "name": "environment_of_the_shop" }),
        json!({ "edit": "rename", "key": ".:local.name", "name": "full_name" }),
        json!({ "edit": "rename", "key": ".:module.queue", "name": "orders" }),
        json!({ "edit": "add", "directory": ".", "file": null, "kind": "resource", "type_name": "terraform_data", "name": "archive", "body": "input = \"a\"\ntriggers_replace=[1]" }),
        json!({ "edit": "add", "directory": ".", "file": "variables.tf", "kind": "variable", "type_name": "", "name": "size", "body": "type = number\ndefault=3" }),
        json!({ "edit": "add", "directory": ".", "file": null, "kind": "output", "type_name": "", "name": "queue", "body": "value = module.orders.id" }),
        json!({ "edit": "connect", "from": ".:terraform_data.archive", "to": ".:terraform_data.ledger", "attribute": "depends_on" }),
        json!({ "edit": "connect", "from": ".:terraform_data.archive", "to": ".:terraform_data.backbone", "attribute": "depends_on" }),
        json!({ "edit": "disconnect", "from": ".:terraform_data.archive", "to": ".:terraform_data.ledger", "attribute": "depends_on" }),
        json!({ "edit": "add_block", "key": ".:terraform_data.archive", "path": "lifecycle", "body": "prevent_destroy=true" }),
        json!({ "edit": "paste", "directory": ".", "file": null, "source": "resource \"terraform_data\" \"archive\" {\n    input = \"b\"\n}\n" }),
        json!({ "edit": "move_to_file", "key": ".:terraform_data.ledger", "file": "ledger.tf" }),
        json!({ "edit": "remove", "key": ".:output.queue" }),
    ]
}

#[test]
fn terraform_accepts_what_each_edit_leaves_and_finds_it_formatted() {
    if !has_terraform() {
        return;
    }
    let place = estate();
    holds(&place, "the estate itself");
    for edit in edits() {
        let text = json!([edit]).to_string();
        let run = dharma_fed(["export", place.path().to_str().unwrap(), "--edits", "-"], text.as_bytes());
        assert_eq!(run.code, 0, "{edit}: {run:?}");
        holds(&place, &edit.to_string());
    }
}

#[test]
fn terraform_accepts_all_edits_made_at_once() {
    if !has_terraform() {
        return;
    }
    let place = estate();
    let text = json!(edits()).to_string();
    let run = dharma_fed(["export", place.path().to_str().unwrap(), "--edits", "-"], text.as_bytes());
    assert_eq!(run.code, 0, "{run:?}");
    holds(&place, "all edits");
    let main = String::from_utf8(place.files()[Path::new("main.tf")].clone()).unwrap();
    assert!(main.contains("# as others see it"), "comments stay:\n{main}");
}

/// Terraform finds the folder valid and every file formatted.
fn holds(place: &Place, after: &str) {
    // Modules have to be registered anew after each edit of a call; nothing is downloaded for that.
    for arguments in [
        &["init", "-backend=false", "-input=false", "-no-color"][..],
        &["validate", "-no-color"],
        &["fmt", "-check", "-diff", "-recursive", "-no-color"],
    ] {
        let output = terraform(arguments).current_dir(place.path()).output().unwrap();
        let said = [output.stdout, output.stderr].map(|said| String::from_utf8_lossy(&said).into_owned()).concat();
        assert!(output.status.success(), "after {after}: terraform {arguments:?}:\n{said}");
    }
}

fn has_terraform() -> bool {
    let status = terraform(&["version"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    let there = status.is_ok_and(|status| status.success());
    if !there {
        eprintln!("skipped: no terraform");
    }
    there
}

fn terraform(arguments: &[&str]) -> Command {
    let mut command = Command::new("terraform");
    command.args(arguments).env("CHECKPOINT_DISABLE", "1").env_remove("TF_CLI_CONFIG_FILE").stdin(Stdio::null());
    command
}
