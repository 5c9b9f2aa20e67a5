variable "unknown" {}

resource "aws_lb" "pass" {
  enable_deletion_protection = true
}

resource "aws_lb" "fail_default" {}

resource "aws_lb" "unknown" {
  enable_deletion_protection = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
