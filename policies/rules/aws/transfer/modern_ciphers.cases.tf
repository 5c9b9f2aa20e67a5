variable "unknown" {}

resource "aws_transfer_server" "pass" {
  security_policy_name = "TransferSecurityPolicy-2024-01"
}

resource "aws_transfer_server" "fail_default" {}

resource "aws_transfer_server" "unknown" {
  security_policy_name = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
