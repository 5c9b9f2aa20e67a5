resource "aws_s3_bucket" "pass_by_reference" {
  bucket = "orders"
}

resource "aws_s3_bucket_public_access_block" "orders" {
  bucket            = aws_s3_bucket.pass_by_reference.id
  block_public_acls = true
}

resource "aws_s3_bucket" "pass_by_name" {
  bucket = "invoices"
}

resource "aws_s3_bucket_public_access_block" "invoices" {
  bucket = "invoices"
}

resource "aws_s3_bucket" "fail_none" {
  bucket = "drafts"
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
