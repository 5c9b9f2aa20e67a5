variable "unknown" {}

resource "aws_network_acl" "pass_https" {
  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 443
    to_port    = 443
    cidr_block = "0.0.0.0/0"
  }
}

resource "aws_network_acl" "fail_all" {
  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }
}

resource "aws_network_acl_rule" "fail_ssh" {
  rule_number = 100
  rule_action = "allow"
  protocol    = "tcp"
  from_port   = 22
  to_port     = 22
  cidr_block  = "0.0.0.0/0"
}

resource "aws_network_acl_rule" "pass_egress" {
  rule_number = 100
  egress      = true
  rule_action = "allow"
  protocol    = "-1"
  cidr_block  = "0.0.0.0/0"
}

resource "aws_network_acl_rule" "unknown" {
  rule_number = 100
  rule_action = "allow"
  protocol    = "tcp"
  from_port   = 22
  to_port     = 22
  cidr_block  = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
