variable "unknown" {}

resource "aws_instance" "pass" {
  metadata_options {
    http_tokens = "required"
  }
}

resource "aws_launch_template" "pass_endpoint_off" {
  metadata_options {
    http_endpoint = "disabled"
  }
}

resource "aws_instance" "fail_default" {}

resource "aws_launch_template" "fail_optional" {
  metadata_options {
    http_tokens = "optional"
  }
}

resource "aws_launch_configuration" "fail_configuration" {}

resource "aws_instance" "unknown" {
  metadata_options {
    http_tokens = var.unknown
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
