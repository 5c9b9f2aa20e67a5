variable "unknown" {}

resource "aws_wafv2_web_acl" "pass" {
  rule {
    name = "limit"
  }
}

resource "aws_wafv2_web_acl" "fail_empty" {}

resource "aws_wafv2_web_acl" "unknown" {
  dynamic "rule" {
    for_each = var.unknown
    content {
      name = rule.value
    }
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
