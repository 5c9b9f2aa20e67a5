variable "unknown" {}

resource "aws_lb_target_group" "pass" {
  protocol = "HTTPS"
  health_check {
    path = "/health"
  }
}

resource "aws_lb_target_group" "fail_default" {
  protocol = "HTTPS"
}

resource "aws_lb_target_group" "na_network" {
  protocol = "TCP"
}

resource "aws_lb_target_group" "unknown" {
  protocol = "HTTPS"
  dynamic "health_check" {
    for_each = var.unknown
    content {
      path = health_check.value
    }
  }
}
