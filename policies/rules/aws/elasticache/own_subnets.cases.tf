variable "unknown" {}

resource "aws_elasticache_cluster" "pass" {
  subnet_group_name = "private"
}

resource "aws_elasticache_cluster" "fail_default" {}

resource "aws_elasticache_cluster" "na_member" {
  replication_group_id = "orders"
}

resource "aws_elasticache_cluster" "unknown" {
  subnet_group_name = var.unknown
}
