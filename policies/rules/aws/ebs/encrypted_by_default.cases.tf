variable "unknown" {}

resource "aws_ebs_encryption_by_default" "pass_default" {}

resource "aws_ebs_encryption_by_default" "fail" {
  enabled = false
}

resource "aws_ebs_encryption_by_default" "unknown" {
  enabled = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
