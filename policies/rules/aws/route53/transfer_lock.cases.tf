variable "unknown" {}

resource "aws_route53domains_registered_domain" "pass_default" {
  domain_name = "example.com"
}

resource "aws_route53domains_registered_domain" "fail" {
  domain_name   = "example.com"
  transfer_lock = false
}

resource "aws_route53domains_registered_domain" "unknown" {
  domain_name   = "example.com"
  transfer_lock = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
