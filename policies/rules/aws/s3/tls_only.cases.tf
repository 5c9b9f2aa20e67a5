variable "unknown" {}

resource "aws_s3_bucket" "pass_policy_beside" {
  bucket = "orders"
}

resource "aws_s3_bucket_policy" "orders" {
  bucket = aws_s3_bucket.pass_policy_beside.id
  policy = jsonencode({
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = ["arn:aws:s3:::orders", "arn:aws:s3:::orders/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}

resource "aws_s3_bucket" "pass_policy_inside" {
  bucket = "invoices"
  policy = jsonencode({
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = ["arn:aws:s3:::orders", "arn:aws:s3:::orders/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}

resource "aws_s3_bucket" "fail_no_policy" {
  bucket = "drafts"
}

resource "aws_s3_bucket" "fail_other_policy" {
  bucket = "letters"
}

resource "aws_s3_bucket_policy" "letters" {
  bucket = aws_s3_bucket.fail_other_policy.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/reader" }
      Action    = "s3:GetObject"
      Resource  = "*"
    }]
  })
}

resource "aws_s3_bucket" "unknown_policy" {
  bucket = "notes"
}

resource "aws_s3_bucket_policy" "notes" {
  bucket = aws_s3_bucket.unknown_policy.id
  policy = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
