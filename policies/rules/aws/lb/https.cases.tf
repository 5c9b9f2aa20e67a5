variable "unknown" {}

resource "aws_lb_listener" "pass" {
  protocol = "HTTPS"
}

resource "aws_lb_listener" "pass_redirect" {
  protocol = "HTTP"
  default_action {
    type = "redirect"
    redirect {
      protocol = "HTTPS"
      status_code = "HTTP_301"
    }
  }
}

resource "aws_lb_listener" "fail" {
  protocol = "HTTP"
  default_action {
    type = "forward"
  }
}

resource "aws_elb" "fail_classic" {
  listener {
    lb_port = 80
    lb_protocol = "http"
    instance_port = 8000
    instance_protocol = "http"
  }
}

resource "aws_lb_listener" "unknown" {
  protocol = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
