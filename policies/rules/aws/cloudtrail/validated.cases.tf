variable "unknown" {}

resource "aws_cloudtrail" "pass" {
  enable_log_file_validation = true
}

resource "aws_cloudtrail" "fail_default" {}

resource "aws_cloudtrail" "unknown" {
  enable_log_file_validation = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
