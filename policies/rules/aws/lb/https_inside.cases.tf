variable "unknown" {}

resource "aws_lb" "inside" {
  internal = true
}

resource "aws_lb" "outside" {}

resource "aws_lb" "perhaps" {
  internal = var.unknown
}

resource "aws_lb_listener" "pass" {
  load_balancer_arn = aws_lb.inside.arn
  protocol          = "HTTPS"
}

resource "aws_lb_listener" "fail" {
  load_balancer_arn = aws_lb.inside.arn
  protocol          = "HTTP"
}

resource "aws_elb" "fail_classic" {
  internal = true
  listener {
    lb_port           = 80
    lb_protocol       = "http"
    instance_port     = 8000
    instance_protocol = "http"
  }
}

resource "aws_lb_listener" "na_outside" {
  load_balancer_arn = aws_lb.outside.arn
  protocol          = "HTTP"
}

resource "aws_lb_listener" "unknown" {
  load_balancer_arn = aws_lb.inside.arn
  protocol          = var.unknown
}
