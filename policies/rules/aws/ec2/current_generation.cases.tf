variable "unknown" {}

resource "aws_instance" "pass" {
  instance_type = "t3.micro"
}

resource "aws_db_instance" "pass_database" {
  instance_class = "db.m6g.large"
}

resource "aws_instance" "fail" {
  instance_type = "m4.large"
}

resource "aws_db_instance" "fail_database" {
  instance_class = "db.t2.micro"
}

resource "aws_elasticache_cluster" "fail_cache" {
  node_type = "cache.m3.medium"
}

resource "aws_instance" "unknown" {
  instance_type = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
