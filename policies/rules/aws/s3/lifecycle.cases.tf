variable "unknown" {}

resource "aws_s3_bucket" "pass_beside" {
  bucket = "orders"
}

resource "aws_s3_bucket_lifecycle_configuration" "orders" {
  bucket = aws_s3_bucket.pass_beside.id
  rule {
    id     = "old"
    status = "Enabled"
  }
}

resource "aws_s3_bucket" "pass_inside" {
  lifecycle_rule {
    enabled = true
  }
}

resource "aws_s3_bucket" "fail_default" {}

resource "aws_s3_bucket" "unknown_rules" {
  dynamic "lifecycle_rule" {
    for_each = var.unknown
    content {
      enabled = lifecycle_rule.value
    }
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
