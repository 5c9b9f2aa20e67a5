resource "aws_cloudwatch_log_group" "trail" {
  name = "trail"
}

resource "aws_cloudtrail" "pass" {
  cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.trail.arn}:*"
}

resource "aws_cloudtrail" "fail_default" {}

resource "aws_cloudtrail" "unknown" {
  cloud_watch_logs_group_arn = uuid()
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
