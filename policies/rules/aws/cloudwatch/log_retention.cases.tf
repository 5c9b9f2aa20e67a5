variable "unknown" {}

resource "aws_cloudwatch_log_group" "pass" {
  retention_in_days = 30
}

resource "aws_cloudwatch_log_group" "fail_default" {}

resource "aws_cloudwatch_log_group" "unknown" {
  retention_in_days = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
