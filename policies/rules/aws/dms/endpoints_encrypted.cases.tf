variable "unknown" {}

resource "aws_dms_endpoint" "pass" {
  engine_name = "postgres"
  ssl_mode    = "require"
}

resource "aws_dms_endpoint" "fail_default" {
  engine_name = "mysql"
}

resource "aws_dms_endpoint" "na_s3" {
  engine_name = "s3"
}

resource "aws_dms_endpoint" "unknown" {
  engine_name = "mysql"
  ssl_mode    = var.unknown
}
