variable "unknown" {}

resource "aws_subnet" "pass_default" {}

resource "aws_subnet" "fail" {
  map_public_ip_on_launch = true
}

resource "aws_default_subnet" "fail_default" {
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "unknown" {
  map_public_ip_on_launch = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
