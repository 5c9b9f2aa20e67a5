variable "unknown" {}

resource "aws_cloudfront_distribution" "pass" {
  default_cache_behavior {
    viewer_protocol_policy = "redirect-to-https"
  }
}

resource "aws_cloudfront_distribution" "fail" {
  default_cache_behavior {
    viewer_protocol_policy = "allow-all"
  }
}

resource "aws_cloudfront_distribution" "unknown" {
  default_cache_behavior {
    viewer_protocol_policy = var.unknown
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
