resource "aws_elasticache_replication_group" "pass" {
  user_group_ids = ["orders"]
}

resource "aws_elasticache_replication_group" "fail_default" {}

resource "aws_elasticache_replication_group" "unknown" {
  auth_token = uuid()
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
