variable "unknown" {}

resource "aws_sqs_queue" "pass_default" {}

resource "aws_sqs_queue" "fail" {
  sqs_managed_sse_enabled = false
}

resource "aws_sqs_queue" "unknown" {
  sqs_managed_sse_enabled = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
