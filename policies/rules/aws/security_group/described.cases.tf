variable "unknown" {}

resource "aws_security_group" "pass" {
  description = "what the web servers let in"
}

resource "aws_security_group" "fail_none" {}

resource "aws_security_group" "fail_rule" {
  description = "web servers"
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_security_group_rule" "fail_rule_beside" {
  type              = "ingress"
  security_group_id = "sg-1"
  from_port         = 443
  to_port           = 443
  protocol          = "tcp"
  cidr_blocks       = ["10.0.0.0/8"]
}

resource "aws_vpc_security_group_egress_rule" "pass_rule_beside" {
  description = "to the internet over TLS"
  ip_protocol = "tcp"
}

resource "aws_security_group" "unknown" {
  description = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
