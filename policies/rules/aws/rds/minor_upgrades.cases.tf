variable "unknown" {}

resource "aws_db_instance" "pass_default" {}

resource "aws_mq_broker" "pass_broker" {
  auto_minor_version_upgrade = true
}

resource "aws_db_instance" "fail" {
  auto_minor_version_upgrade = false
}

resource "aws_mq_broker" "fail_default" {}

resource "aws_db_instance" "unknown" {
  auto_minor_version_upgrade = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
