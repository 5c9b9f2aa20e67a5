variable "unknown" {}

resource "aws_lambda_function" "pass" {
  runtime = "python3.13"
}

resource "aws_lambda_function" "pass_image" {
  package_type = "Image"
}

resource "aws_lambda_function" "fail" {
  runtime = "python3.7"
}

resource "aws_lambda_function" "unknown" {
  runtime = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
