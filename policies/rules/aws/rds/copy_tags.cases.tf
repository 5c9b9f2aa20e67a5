variable "unknown" {}

resource "aws_db_instance" "pass" {
  copy_tags_to_snapshot = true
}

resource "aws_db_instance" "fail_default" {}

resource "aws_rds_cluster" "unknown" {
  copy_tags_to_snapshot = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
