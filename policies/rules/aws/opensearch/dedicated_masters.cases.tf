variable "unknown" {}

resource "aws_opensearch_domain" "pass" {
  cluster_config {
    dedicated_master_enabled = true
    dedicated_master_count   = 3
  }
}

resource "aws_elasticsearch_domain" "fail_default" {}

resource "aws_opensearch_domain" "fail_one" {
  cluster_config {
    dedicated_master_enabled = true
    dedicated_master_count   = 1
  }
}

resource "aws_opensearch_domain" "unknown" {
  cluster_config {
    dedicated_master_enabled = var.unknown
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
