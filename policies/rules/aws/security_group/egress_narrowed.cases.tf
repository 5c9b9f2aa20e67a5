variable "unknown" {}

resource "aws_security_group" "pass_none" {}

resource "aws_security_group" "fail_all" {
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group_rule" "fail_rule" {
  type              = "egress"
  security_group_id = "sg-1"
  from_port         = 0
  to_port           = 0
  protocol          = "-1"
  cidr_blocks       = ["0.0.0.0/0"]
}

resource "aws_security_group_rule" "pass_rule" {
  type              = "egress"
  security_group_id = "sg-1"
  from_port         = 443
  to_port           = 443
  protocol          = "tcp"
  cidr_blocks       = ["0.0.0.0/0"]
}

resource "aws_vpc_security_group_egress_rule" "fail_egress_rule" {
  security_group_id = "sg-1"
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_vpc_security_group_egress_rule" "unknown" {
  security_group_id = "sg-1"
  ip_protocol       = "-1"
  cidr_ipv4         = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
