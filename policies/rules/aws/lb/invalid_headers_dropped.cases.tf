variable "unknown" {}

resource "aws_lb" "pass" {
  drop_invalid_header_fields = true
}

resource "aws_lb" "fail_default" {}

resource "aws_lb" "na_network" {
  load_balancer_type = "network"
}

resource "aws_lb" "unknown" {
  drop_invalid_header_fields = var.unknown
}
