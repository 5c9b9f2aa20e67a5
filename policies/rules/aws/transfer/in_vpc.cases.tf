variable "unknown" {}

resource "aws_transfer_server" "pass" {
  endpoint_type = "VPC"
}

resource "aws_transfer_server" "fail_default" {}

resource "aws_transfer_server" "unknown" {
  endpoint_type = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
