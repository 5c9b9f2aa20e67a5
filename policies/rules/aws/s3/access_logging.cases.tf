variable "unknown" {}

resource "aws_s3_bucket" "pass_beside" {
  bucket = "orders"
}

resource "aws_s3_bucket_logging" "orders" {
  bucket        = aws_s3_bucket.pass_beside.id
  target_bucket = "logs"
  target_prefix = "orders/"
}

resource "aws_s3_bucket" "pass_inside" {
  logging {
    target_bucket = "logs"
  }
}

resource "aws_s3_bucket" "fail_default" {}

resource "aws_s3_bucket" "na_takes_logs" {
  acl = "log-delivery-write"
}

resource "aws_s3_bucket" "unknown_acl" {
  acl = var.unknown
}
