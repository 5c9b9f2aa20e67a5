variable "unknown" {}

resource "aws_emr_block_public_access_configuration" "pass" {
  block_public_security_group_rules = true
}

resource "aws_emr_block_public_access_configuration" "fail" {
  block_public_security_group_rules = false
}

resource "aws_emr_block_public_access_configuration" "unknown" {
  block_public_security_group_rules = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
