variable "unknown" {}

resource "aws_default_security_group" "pass_empty" {
  vpc_id = "vpc-1"
}

resource "aws_default_security_group" "fail_rules" {
  vpc_id = "vpc-1"
  ingress {
    from_port = 0
    to_port   = 0
    protocol  = "-1"
    self      = true
  }
}

resource "aws_default_security_group" "unknown" {
  vpc_id  = "vpc-1"
  ingress = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
