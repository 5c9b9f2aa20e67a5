variable "unknown" {}

resource "aws_lambda_function" "pass_queue" {
  dead_letter_config {
    target_arn = "arn:aws:sqs:us-east-1:111122223333:failed"
  }
}

resource "aws_lambda_function" "pass_destination" {
  function_name = "orders"
}

resource "aws_lambda_function_event_invoke_config" "orders" {
  function_name = aws_lambda_function.pass_destination.function_name
}

resource "aws_lambda_function" "fail_default" {}

resource "aws_lambda_function" "unknown" {
  dynamic "dead_letter_config" {
    for_each = var.unknown
    content {
      target_arn = dead_letter_config.value
    }
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
