variable "unknown" {}

resource "aws_cloudfront_distribution" "pass" {
  logging_config {
    bucket = "logs.s3.amazonaws.com"
  }
}

resource "aws_cloudfront_distribution" "fail_default" {}

resource "aws_cloudfront_distribution" "unknown" {
  dynamic "logging_config" {
    for_each = var.unknown
    content {
      bucket = logging_config.value
    }
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
