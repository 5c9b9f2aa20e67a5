variable "unknown" {}

resource "aws_opensearch_domain" "pass" {
  encrypt_at_rest {
    enabled = true
  }
}

resource "aws_elasticsearch_domain" "fail_default" {}

resource "aws_opensearch_domain" "fail_off" {
  encrypt_at_rest {
    enabled = false
  }
}

resource "aws_elasticsearch_domain" "unknown" {
  encrypt_at_rest {
    enabled = var.unknown
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
