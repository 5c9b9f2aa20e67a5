variable "unknown" {}

resource "aws_cloudwatch_metric_alarm" "pass" {
  alarm_actions = ["topic"]
}

resource "aws_cloudwatch_metric_alarm" "fail_off" {
  actions_enabled = false
  alarm_actions   = ["topic"]
}

resource "aws_cloudwatch_metric_alarm" "unknown" {
  actions_enabled = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
