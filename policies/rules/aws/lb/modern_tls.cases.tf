variable "unknown" {}

resource "aws_lb_listener" "pass" {
  protocol   = "HTTPS"
  ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06"
}

resource "aws_lb_listener" "fail_default" {
  protocol = "HTTPS"
}

resource "aws_lb_listener" "fail_old" {
  protocol   = "TLS"
  ssl_policy = "ELBSecurityPolicy-2016-08"
}

resource "aws_lb_listener" "na_plain" {
  protocol = "HTTP"
}

resource "aws_lb_listener" "unknown" {
  protocol   = "HTTPS"
  ssl_policy = var.unknown
}
