variable "unknown" {}

resource "aws_db_instance" "pass" {
  multi_az = true
}

resource "aws_db_instance" "fail_default" {}

resource "aws_db_instance" "na_replica" {
  replicate_source_db = "orders"
}

resource "aws_db_instance" "unknown" {
  multi_az = var.unknown
}
