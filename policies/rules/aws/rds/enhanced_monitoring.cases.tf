variable "unknown" {}

resource "aws_db_instance" "pass" {
  monitoring_interval = 60
}

resource "aws_db_instance" "fail_default" {}

resource "aws_rds_cluster_instance" "fail_off" {
  monitoring_interval = 0
}

resource "aws_db_instance" "unknown" {
  monitoring_interval = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
