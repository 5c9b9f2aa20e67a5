variable "unknown" {}

resource "aws_db_instance" "pass" {
  deletion_protection = true
}

resource "aws_db_instance" "fail_default" {}

resource "aws_neptune_cluster" "fail_graph" {
  deletion_protection = false
}

resource "aws_rds_cluster" "unknown" {
  deletion_protection = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
