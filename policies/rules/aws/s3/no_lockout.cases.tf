variable "unknown" {}

resource "aws_s3_bucket_policy" "pass_conditional" {
  bucket = "orders"
  policy = jsonencode({
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = "*"
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}

resource "aws_s3_bucket_policy" "fail" {
  bucket = "orders"
  policy = jsonencode({
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = "*"
    }]
  })
}

resource "aws_s3_bucket_policy" "unknown" {
  bucket = "orders"
  policy = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
