variable "unknown" {}

resource "aws_networkfirewall_firewall" "pass" {
  delete_protection = true
}

resource "aws_networkfirewall_firewall" "fail_default" {}

resource "aws_networkfirewall_firewall" "unknown" {
  delete_protection = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
