variable "unknown" {}

resource "aws_s3_bucket" "pass_beside" {
  bucket = "orders"
}

resource "aws_s3_bucket_versioning" "orders" {
  bucket = aws_s3_bucket.pass_beside.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket" "pass_inside" {
  versioning {
    enabled = true
  }
}

resource "aws_s3_bucket" "fail_default" {}

resource "aws_s3_bucket" "fail_off" {
  versioning {
    enabled = false
  }
}

resource "aws_s3_bucket" "fail_suspended" {
  bucket = "drafts"
}

resource "aws_s3_bucket_versioning" "drafts" {
  bucket = aws_s3_bucket.fail_suspended.id
  versioning_configuration {
    status = "Suspended"
  }
}

resource "aws_s3_bucket" "unknown_inside" {
  versioning {
    enabled = var.unknown
  }
}

resource "aws_s3_bucket" "unknown_beside" {
  bucket = "notes"
}

resource "aws_s3_bucket_versioning" "notes" {
  bucket = aws_s3_bucket.unknown_beside.id
  versioning_configuration {
    status = var.unknown
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
