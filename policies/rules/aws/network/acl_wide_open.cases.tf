variable "unknown" {}
resource "aws_network_acl" "fail" {
  vpc_id = "vpc-1"
  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }
}
resource "aws_network_acl" "pass" {
  vpc_id = "vpc-1"
  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 443
    to_port    = 443
    cidr_block = "0.0.0.0/0"
  }
  egress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }
}
resource "aws_network_acl" "unknown" {
  vpc_id = "vpc-1"
  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = var.unknown
  }
}
resource "aws_network_acl_rule" "fail" {
  network_acl_id = "acl-1"
  rule_number    = 100
  rule_action    = "allow"
  protocol       = "all"
  cidr_block     = "0.0.0.0/0"
}
resource "aws_network_acl_rule" "na" {
  network_acl_id = "acl-1"
  rule_number    = 100
  egress         = true
  rule_action    = "allow"
  protocol       = "all"
  cidr_block     = "0.0.0.0/0"
}
resource "aws_network_acl_rule" "pass_deny" {
  network_acl_id = "acl-1"
  rule_number    = 100
  rule_action    = "deny"
  protocol       = "all"
  cidr_block     = "0.0.0.0/0"
}
