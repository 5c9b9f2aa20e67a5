variable "unknown" {}

resource "aws_cloudfront_distribution" "pass" {
  origin {
    domain_name              = "orders.s3.amazonaws.com"
    origin_access_control_id = "E1"
  }
}

resource "aws_cloudfront_distribution" "pass_other_origin" {
  origin {
    domain_name = "example.com"
  }
}

resource "aws_cloudfront_distribution" "fail" {
  origin {
    domain_name = "orders.s3.us-east-1.amazonaws.com"
  }
}

resource "aws_cloudfront_distribution" "unknown" {
  origin {
    domain_name = var.unknown
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
