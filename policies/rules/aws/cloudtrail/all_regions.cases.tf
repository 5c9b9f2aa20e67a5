variable "unknown" {}

resource "aws_cloudtrail" "pass" {
  is_multi_region_trail = true
}

resource "aws_cloudtrail" "fail_default" {}

resource "aws_cloudtrail" "unknown" {
  is_multi_region_trail = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
