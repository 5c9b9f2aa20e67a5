variable "unknown" {}

resource "aws_opensearch_domain" "pass" {
  advanced_security_options {
    enabled = true
  }
}

resource "aws_elasticsearch_domain" "fail_default" {}

resource "aws_opensearch_domain" "fail_off" {
  advanced_security_options {
    enabled = false
  }
}

resource "aws_elasticsearch_domain" "unknown" {
  advanced_security_options {
    enabled = var.unknown
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
