variable "unknown" {}

resource "aws_ec2_transit_gateway" "pass_default" {}

resource "aws_ec2_transit_gateway" "fail" {
  auto_accept_shared_attachments = "enable"
}

resource "aws_ec2_transit_gateway" "unknown" {
  auto_accept_shared_attachments = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
