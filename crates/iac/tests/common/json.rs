//! An estate in JSON files that says what the sample's kind of files say, written in several ways.

use domain::FileSet;

const MAIN: &str = r#"{
  "//": "kept",
  "terraform": {"required_providers": {"aws": {"source": "hashicorp/aws"}}},
  "variable": {"cidr": {"type": "string", "default": "10.0.0.0/16"}, "on": {}},
  "provider": {"aws": [{"region": "eu-west-1"}, {"alias": "west", "region": "us-west-2"}]},
  "resource": {
    "aws_vpc": {
      "main": {
        "//": "the network",
        "cidr_block": "${var.cidr}",
        "tags": {"Name": "net ${var.cidr}", "on": true, "%%{": "$${x}"}
      },
      "other": {}
    },
    "aws_security_group": {
      "sg": {
        "vpc_id": "${aws_vpc.main.id}",
        "ingress": [
          {"from_port": 80, "cidr_blocks": ["${var.cidr}"]},
          {
            "from_port": 443
          }
        ],
        "egress": {"from_port": 0},
        "lifecycle": {"ignore_changes": ["tags"]},
        "depends_on": ["aws_vpc.other"]
      }
    }
  },
  "output": {
    "id": {"value": "${aws_vpc.main.id}"}
  }
}"#;

const LOCALS: &str = "[{\"locals\":{\"list\":[1,2],\"name\":\"x-${var.on}\"}},\n{\"output\":{\"list\":{\"value\":\"${local.list}\"}}}]\n";

/// The files, with `\r\n` line ends and tabs where `windows` says so.
pub fn files(windows: bool) -> FileSet {
    let main = if windows { MAIN.replace('\n', "\r\n").replace("  ", "\t") } else { MAIN.to_owned() };
    let mut files = FileSet::new();
    for (path, text) in [("main.tf.json", main.as_str()), ("locals.tf.json", LOCALS)] {
        if files.insert(path, text.as_bytes()).is_err() {
            unreachable!("the paths are good");
        }
    }
    files
}
