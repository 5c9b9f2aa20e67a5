variable "unknown" {}

resource "aws_lb" "inside" {
  internal = true
}

resource "aws_lb" "outside" {}

resource "aws_lb" "perhaps" {
  internal = var.unknown
}

resource "aws_lb_listener" "pass" {
  protocol = "HTTPS"
}

resource "aws_lb_listener" "pass_redirect" {
  protocol = "HTTP"
  default_action {
    type = "redirect"
    redirect {
      protocol    = "HTTPS"
      status_code = "HTTP_301"
    }
  }
}

resource "aws_lb_listener" "fail" {
  load_balancer_arn = aws_lb.outside.arn
  protocol          = "HTTP"
  default_action {
    type = "forward"
  }
}

resource "aws_lb_listener" "na_inside" {
  load_balancer_arn = aws_lb.inside.arn
  protocol          = "HTTP"
}

resource "aws_elb" "fail_classic" {
  listener {
    lb_port           = 80
    lb_protocol       = "http"
    instance_port     = 8000
    instance_protocol = "http"
  }
}

resource "aws_lb_listener" "unknown" {
  protocol = var.unknown
}
