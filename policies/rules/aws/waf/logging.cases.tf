variable "unknown" {}

resource "aws_wafv2_web_acl" "pass" {}

resource "aws_wafv2_web_acl_logging_configuration" "main" {
  resource_arn            = aws_wafv2_web_acl.pass.arn
  log_destination_configs = ["x"]
}

resource "aws_waf_web_acl" "pass_classic" {
  logging_configuration {
    log_destination = "x"
  }
}

resource "aws_wafv2_web_acl" "fail_default" {}

resource "aws_waf_web_acl" "unknown" {
  dynamic "logging_configuration" {
    for_each = var.unknown
    content {
      log_destination = logging_configuration.value
    }
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
