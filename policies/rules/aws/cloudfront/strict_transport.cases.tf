variable "unknown" {}

resource "aws_cloudfront_response_headers_policy" "pass" {
  name = "x"
  security_headers_config {
    strict_transport_security {
      access_control_max_age_sec = 63072000
      override                   = true
    }
  }
}

resource "aws_cloudfront_response_headers_policy" "fail_none" {
  name = "x"
}

resource "aws_cloudfront_response_headers_policy" "unknown" {
  name = "x"
  security_headers_config {
    strict_transport_security {
      access_control_max_age_sec = var.unknown
      override                   = true
    }
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
