variable "unknown" {}

resource "aws_s3_bucket_public_access_block" "pass" {
  bucket                  = "orders"
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_public_access_block" "fail_one_missing" {
  bucket              = "orders"
  block_public_acls   = true
  block_public_policy = true
  ignore_public_acls  = true
}

resource "aws_s3_account_public_access_block" "fail_off" {
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
  block_public_acls       = false
}

resource "aws_s3_bucket_public_access_block" "unknown" {
  bucket                  = "orders"
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
  block_public_acls       = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
