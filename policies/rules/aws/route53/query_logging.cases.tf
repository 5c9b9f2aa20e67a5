variable "unknown" {}

resource "aws_route53_zone" "pass" {
  name = "example.com"
}

resource "aws_route53_query_log" "main" {
  zone_id                  = aws_route53_zone.pass.zone_id
  cloudwatch_log_group_arn = "x"
}

resource "aws_route53_zone" "fail" {
  name = "example.org"
}

resource "aws_route53_zone" "na_private" {
  name = "internal"
  vpc {
    vpc_id = "vpc-1"
  }
}

resource "aws_route53_zone" "unknown" {
  name = "example.net"
  dynamic "vpc" {
    for_each = var.unknown
    content {
      vpc_id = vpc.value
    }
  }
}
