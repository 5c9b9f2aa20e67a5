variable "unknown" {}

resource "aws_sesv2_configuration_set" "pass" {
  delivery_options {
    tls_policy = "REQUIRE"
  }
}

resource "aws_ses_configuration_set" "fail_default" {}

resource "aws_ses_configuration_set" "unknown" {
  delivery_options {
    tls_policy = var.unknown
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
