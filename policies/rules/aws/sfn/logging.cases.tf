variable "unknown" {}

resource "aws_sfn_state_machine" "pass" {
  logging_configuration {
    level = "ERROR"
  }
}

resource "aws_sfn_state_machine" "fail_default" {}

resource "aws_sfn_state_machine" "unknown" {
  logging_configuration {
    level = var.unknown
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
