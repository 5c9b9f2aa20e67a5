variable "unknown" {}

resource "aws_elasticache_replication_group" "pass" {
  automatic_failover_enabled = true
  multi_az_enabled           = true
}

resource "aws_elasticache_replication_group" "fail_default" {}

resource "aws_elasticache_replication_group" "unknown" {
  automatic_failover_enabled = true
  multi_az_enabled           = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
