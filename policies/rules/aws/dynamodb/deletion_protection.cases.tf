variable "unknown" {}

resource "aws_dynamodb_table" "pass" {
  deletion_protection_enabled = true
}

resource "aws_dynamodb_table" "fail_default" {}

resource "aws_dynamodb_table" "unknown" {
  deletion_protection_enabled = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
