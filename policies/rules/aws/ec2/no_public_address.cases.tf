variable "unknown" {}

resource "aws_instance" "pass_default" {}

resource "aws_instance" "fail" {
  associate_public_ip_address = true
}

resource "aws_launch_template" "fail_template" {
  network_interfaces {
    associate_public_ip_address = true
  }
}

resource "aws_instance" "unknown" {
  associate_public_ip_address = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
