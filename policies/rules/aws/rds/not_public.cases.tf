variable "unknown" {}

resource "aws_db_instance" "pass_default" {}

resource "aws_db_instance" "fail" {
  publicly_accessible = true
}

resource "aws_rds_cluster_instance" "fail_cluster" {
  publicly_accessible = true
}

resource "aws_db_instance" "unknown" {
  publicly_accessible = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
