variable "unknown" {}

resource "aws_lb_target_group" "pass" {
  protocol = "HTTPS"
}

resource "aws_lb_target_group" "fail" {
  protocol = "HTTP"
}

resource "aws_lb_target_group" "na_function" {
  target_type = "lambda"
}

resource "aws_lb_target_group" "unknown" {
  protocol = var.unknown
}
