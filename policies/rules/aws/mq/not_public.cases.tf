variable "unknown" {}

resource "aws_mq_broker" "pass_default" {}

resource "aws_mq_broker" "fail" {
  publicly_accessible = true
}

resource "aws_mq_broker" "unknown" {
  publicly_accessible = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
