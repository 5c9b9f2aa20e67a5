variable "unknown" {}

resource "aws_instance" "pass" {
  monitoring = true
}

resource "aws_instance" "fail_default" {}

resource "aws_instance" "unknown" {
  monitoring = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
