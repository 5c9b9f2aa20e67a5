variable "unknown" {}

resource "aws_opensearch_domain" "pass" {
  log_publishing_options {
    log_type = "AUDIT_LOGS"
  }
}

resource "aws_elasticsearch_domain" "fail_default" {}

resource "aws_opensearch_domain" "fail_slow_log_only" {
  log_publishing_options {
    log_type = "INDEX_SLOW_LOGS"
  }
}

resource "aws_opensearch_domain" "unknown" {
  log_publishing_options {
    log_type = "AUDIT_LOGS"
    enabled  = var.unknown
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
