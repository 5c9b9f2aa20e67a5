variable "unknown" {}

resource "aws_db_instance" "pass" {
  engine                              = "postgres"
  iam_database_authentication_enabled = true
}

resource "aws_db_instance" "fail_default" {
  engine = "mysql"
}

resource "aws_rds_cluster" "fail_cluster" {
  engine = "aurora-postgresql"
}

resource "aws_db_instance" "na_oracle" {
  engine = "oracle-ee"
}

resource "aws_neptune_cluster" "unknown" {
  iam_database_authentication_enabled = var.unknown
}
