variable "unknown" {}

resource "aws_rds_cluster" "pass" {
  storage_encrypted = true
}

resource "aws_rds_cluster" "fail_default" {}

resource "aws_docdb_cluster" "fail_documents" {}

resource "aws_neptune_cluster" "fail_graph" {
  storage_encrypted = false
}

resource "aws_rds_cluster" "na_serverless" {
  engine_mode = "serverless"
}

resource "aws_rds_cluster" "unknown" {
  storage_encrypted = var.unknown
}
