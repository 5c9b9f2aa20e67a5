variable "unknown" {}

resource "aws_lambda_function" "pass" {
  tracing_config {
    mode = "Active"
  }
}

resource "aws_lambda_function" "fail_default" {}

resource "aws_lambda_function" "unknown" {
  tracing_config {
    mode = var.unknown
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
