variable "unknown" {}

resource "aws_s3_bucket_lifecycle_configuration" "pass" {
  bucket = "orders"
  rule {
    id     = "uploads"
    status = "Enabled"
    abort_incomplete_multipart_upload {
      days_after_initiation = 3
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "fail_only_expires" {
  bucket = "orders"
  rule {
    id     = "old"
    status = "Enabled"
    expiration {
      days = 90
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "unknown" {
  bucket = "orders"
  rule {
    id     = "uploads"
    status = var.unknown
    abort_incomplete_multipart_upload {
      days_after_initiation = 3
    }
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
