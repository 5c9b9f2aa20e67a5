variable "unknown" {}

resource "aws_s3_bucket_ownership_controls" "pass" {
  bucket = "orders"
  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_ownership_controls" "fail_preferred" {
  bucket = "orders"
  rule {
    object_ownership = "BucketOwnerPreferred"
  }
}

resource "aws_s3_bucket_ownership_controls" "unknown" {
  bucket = "orders"
  rule {
    object_ownership = var.unknown
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
