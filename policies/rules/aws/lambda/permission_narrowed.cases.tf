variable "unknown" {}

resource "aws_lambda_permission" "pass" {
  action     = "lambda:InvokeFunction"
  principal  = "s3.amazonaws.com"
  source_arn = "arn:aws:s3:::orders"
}

resource "aws_lambda_permission" "fail_everybody" {
  action    = "lambda:InvokeFunction"
  principal = "*"
}

resource "aws_lambda_permission" "fail_any_bucket" {
  action    = "lambda:InvokeFunction"
  principal = "s3.amazonaws.com"
}

resource "aws_lambda_permission" "unknown" {
  action    = "lambda:InvokeFunction"
  principal = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
