variable "unknown" {}

resource "aws_msk_cluster" "pass" {
  logging_info {
    broker_logs {
      s3 {
        enabled = true
        bucket  = "logs"
      }
    }
  }
}

resource "aws_msk_cluster" "fail_default" {}

resource "aws_mq_broker" "fail_broker" {}

resource "aws_mq_broker" "unknown" {
  logs {
    general = var.unknown
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
