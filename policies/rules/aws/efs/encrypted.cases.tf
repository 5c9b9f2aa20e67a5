variable "unknown" {}

resource "aws_efs_file_system" "pass" {
  encrypted = true
}

resource "aws_efs_file_system" "fail_default" {}

resource "aws_efs_file_system" "unknown" {
  encrypted = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
