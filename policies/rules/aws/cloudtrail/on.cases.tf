variable "unknown" {}

resource "aws_cloudtrail" "pass_default" {}

resource "aws_cloudtrail" "fail" {
  enable_logging = false
}

resource "aws_guardduty_detector" "fail_detector" {
  enable = false
}

resource "aws_cloudtrail" "unknown" {
  enable_logging = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
