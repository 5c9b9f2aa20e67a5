variable "unknown" {}

resource "aws_redshift_cluster" "pass" {
  encrypted = true
}

resource "aws_redshift_cluster" "fail_default" {}

resource "aws_redshift_cluster" "unknown" {
  encrypted = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
