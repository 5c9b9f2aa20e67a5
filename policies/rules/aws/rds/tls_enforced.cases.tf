variable "unknown" {}

resource "aws_db_parameter_group" "pass" {
  family = "postgres14"
  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }
}

resource "aws_db_parameter_group" "pass_default_of_15" {
  family = "postgres16"
}

resource "aws_db_parameter_group" "fail_default_of_14" {
  family = "postgres14"
}

resource "aws_db_parameter_group" "fail_mysql" {
  family = "mysql8.0"
  parameter {
    name  = "require_secure_transport"
    value = "OFF"
  }
}

resource "aws_docdb_cluster_parameter_group" "fail_documents" {
  family = "docdb5.0"
  parameter {
    name  = "tls"
    value = "disabled"
  }
}

resource "aws_redshift_parameter_group" "fail_warehouse" {
  family = "redshift-1.0"
}

resource "aws_db_parameter_group" "na_oracle" {
  family = "oracle-ee-19"
}

resource "aws_db_parameter_group" "unknown" {
  family = "postgres14"
  parameter {
    name  = "rds.force_ssl"
    value = var.unknown
  }
}
