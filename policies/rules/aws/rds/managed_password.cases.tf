variable "unknown" {}

resource "aws_db_instance" "pass_managed" {
  manage_master_user_password = true
}

resource "aws_db_instance" "pass_replica" {
  replicate_source_db = "orders"
}

resource "aws_db_instance" "fail_written" {
  password = "correct-horse-battery"
}

resource "aws_redshift_cluster" "fail_warehouse" {
  master_password = "correct-horse-battery"
}

resource "random_password" "main" {
  length = 24
}

resource "aws_rds_cluster" "fail_generated" {
  master_password = random_password.main.result
}

resource "aws_db_instance" "unknown" {
  password                    = "correct-horse-battery"
  manage_master_user_password = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
