variable "unknown" {}

resource "aws_dynamodb_table" "pass" {
  point_in_time_recovery {
    enabled = true
  }
}

resource "aws_dynamodb_table" "fail_default" {}

resource "aws_dynamodb_table" "unknown" {
  point_in_time_recovery {
    enabled = var.unknown
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
