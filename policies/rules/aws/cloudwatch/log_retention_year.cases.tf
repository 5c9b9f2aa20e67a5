variable "unknown" {}

resource "aws_cloudwatch_log_group" "pass" {
  retention_in_days = 400
}

resource "aws_cloudwatch_log_group" "fail" {
  retention_in_days = 30
}

resource "aws_cloudwatch_log_group" "na_for_ever" {}

resource "aws_cloudwatch_log_group" "unknown" {
  retention_in_days = var.unknown
}
