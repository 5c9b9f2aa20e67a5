variable "unknown" {}

resource "aws_elasticache_replication_group" "pass" {
  snapshot_retention_limit = 5
}

resource "aws_elasticache_replication_group" "fail_default" {}

resource "aws_elasticache_cluster" "na_memcached" {
  engine = "memcached"
}

resource "aws_elasticache_replication_group" "unknown" {
  snapshot_retention_limit = var.unknown
}
