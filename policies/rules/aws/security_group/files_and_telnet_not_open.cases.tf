variable "unknown" {}

resource "aws_security_group" "pass_inside" {
  ingress {
    from_port   = 445
    to_port     = 445
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_security_group" "fail_smb" {
  ingress {
    from_port   = 445
    to_port     = 445
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group_rule" "fail_telnet" {
  type              = "ingress"
  security_group_id = "sg-1"
  from_port         = 23
  to_port           = 23
  protocol          = "tcp"
  cidr_blocks       = ["0.0.0.0/0"]
}

resource "aws_vpc_security_group_ingress_rule" "fail_ftp" {
  security_group_id = "sg-1"
  from_port         = 20
  to_port           = 21
  ip_protocol       = "tcp"
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_security_group" "unknown_source" {
  ingress {
    from_port   = 21
    to_port     = 21
    protocol    = "tcp"
    cidr_blocks = var.unknown
  }
}

resource "aws_security_group_rule" "unknown_ports" {
  type              = "ingress"
  security_group_id = "sg-1"
  from_port         = var.unknown
  to_port           = var.unknown
  protocol          = "tcp"
  cidr_blocks       = ["10.0.0.0/8"]
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
