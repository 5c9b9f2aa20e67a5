variable "unknown" {}

resource "aws_s3_access_point" "pass_default" {
  bucket = "orders"
  name   = "readers"
}

resource "aws_s3_access_point" "fail_off" {
  bucket = "orders"
  name   = "readers"
  public_access_block_configuration {
    block_public_policy = false
  }
}

resource "aws_s3_access_point" "unknown" {
  bucket = "orders"
  name   = "readers"
  public_access_block_configuration {
    block_public_policy = var.unknown
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
