variable "unknown" {}

resource "aws_kms_key" "pass_default" {}

resource "aws_kms_key" "fail" {
  deletion_window_in_days = 7
}

resource "aws_kms_key" "unknown" {
  deletion_window_in_days = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
