variable "unknown" {}

resource "aws_acm_certificate" "pass_default" {
  domain_name = "example.com"
}

resource "aws_acm_certificate" "fail" {
  domain_name = "example.com"
  options {
    certificate_transparency_logging_preference = "DISABLED"
  }
}

resource "aws_acm_certificate" "unknown" {
  domain_name = "example.com"
  options {
    certificate_transparency_logging_preference = var.unknown
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
