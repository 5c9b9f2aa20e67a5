variable "unknown" {}

resource "aws_db_instance" "pass" {
  enabled_cloudwatch_logs_exports = ["postgresql"]
}

resource "aws_db_instance" "fail_default" {}

resource "aws_rds_cluster" "fail_empty" {
  enabled_cloudwatch_logs_exports = []
}

resource "aws_neptune_cluster" "fail_graph" {}

resource "aws_docdb_cluster" "unknown" {
  enabled_cloudwatch_logs_exports = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
