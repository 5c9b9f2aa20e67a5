variable "unknown" {}

resource "aws_opensearch_domain" "pass" {
  vpc_options {
    subnet_ids = ["subnet-1"]
  }
}

resource "aws_elasticsearch_domain" "fail_default" {}

resource "aws_opensearch_domain" "unknown" {
  dynamic "vpc_options" {
    for_each = var.unknown
    content {
      subnet_ids = vpc_options.value
    }
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
