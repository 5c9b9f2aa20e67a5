resource "aws_kms_key" "topic" {}

resource "aws_sns_topic" "pass" {
  kms_master_key_id = aws_kms_key.topic.arn
}

resource "aws_sns_topic" "fail_default" {}

resource "aws_sns_topic" "unknown" {
  kms_master_key_id = uuid()
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
