variable "unknown" {}

resource "aws_cloudfront_distribution" "pass" {
  viewer_certificate {
    acm_certificate_arn      = "cert"
    minimum_protocol_version = "TLSv1.2_2021"
  }
}

resource "aws_cloudfront_distribution" "fail_default" {
  viewer_certificate {
    cloudfront_default_certificate = true
  }
}

resource "aws_cloudfront_distribution" "fail_old" {
  viewer_certificate {
    acm_certificate_arn      = "cert"
    minimum_protocol_version = "TLSv1"
  }
}

resource "aws_cloudfront_distribution" "unknown" {
  viewer_certificate {
    acm_certificate_arn      = "cert"
    minimum_protocol_version = var.unknown
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
