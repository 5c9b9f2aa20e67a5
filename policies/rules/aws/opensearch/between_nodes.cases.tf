variable "unknown" {}

resource "aws_opensearch_domain" "pass" {
  node_to_node_encryption {
    enabled = true
  }
}

resource "aws_elasticsearch_domain" "fail_default" {}

resource "aws_opensearch_domain" "fail_off" {
  node_to_node_encryption {
    enabled = false
  }
}

resource "aws_elasticsearch_domain" "unknown" {
  node_to_node_encryption {
    enabled = var.unknown
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
