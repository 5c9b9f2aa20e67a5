variable "unknown" {}

resource "aws_db_instance" "pass" {
  backup_retention_period = 7
}

resource "aws_db_instance" "fail_default" {}

resource "aws_rds_cluster" "fail_cluster" {
  backup_retention_period = 1
}

resource "aws_db_instance" "na_replica" {
  replicate_source_db = "orders"
}

resource "aws_db_instance" "unknown" {
  backup_retention_period = var.unknown
}
