variable "unknown" {}

resource "aws_api_gateway_domain_name" "pass" {
  security_policy = "TLS_1_2"
}

resource "aws_api_gateway_domain_name" "fail_default" {}

resource "aws_api_gateway_domain_name" "fail_old" {
  security_policy = "TLS_1_0"
}

resource "aws_api_gateway_domain_name" "unknown" {
  security_policy = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
