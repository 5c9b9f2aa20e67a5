//! A component of a JSON file, copied and pasted into a native one.

use domain::FileSet;
use domain::edit::Edit;
use domain::graph::ComponentKey;
use iac::Project;

const JSON: &str = r#"{
  "resource": {
    "aws_lb_listener": {
      "web": {
        "//": "why",
        "port": 80,
        "default_action": [{"type": "forward", "forward": {"target_group": {"//": "x", "arn": "${var.a}"}}}],
        "provider": "aws.west",
        "lifecycle": {"ignore_changes": ["tags"]},
        "depends_on": ["aws_lb.a"]
      }
    }
  },
  "variable": {"a": {"type": "list(string)", "default": []}}
}"#;

const NATIVE: &str = r#"resource "aws_lb_listener" "web" {
  port = 80
  default_action {
    type = "forward"
    forward {
      target_group {
        arn = var.a
      }
    }
  }
  provider = aws.west
  lifecycle {
    ignore_changes = [tags]
  }
  depends_on = [aws_lb.a]
}
"#;

#[test]
fn a_copy_out_of_json_has_blocks_where_the_type_has_them_and_bare_references() {
    let mut files = FileSet::new();
    files.insert("main.tf.json", JSON.as_bytes()).unwrap();
    let project = Project::read(&files, &FileSet::new(), None);
    let copied = |address: &str| project.copied_text(&ComponentKey::new(".", address)).unwrap();
    assert_eq!(copied("aws_lb_listener.web"), NATIVE);
    assert_eq!(copied("var.a"), "variable \"a\" {\n  type    = list(string)\n  default = []\n}\n");
}

#[test]
fn what_was_copied_and_pasted_back_says_the_same() {
    let mut files = FileSet::new();
    files.insert("main.tf.json", JSON.as_bytes()).unwrap();
    let project = Project::read(&files, &FileSet::new(), None);
    let key = ComponentKey::new(".", "aws_lb_listener.web");
    let source = project.copied_text(&key).unwrap();
    let edits = [
        Edit::Remove { key: key.clone() },
        Edit::Paste { directory: ".".to_owned(), file: Some("other.tf.json".to_owned()), source },
    ];
    let pasted = project.apply(&edits).unwrap().project;
    assert_eq!(pasted.copied_text(&key).unwrap(), NATIVE);
    let native = Edit::Paste { directory: ".".to_owned(), file: Some("main.tf".to_owned()), source: NATIVE.to_owned() };
    let native = project.apply(&[Edit::Remove { key: key.clone() }, native]).unwrap().project;
    assert_eq!(native.block_text(&key).unwrap(), NATIVE.trim_end(), "nothing of it is JSON any more");
}
