variable "unknown" {}

resource "aws_lb" "pass" {}

resource "aws_wafv2_web_acl_association" "main" {
  resource_arn = aws_lb.pass.arn
  web_acl_arn  = "acl"
}

resource "aws_cloudfront_distribution" "pass_distribution" {
  web_acl_id = "acl"
}

resource "aws_lb" "fail_default" {}

resource "aws_cloudfront_distribution" "fail_distribution" {}

resource "aws_lb" "na_internal" {
  internal = true
}

resource "aws_lb" "unknown" {
  internal = var.unknown
}
