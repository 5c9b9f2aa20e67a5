variable "unknown" {}

resource "aws_launch_template" "pass_default" {}

resource "aws_launch_template" "pass_one" {
  metadata_options {
    http_put_response_hop_limit = 1
  }
}

resource "aws_launch_template" "fail_two" {
  metadata_options {
    http_put_response_hop_limit = 2
  }
}

resource "aws_launch_template" "unknown" {
  metadata_options {
    http_put_response_hop_limit = var.unknown
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
