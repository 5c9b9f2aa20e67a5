variable "unknown" {}

resource "aws_elasticache_replication_group" "pass" {
  transit_encryption_enabled = true
}

resource "aws_memorydb_cluster" "pass_memorydb" {}

resource "aws_elasticache_replication_group" "fail_default" {}

resource "aws_memorydb_cluster" "fail_memorydb" {
  tls_enabled = false
}

resource "aws_elasticache_replication_group" "unknown" {
  transit_encryption_enabled = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
