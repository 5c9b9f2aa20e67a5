variable "unknown" {}

resource "aws_lambda_function_url" "pass" {
  function_name      = "orders"
  authorization_type = "AWS_IAM"
}

resource "aws_lambda_function_url" "fail" {
  function_name      = "orders"
  authorization_type = "NONE"
}

resource "aws_lambda_function_url" "unknown" {
  function_name      = "orders"
  authorization_type = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
