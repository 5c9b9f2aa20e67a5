variable "unknown" {}

resource "aws_elasticache_replication_group" "pass" {
  at_rest_encryption_enabled = true
}

resource "aws_elasticache_replication_group" "fail_default" {}

resource "aws_elasticache_replication_group" "unknown" {
  at_rest_encryption_enabled = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
