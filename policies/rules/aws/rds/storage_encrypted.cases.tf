variable "unknown" {}

resource "aws_db_instance" "fail_default" {
  engine = "postgres"
}

resource "aws_db_instance" "fail_off" {
  storage_encrypted = false
}

resource "aws_db_instance" "pass" {
  storage_encrypted = true
}

resource "aws_db_instance" "na_replica" {
  replicate_source_db = "source"
}

resource "aws_db_instance" "unknown_encryption" {
  storage_encrypted = var.unknown
}

# Whether it is a replica decides who encrypts it.
resource "aws_db_instance" "unknown_replica" {
  replicate_source_db = var.unknown
}
